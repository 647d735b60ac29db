import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { pathsIn } from '../src/paths.ts';
import { openBare } from './export/bare-read.ts';
import { download } from './export/download.ts';
import { signInReader } from './export/sign-in.ts';
import { bench, temporaryFolder } from './support/cleanup.ts';
import { post } from './support/connection.ts';
import { fill } from './support/fill.ts';
import { load, printRates } from './support/load.ts';
import { formOf } from './support/people.ts';
import type { Running } from './support/process.ts';
import { alternate, median, spread, verdict } from './support/rounds.ts';
import { startService } from './support/service.ts';
import { startSmtpPeer } from './support/smtp-peer.ts';
import { seedWorld } from './support/world.ts';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    rows: { type: 'string', default: '100000' },
    /** Of the load of sign-ups, while files are taken and while none is. */
    seconds: { type: 'string', default: '10' },
    connections: { type: 'string', default: '8' },
  },
});
const rateGoal = 0.5;
const memoryGoal = 64;
const perSignUp = 3;

let people = 0;

/** Sign-ups go on; meanwhile `work` is done, and the most memory held at once is told. */
async function underLoad(service: Running, work: (isOver: () => boolean) => Promise<unknown>) {
  const path = pathsIn('sv').signUp('bench');
  let over = false;
  let most = 0;
  const watching = (async () => {
    for (; !over; await sleep(50)) most = Math.max(most, service.memory());
  })();
  const working = work(() => over);
  const measured = await load({
    server: service,
    connections: Number(options.connections),
    seconds: Number(options.seconds),
    next: () => post(service.port, path, formOf(++people, [2])),
    expect: 303,
  });
  over = true;
  await Promise.all([watching, working]);
  return { measured, most };
}

await bench(async () => {
  const rows = Number(options.rows);
  const databaseUrl = join(temporaryFolder(), 'bench.db');
  const world = await seedWorld(databaseUrl, { capacity: 100_000_000, seminars: 2 });
  const [seminarId = 0] = world.seminarIds;
  fill(databaseUrl, { ...world, seminarIds: [seminarId] }, rows * perSignUp);
  const cookie = await signInReader(databaseUrl);
  const smtp = await startSmtpPeer();
  const service = await startService({ databaseUrl, smtpUrl: smtp.url });
  const path = pathsIn('sv').organiserSeries(world.slug, 'seminars/1/people.csv');
  const takeFile = async () => {
    const file = await download(service.port, path, cookie);
    if (file.lines !== rows + 1) throw new Error(`The file has ${file.lines} lines`);
    return file.seconds;
  };
  // Before any file was taken: what the first ones need would hide in what they leave.
  const quiet = await underLoad(service, async () => undefined);
  const busy = await underLoad(service, async (isOver) => {
    while (!isOver()) await takeFile();
  });

  const readBare = openBare(databaseUrl, world.seriesId, seminarId);

  const results = await alternate(Number(options.rounds), [
    { name: 'the file', measure: takeFile },
    { name: 'better-sqlite3 alone', measure: async () => readBare().seconds },
  ]);
  const seconds = (name: string) => results(name);
  for (const name of ['the file', 'better-sqlite3 alone']) {
    console.log(`${name.padEnd(24)} ${spread(seconds(name), 2)} s for ${rows} rows`);
  }

  printRates('sign-ups alone', [quiet.measured], 'sign-ups');
  printRates('while files are taken', [busy.measured], 'sign-ups');
  console.log(
    `Memory: at most ${quiet.most.toFixed(0)} MB with sign-ups alone, ${busy.most.toFixed(0)} MB while files are taken one after another.`,
  );
  console.log(
    `Method: a seminar's list of ${rows} people as CSV over HTTP, sorted by name, against the same rows in the same order by one statement of better-sqlite3; ${options.rounds} rounds of each in turn after one to warm up, medians (lowest–highest); before that ${options.connections} connections that sign up new people for ${options.seconds} s, first without and then with files being taken; resident memory of the service, in millions of bytes.`,
  );
  await service.stop();
  const rate = median(seconds('better-sqlite3 alone')) / median(seconds('the file'));
  const isFast = verdict('Rows a second, beside better-sqlite3 alone:', rate, rateGoal, true);
  return verdict('More memory, MB:', busy.most - quiet.most, memoryGoal, false) && isFast;
});
