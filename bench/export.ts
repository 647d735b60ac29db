import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { pathsIn } from '../src/paths.ts';
import { openBare } from './export/bare-read.ts';
import { bookSome } from './export/book-some.ts';
import { download } from './export/download.ts';
import { bench, temporaryFolder } from './support/cleanup.ts';
import { post } from './support/connection.ts';
import { fill } from './support/fill.ts';
import { load, printRates } from './support/load.ts';
import { formOf } from './support/people.ts';
import type { Running } from './support/process.ts';
import { alternate, median, spread, verdict } from './support/rounds.ts';
import { startService } from './support/service.ts';
import { signIn } from './support/sign-in.ts';
import { startSmtpPeer } from './support/smtp-peer.ts';
import { seedWorld } from './support/world.ts';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    rows: { type: 'string', default: '100000' },
    /** Of the load of sign-ups, while files are taken and while none is. */
    seconds: { type: 'string', default: '10' },
    connections: { type: 'string', default: '8' },
    /** For each kind of file, loads so long, alone and while it is made: the machine may change. */
    pairs: { type: 'string', default: '7' },
    short: { type: 'string', default: '4' },
    kinds: { type: 'string', default: 'csv,json,zip,xlsx,pdf' },
  },
});
const readGoal = 0.5;
const memoryGoal = 64;
/** What sign-ups keep of their rate while a file is made. */
const keptGoal = 0.8;
const perSignUp = 3;
/** Each kind of file with as many rows as it can hold, or as the bench has, and its seminar. */
const kinds = [
  { kind: 'csv', seminar: 1, most: Number.POSITIVE_INFINITY },
  { kind: 'json', seminar: 1, most: Number.POSITIVE_INFINITY },
  { kind: 'zip', seminar: 1, most: Number.POSITIVE_INFINITY },
  { kind: 'xlsx', seminar: 3, most: 20_000 },
  { kind: 'pdf', seminar: 4, most: 2000 },
] as const;

const short = Number(options.short);

let people = 0;

/** Sign-ups go on; meanwhile `work` is done, and the most memory held at once is told. */
async function underLoad(
  service: Running,
  work: (isOver: () => boolean) => Promise<unknown>,
  seconds = Number(options.seconds),
) {
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
    seconds,
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
  const world = await seedWorld(databaseUrl, { capacity: 100_000_000, seminars: 4 });
  const [seminarId = 0] = world.seminarIds;
  fill(databaseUrl, { ...world, seminarIds: [seminarId] }, rows * perSignUp);
  for (const { seminar, most } of kinds) {
    if (seminar > 1)
      bookSome(databaseUrl, world.seminarIds[seminar - 1] ?? 0, Math.min(most, rows));
  }
  const cookie = await signIn(databaseUrl, 'reader');
  const smtp = await startSmtpPeer();
  const service = await startService({ databaseUrl, smtpUrl: smtp.url });
  const take = async ({ kind, seminar }: (typeof kinds)[number]) => {
    const path = pathsIn('sv').organiserSeries(world.slug, `seminars/${seminar}/people.${kind}`);
    const file = await download(service.port, path, cookie);
    if (kind === 'csv' && file.lines !== rows + 1) throw new Error(`${file.lines} lines`);
    return file.seconds;
  };
  const takeCsv = () => take(kinds[0]);
  // Before any file was taken: what the first ones need would hide in what they leave.
  const quiet = await underLoad(service, async () => undefined);
  const busy = await underLoad(service, async (isOver) => {
    while (!isOver()) await takeCsv();
  });

  const readBare = openBare(databaseUrl, world.seriesId, seminarId);
  const seconds = await alternate(Number(options.rounds), [
    { name: 'the file', measure: takeCsv },
    { name: 'better-sqlite3 alone', measure: async () => readBare().seconds },
  ]);
  for (const name of ['the file', 'better-sqlite3 alone']) {
    console.log(`${name.padEnd(24)} ${spread(seconds(name), 2)} s for ${rows} rows`);
  }
  printRates('sign-ups alone', [quiet.measured], 'sign-ups');
  printRates('while files are taken', [busy.measured], 'sign-ups');
  console.log(
    `Memory: at most ${quiet.most.toFixed(0)} MB with sign-ups alone, ${busy.most.toFixed(0)} MB while files are taken one after another.`,
  );

  const kept: boolean[] = [];
  for (const one of kinds.filter(({ kind }) => options.kinds.split(',').includes(kind))) {
    const times: number[] = [];
    const rates = await alternate(Number(options.pairs), [
      { name: 'alone', measure: () => underLoad(service, async () => undefined, short) },
      {
        name: one.kind,
        measure: () =>
          underLoad(
            service,
            async (isOver) => {
              while (!isOver()) times.push(await take(one));
            },
            short,
          ),
      },
    ]);
    const of = (name: string) => rates(name).map(({ measured }) => measured);
    printRates(`alone, beside ${one.kind}`, of('alone'), 'sign-ups');
    printRates(`while ${one.kind} is made`, of(one.kind), 'sign-ups');
    console.log(`${one.kind.padEnd(24)} ${spread(times, 1)} s a file meanwhile`);
    const parts = of(one.kind).map(
      ({ perSecond }, n) => perSecond / (of('alone')[n]?.perSecond ?? Number.NaN),
    );
    const what = `Sign-ups kept while ${one.kind} is made, ${spread(parts, 2)}:`;
    kept.push(verdict(what, median(parts), keptGoal, true));
  }
  console.log(
    `Method: a seminar's list of ${rows} people as CSV over HTTP, sorted by name, against the same rows in the same order by one statement of better-sqlite3; ${options.rounds} rounds of each in turn after one to warm up, medians (lowest–highest); before that ${options.connections} connections that sign up new people for ${options.seconds} s, first without and then with files being taken; resident memory of the service, in millions of bytes; then for each kind of file ${options.pairs} pairs of the same load for ${options.short} s, alone and while one file after another is made (CSV, JSON and the archive package of ${rows} rows, XLSX of 20,000, PDF of 2,000), in turned order: the median of what each pair kept.`,
  );
  await service.stop();
  const rate = median(seconds('better-sqlite3 alone')) / median(seconds('the file'));
  const isFast = verdict('Rows a second, beside better-sqlite3 alone:', rate, readGoal, true);
  const isLean = verdict('More memory, MB:', busy.most - quiet.most, memoryGoal, false);
  return isFast && isLean && kept.every(Boolean);
});
