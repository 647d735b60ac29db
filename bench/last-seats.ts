import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { wrongWith } from './last-seats/check.ts';
import { openAll, type Rush, rush } from './last-seats/rush.ts';
import { bench, temporaryFolder } from './support/cleanup.ts';
import { startPostgresDatabase } from './support/postgres.ts';
import type { Running } from './support/process.ts';
import { median } from './support/rounds.ts';
import { readRows } from './support/rows.ts';
import { startService } from './support/service.ts';
import { seed, withDatabase } from './support/world.ts';

const { values: options } = parseArgs({
  options: {
    times: { type: 'string', default: '100' },
    seats: { type: 'string', default: '10' },
    people: { type: 'string', default: '16' },
  },
});
const times = Number(options.times);
const seats = Number(options.seats);
const people = Number(options.people);

interface Case {
  engine: string;
  databaseUrl: string;
  processes: number;
}

/** A new series with one seminar for each time, and everyone after its last seats at once. */
async function runCase({ engine, databaseUrl, processes }: Case) {
  const slugs = Array.from({ length: times }, (_, index) => `rush-${processes}-${index + 1}`);
  await withDatabase(databaseUrl, async (database) => {
    for (const slug of slugs) {
      await database.write((tx) => seed(tx, { slug, seminars: 1, capacity: seats }));
    }
  });
  const services: Running[] = [];
  for (let n = 0; n < processes; n += 1) services.push(await startService({ databaseUrl }));
  const open = await openAll(
    services.map(({ port }) => port),
    people,
  );
  const rushes: Rush[] = [];
  for (const slug of slugs) rushes.push(await rush(open, slug));
  for (const { connection } of open) connection.close();
  await Promise.all(services.map((service) => service.stop()));

  const rows = await withDatabase(databaseUrl, readRows);
  const wrong = rushes.map((one) => wrongWith(one, rows, seats)).filter(({ length }) => length > 0);
  const took = median(rushes.map((one) => one.took));
  console.log(
    `${engine.padEnd(10)} ${processes} process${processes > 1 ? 'es' : '  '}  ${times - wrong.length} of ${times} times right, median ${took.toFixed(0)} ms for all ${people}`,
  );
  for (const sentences of wrong.slice(0, 5))
    console.log(`  wrong: ${[...new Set(sentences)].join('; ')}`);
  return wrong.length === 0;
}

await bench(async () => {
  const postgres = await startPostgresDatabase();
  const sqlite = join(temporaryFolder(), 'bench.db');
  const cases = [1, 2].flatMap((processes) => [
    { engine: 'sqlite', databaseUrl: sqlite, processes },
    { engine: 'postgres', databaseUrl: postgres, processes },
  ]);
  let right = true;
  for (const one of cases) right = (await runCase(one)) && right;
  console.log(
    `Method: ${seats} seats left, ${people} people send the real form at once, each on a connection of their own, spread over the processes; then rows, counters, receipts, receipt pages and letters must agree: ${seats} seated, ${people - seats} in line in order.`,
  );
  return right;
});
