import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { atEnd, temporaryFolder } from './cleanup.ts';
import { Connection, get } from './connection.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const startsWithin = 30_000;

export interface Program {
  name: string;
  /** To node, as `['src/main.ts']`. */
  arguments: string[];
  env: Record<string, string>;
}

export interface Launched {
  name: string;
  pid: number;
  hasEnded: () => boolean;
  /** Ends it as an operator would. */
  stop: () => Promise<void>;
  /** Ends it as a power cut would. */
  kill: () => Promise<void>;
  /** All that it wrote. */
  said: () => string;
}

export interface Running extends Launched {
  port: number;
  /** From the birth of the process to the end of its first answer, in milliseconds. */
  firstAnswerMs: number;
  /** Resident memory, in MB of 1,000,000 bytes. */
  memory: () => number;
  /** Processor time used so far, in seconds. */
  cpu: () => number;
}

/** Starts a program with this very node. */
export function launch({ name, env, ...program }: Program): Launched {
  const log = join(temporaryFolder(), 'output.log');
  const output = openSync(log, 'a');
  const child = spawn(process.execPath, program.arguments, {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env },
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const end = async (signal: NodeJS.Signals) => {
    if (!hasEnded()) child.kill(signal);
    await gone;
  };
  atEnd(() => end('SIGKILL'));
  return {
    name,
    pid: child.pid ?? 0,
    hasEnded,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    said: () => readFileSync(log, 'utf8'),
  };
}

/** Starts a server, and waits until it answers `path` with 200. */
export async function start(program: Program & { port: number; path: string }): Promise<Running> {
  const { port, path } = program;
  const began = performance.now();
  const launched = launch(program);
  await answered(launched, port, path);
  return {
    ...launched,
    port,
    firstAnswerMs: performance.now() - began,
    memory: () => residentMemory(launched.pid),
    cpu: () => processorTime(launched.pid),
  };
}

async function answered({ name, hasEnded, said }: Launched, port: number, path: string) {
  const until = performance.now() + startsWithin;
  while (performance.now() < until) {
    if (hasEnded()) throw new Error(`${name} ended at its start:\n${said()}`);
    if (await isListening(port)) {
      const connection = await Connection.open(port);
      const { status } = await connection.send(get(port, path));
      connection.close();
      if (status === 200) return;
    }
    await sleep(2);
  }
  throw new Error(`${name} did not answer ${path} with 200 in time:\n${said()}`);
}

function isListening(port: number) {
  return new Promise<boolean>((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => done(true)).once('error', () => done(false));
    socket.once('connect', () => socket.destroy());
  });
}

export function freePort() {
  return new Promise<number>((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('No port was free');
      server.close(() => done(address.port));
    });
  });
}

function residentMemory(pid: number) {
  const [, kilobytes] =
    /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  if (!kilobytes) throw new Error(`The memory of process ${pid} could not be read`);
  return (Number(kilobytes) * 1024) / 1e6;
}

/** Linux counts in hundredths of a second; the name before may hold spaces. */
function processorTime(pid: number) {
  const [, fields = ''] = /\) (.*)$/m.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
  const [user, system] = fields.split(' ').slice(11, 13).map(Number);
  return ((user ?? Number.NaN) + (system ?? Number.NaN)) / 100;
}
