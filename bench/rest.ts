import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { pathsIn } from '../src/paths.ts';
import { residentByKind } from './rest/mappings.ts';
import { startBare } from './support/bare.ts';
import { bench, temporaryFolder } from './support/cleanup.ts';
import type { Running } from './support/process.ts';
import { alternate, median, spread, verdict } from './support/rounds.ts';
import { startService } from './support/service.ts';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    /** How long a process is left alone before its memory is read. */
    seconds: { type: 'string', default: '5' },
  },
});
const memoryGoal = 150;
const startGoal = 1.5;
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;

interface Rested {
  firstAnswerMs: number;
  memory: number;
}

async function rested(start: () => Promise<Running>): Promise<Rested> {
  const running = await start();
  await sleep(Number(options.seconds) * 1000);
  const memory = running.memory();
  await running.stop();
  return { firstAnswerMs: running.firstAnswerMs, memory };
}

function print(name: string, rounds: Rested[]) {
  const first = spread(rounds.map(({ firstAnswerMs }) => firstAnswerMs));
  const memory = spread(rounds.map((round) => round.memory));
  console.log(`${name.padEnd(14)} first answer after ${first} ms, at rest ${memory} MB`);
}

/** One more start, that is asked where its memory is. */
async function printWhereMemoryIs(start: () => Promise<Running>) {
  const running = await start();
  await sleep(Number(options.seconds) * 1000);
  process.kill(running.pid, 'SIGIO');
  await sleep(500);
  const resident = [...residentByKind(running.pid)].toSorted(([, a], [, b]) => b - a);
  console.log(
    `Resident: ${resident.map(([kind, bytes]) => `${kind} ${megabytes(bytes)}`).join(', ')}`,
  );
  const [, report] = /^memory (.*)$/m.exec(running.said()) ?? [];
  if (!report) throw new Error(`The service did not tell of its memory:\n${running.said()}`);
  const { usage, spaces }: { usage: NodeJS.MemoryUsage; spaces: [string, number][] } =
    JSON.parse(report);
  const { heapTotal, heapUsed, external, arrayBuffers } = usage;
  console.log(
    `Of V8: heap ${megabytes(heapTotal)} (in use ${megabytes(heapUsed)}), external ${megabytes(external)} (array buffers ${megabytes(arrayBuffers)}); ${spaces
      .filter(([, bytes]) => bytes > 1e6)
      .map(([name, bytes]) => `${name} ${megabytes(bytes)}`)
      .join(', ')}`,
  );
  await running.stop();
}

await bench(async () => {
  const folder = temporaryFolder();
  const databaseUrl = join(folder, 'demo.db');
  const env = { NODE_COMPILE_CACHE: join(folder, 'cache') };
  const path = pathsIn('sv').home();
  const nodeArguments = ['--import', './bench/rest/report-memory.ts'];
  const start = () => startService({ databaseUrl, path, env });

  const first = await start();
  console.log(`The very first start, which makes the demo: ${first.firstAnswerMs.toFixed(0)} ms`);
  await first.stop();

  const contenders = [
    { name: 'the service', measure: () => rested(start) },
    { name: 'bare Fastify', measure: () => rested(() => startBare('empty')) },
  ];
  const results = await alternate(Number(options.rounds), contenders);
  for (const { name } of contenders) print(name, results(name));
  await printWhereMemoryIs(() => startService({ databaseUrl, path, env, nodeArguments }));
  const { rounds, seconds } = options;
  console.log(
    `Method: ${rounds} starts of each in turn after one to warm up, as npm start starts it (with Node's compile cache), SQLite with the demo; time from the birth of the process to the whole of ${path}; resident memory ${seconds} s later, in millions of bytes; medians (lowest–highest).`,
  );
  const service = results('the service');
  const memory = median(service.map((round) => round.memory));
  const firstAnswer = median(service.map(({ firstAnswerMs }) => firstAnswerMs)) / 1000;
  const isSmall = verdict('Memory at rest, MB:', memory, memoryGoal, false);
  return verdict('First answer, seconds:', firstAnswer, startGoal, false) && isSmall;
});
