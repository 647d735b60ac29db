import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { next } from '../src/demo/series.ts';
import { pathsIn } from '../src/paths.ts';
import { startBare } from './support/bare.ts';
import { bench, temporaryFolder } from './support/cleanup.ts';
import { type Answer, Connection, get } from './support/connection.ts';
import { load, printRates } from './support/load.ts';
import type { Running } from './support/process.ts';
import { alternate, median, verdict } from './support/rounds.ts';
import { profiled, startService } from './support/service.ts';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '32' },
    /** A folder for a CPU profile of the service. */
    profile: { type: 'string' },
  },
});
const goal = 0.8;
const ownHeaders = new Set(['connection', 'keep-alive', 'date', 'content-length']);

/** The page as it was answered, for the bare counterpart to send again. */
function recorded({ headers, body }: Answer) {
  const kept = [...headers()].filter(([name]) => !ownHeaders.has(name));
  return JSON.stringify({ headers: Object.fromEntries(kept), body: body.toString() });
}

async function ask(port: number, path: string) {
  const connection = await Connection.open(port);
  const answer = await connection.send(get(port, path));
  connection.close();
  return answer;
}

function contender(server: Running, path: string) {
  const seconds = Number(options.seconds);
  const connections = Number(options.connections);
  const request = get(server.port, path);
  const next = () => request;
  return {
    name: server.name,
    measure: () => load({ server, connections, seconds, next, expect: 200 }),
  };
}

await bench(async () => {
  const folder = temporaryFolder();
  const databaseUrl = join(folder, 'bench.db');
  const path = pathsIn('sv').series(next.slug);
  const service = await startService({ databaseUrl, path, ...profiled(options.profile) });
  const page = await ask(service.port, path);
  const file = join(folder, 'page.json');
  writeFileSync(file, recorded(page));
  const bare = await startBare('page', file);
  const same = await ask(bare.port, '/page');
  if (!same.body.equals(page.body)) throw new Error('The two bodies differ');

  const contenders = [contender(service, path), contender(bare, '/page')];
  const results = await alternate(Number(options.rounds), contenders);
  const rate = (name: string) => median(results(name).map(({ perSecond }) => perSecond));
  printRates(service.name, results(service.name), 'pages');
  printRates(bare.name, results(bare.name), 'pages');
  const { rounds, seconds, connections } = options;
  console.log(
    `Method: ${path}, ${page.body.length} bytes and the same headers from both; ${connections} kept-alive connections; ${rounds} rounds of ${seconds} s each in turn after one to warm up; medians (lowest–highest).`,
  );
  await service.stop();
  return verdict(
    'Series page, rate beside bare Fastify:',
    rate(service.name) / rate(bare.name),
    goal,
    true,
  );
});
