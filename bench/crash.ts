import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { crashOften, type Outcome } from './crash/rounds.ts';
import { bench, temporaryFolder } from './support/cleanup.ts';
import { startPostgresDatabase } from './support/postgres.ts';

const { values: options } = parseArgs({
  options: {
    sqlite: { type: 'string', default: '50' },
    postgres: { type: 'string', default: '20' },
  },
});

function print(engine: string, { counts, wrong }: Outcome) {
  console.log(`\n${engine}`);
  for (const [what, count] of Object.entries(counts)) {
    console.log(`  ${what.padEnd(44)} ${String(count).padStart(7)}`);
  }
  console.log(`  ${'violations'.padEnd(44)} ${String(wrong.size).padStart(7)}`);
  for (const sentence of [...wrong].slice(0, 20)) console.log(`    ${sentence}`);
}

await bench(async () => {
  let right = true;
  const cases = [
    { engine: 'sqlite', times: Number(options.sqlite) },
    { engine: 'postgres', times: Number(options.postgres) },
  ];
  for (const { engine, times } of cases.filter((one) => one.times > 0)) {
    const isSqlite = engine === 'sqlite';
    const url = isSqlite ? join(temporaryFolder(), 'bench.db') : await startPostgresDatabase();
    const outcome = await crashOften(url, times);
    print(engine, outcome);
    right &&= outcome.wrong.size === 0;
  }
  console.log(
    '\nMethod: the service and a second process (moves, more seats, offers run out) on one database, people signing up, sending again, leaving, cancelling, accepting and declining over HTTP, letters leaving to a real SMTP peer; both processes killed with SIGKILL 0.2–1 s after they are ready; between the crashes some offers are put to run out; all rows, answers and letters are compared after each crash, and again once the queue of letters is empty.',
  );
  return right;
});
