import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { pathsIn } from '../src/paths.ts';
import { fillReport } from './report/fill-report.ts';
import { bench, temporaryFolder } from './support/cleanup.ts';
import { Connection, post } from './support/connection.ts';
import { load, printRates } from './support/load.ts';
import { formOf } from './support/people.ts';
import type { Running } from './support/process.ts';
import { median, spread, verdict } from './support/rounds.ts';
import { startService } from './support/service.ts';
import { signIn } from './support/sign-in.ts';
import { startSmtpPeer } from './support/smtp-peer.ts';
import { seedWorld } from './support/world.ts';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    bookings: { type: 'string', default: '1000,10000,100000,1000000' },
    /** Of the load of sign-ups, while the report is read and while it is not. */
    seconds: { type: 'string', default: '10' },
    connections: { type: 'string', default: '8' },
    /** Each opens the report again a second after it was there. */
    readers: { type: 'string', default: '4' },
  },
});
const secondsGoal = 1;
const rateGoal = 0.8;
/** Twice the rows, at most a little more than twice the work. */
const exponentGoal = 1.1;

interface Read {
  seconds: number;
  /** Processor time of the whole service, in seconds. */
  cpu: number;
}

const path = pathsIn('sv').organiserSeries('bench', 'report');
let people = 0;
let asked = 0;

/** Each asks for something of its own, so that nothing kept is read again. */
const freshPath = () => `${path}?compare=none-${++asked}`;

function getAs(cookie: string, port: number, address: string) {
  return Buffer.from(
    `GET ${address} HTTP/1.1\r\nHost: localhost:${port}\r\nCookie: ${cookie}\r\n\r\n`,
  );
}

async function read(service: Running, cookie: string, address: string): Promise<Read> {
  const connection = await Connection.open(service.port);
  const cpu = service.cpu();
  const began = performance.now();
  const { status, body } = await connection.send(getAs(cookie, service.port, address));
  const seconds = (performance.now() - began) / 1000;
  connection.close();
  if (status !== 200 || !body.includes('Organisation 1')) throw new Error(`${path} gave ${status}`);
  return { seconds, cpu: service.cpu() - cpu };
}

/** Where one may sign up for the last seminar, and the others are held. */
async function startWith(bookings: number) {
  const databaseUrl = join(temporaryFolder(), 'bench.db');
  const world = await seedWorld(databaseUrl, { capacity: 100_000_000, startsInDays: -10 });
  fillReport(databaseUrl, world, bookings);
  const cookie = await signIn(databaseUrl, 'reader');
  const smtp = await startSmtpPeer();
  const service = await startService({ databaseUrl, smtpUrl: smtp.url });
  return { service, cookie };
}

async function measure(bookings: number): Promise<Read[]> {
  const { service, cookie } = await startWith(bookings);
  const first = await read(service, cookie, freshPath());
  const reads: Read[] = [];
  for (let round = 0; round < Number(options.rounds); round += 1) {
    reads.push(await read(service, cookie, freshPath()));
  }
  await service.stop();
  const seconds = reads.map((one) => one.seconds);
  const cpu = median(reads.map((one) => one.cpu));
  console.log(
    `${String(bookings).padStart(8)} bookings      ${spread(seconds, 3)} s, ${cpu.toFixed(2)} s of processor; the first after a rest ${first.seconds.toFixed(2)} s`,
  );
  return reads;
}

/** Sign-ups, with and without organisers who open the report every second. */
async function besideSignUps(bookings: number) {
  const { service, cookie } = await startWith(bookings);
  const signUps = () =>
    load({
      server: service,
      connections: Number(options.connections),
      seconds: Number(options.seconds),
      next: () => post(service.port, pathsIn('sv').signUp('bench'), formOf(++people, [3])),
      expect: 303,
    });
  await signUps();
  const alone = [await signUps()];
  let over = false;
  const reads: number[] = [];
  const reading = Array.from({ length: Number(options.readers) }, async () => {
    while (!over) {
      reads.push((await read(service, cookie, path)).seconds);
      await sleep(1000);
    }
  });
  const beside = [await signUps()];
  over = true;
  await Promise.all(reading);
  alone.push(await signUps());
  await service.stop();
  printRates('sign-ups alone', alone, 'sign-ups');
  printRates('while the report is read', beside, 'sign-ups');
  console.log(
    `The report meanwhile: ${reads.length} times, at most ${Math.max(...reads).toFixed(2)} s, median ${median(reads).toFixed(3)} s (kept for some seconds).`,
  );
  return median(beside.map((one) => one.perSecond)) / median(alone.map((one) => one.perSecond));
}

await bench(async () => {
  const sizes = options.bookings.split(',').map(Number);
  const results: Read[][] = [];
  for (const bookings of sizes) results.push(await measure(bookings));
  const largest = sizes.at(-1) ?? 0;
  const rate = await besideSignUps(largest);
  console.log(
    `Method: the page of a series of three seminars, two of them held, with people of 2,000 organisations, over HTTP, counted anew each time in threads of the service; ${options.rounds} rounds after one, medians (lowest–highest). Then ${options.connections} connections that sign up new people for ${options.seconds} s at ${largest} bookings: alone, while ${options.readers} readers open the page every second, and alone again.`,
  );
  const seconds = median((results.at(-1) ?? []).map((one) => one.seconds));
  const isQuick = verdict(`Seconds at ${largest} bookings:`, seconds, secondsGoal, false);
  const isKind = verdict('Sign-ups meanwhile, of their rate:', rate, rateGoal, true);
  return isQuick && isKind && (sizes.length === 1 || isLinear(sizes, results));
});

/** From the last size but one to the last. */
function isLinear(sizes: number[], results: Read[][]) {
  const [before = 0, largest = 0] = sizes.slice(-2);
  const [less = 0, more = 0] = results
    .slice(-2)
    .map((reads) => median(reads.map(({ cpu }) => cpu)));
  const exponent = Math.log(more / less) / Math.log(largest / before);
  const name = `Exponent of the processor time from ${before} to ${largest}:`;
  return verdict(name, exponent, exponentGoal, false);
}
