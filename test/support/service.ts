import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const flags = ['--import', './src/storage/load-light.ts'];
/** That of `npm start`: half of what a start costs is to compile. */
export const NODE_COMPILE_CACHE = '.cache/node';

export interface Service {
  process: ChildProcess;
  /** What it has written so far, to both streams. */
  output: () => string;
  /** Where it answers, as `http://localhost:43993`; waits until it is up. */
  ready: Promise<string>;
  /** The exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals | null>;
}

/** The service as `npm start` runs it, in a process of its own that ends with the test. */
export function startService(env: Record<string, string>): Service {
  const child = spawn(process.execPath, [...flags, 'src/main.ts'], {
    cwd: root,
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ready = new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      output += chunk;
      const [, address] = /is at\s+(http\S+?)\/\n/.exec(output) ?? [];
      if (address) resolve(address);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('exit', (code) => reject(new Error(`ended with ${code}:\n${output}`)));
  });
  // Those who only wait for its end need not hear that it was never ready.
  ready.catch(() => {});
  const ended = once(child, 'exit').then(([code, signal]) => code ?? signal);
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await ended;
  });
  return { process: child, output: () => output, ready, ended };
}
