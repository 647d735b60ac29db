import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pathsIn } from '../src/paths.ts';
import { startBare } from './support/bare.ts';
import { bench, temporaryFolder } from './support/cleanup.ts';
import { post } from './support/connection.ts';
import { fill } from './support/fill.ts';
import { load, printRates } from './support/load.ts';
import { formOf } from './support/people.ts';
import type { Running } from './support/process.ts';
import { alternate, median, verdict } from './support/rounds.ts';
import { profiled, startService } from './support/service.ts';
import { startSmtpPeer } from './support/smtp-peer.ts';
import { seedWorld } from './support/world.ts';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '4' },
    connections: { type: 'string', default: '64' },
    /** Earlier bookings of a second database, to be compared with the empty one. */
    bookings: { type: 'string', default: '0' },
    /** A folder for a CPU profile of the service. */
    profile: { type: 'string' },
  },
});
const goal = 1;
const goalWhenFilled = 0.9;
const capacity = 100_000_000;

let people = 0;

function contender(name: string, server: Running, path: string) {
  const seconds = Number(options.seconds);
  const connections = Number(options.connections);
  const next = () => {
    people += 1;
    return post(server.port, path, formOf(people, [1, 2, 3]));
  };
  return { name, measure: () => load({ server, connections, seconds, next, expect: 303 }) };
}

async function startFilled(smtpUrl: string, bookings: number) {
  const databaseUrl = join(temporaryFolder(), 'bench.db');
  const world = await seedWorld(databaseUrl, { capacity });
  if (bookings > 0) fill(databaseUrl, world, bookings);
  return startService({ databaseUrl, smtpUrl, ...profiled(options.profile) });
}

await bench(async () => {
  const bookings = Number(options.bookings);
  const smtp = await startSmtpPeer();
  const path = pathsIn('sv').signUp('bench');
  const bareName = 'bare Fastify, one row';
  const emptyName = 'the service';
  const filledName = `after ${bookings} bookings`;

  const services = [{ name: emptyName, service: await startFilled(smtp.url, 0) }];
  if (bookings > 0)
    services.push({ name: filledName, service: await startFilled(smtp.url, bookings) });
  const bare = await startBare('insert', join(temporaryFolder(), 'bare.db'));
  const contenders = [
    ...services.map(({ name, service }) => contender(name, service, path)),
    contender(bareName, bare, '/'),
  ];
  const results = await alternate(Number(options.rounds), contenders);
  const rate = (name: string) => median(results(name).map(({ perSecond }) => perSecond));
  for (const { name } of contenders) printRates(name, results(name), 'sign-ups');
  const { rounds, seconds, connections } = options;
  console.log(
    `Method: the real form, new people, all three seminars, one durable unit with its letters, against one row by better-sqlite3 (WAL, synchronous=FULL); ${connections} connections; ${rounds} rounds of ${seconds} s each in turn after one to warm up; medians (lowest–highest).`,
  );
  for (const { service } of services) await service.stop();
  const reached = verdict(
    'Sign-ups, rate beside bare Fastify:',
    rate(emptyName) / rate(bareName),
    goal,
    true,
  );
  if (bookings === 0) return reached;
  const part = rate(filledName) / rate(emptyName);
  return (
    verdict(`After ${bookings} bookings, beside empty:`, part, goalWhenFilled, true) && reached
  );
});
