import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { changeCapacity, expireOffers } from '../../src/bookings/index.ts';
import { readConfig } from '../../src/config.ts';
import { listSeminars, moveSeminar, type Seminar } from '../../src/series/index.ts';
import type { Services } from '../../src/services.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { makeLog } from '../../src/web/log.ts';

/**
 * The operator's verbs, beside the service on the same database, until it is killed. Each line
 * that it writes is JSON: what it is about to do, and what it has been told is done.
 */
const { values } = parseArgs({ options: { series: { type: 'string', default: '' } } });
const config = readConfig(process.env);
const database = await openDatabase(config.databaseUrl);
const services: Services = {
  config,
  database,
  log: makeLog(config),
  clock: () => new Date(),
  random: (bytes) => randomBytes(bytes).toString('base64url'),
};
const fiveMinutes = 300_000;

/** Past every buffer of ours, so that a kill loses no line. */
const tell = (line: object) => writeSync(1, `${JSON.stringify(line)}\n`);

async function move({ id, startsAt, endsAt }: Seminar) {
  const by = Math.floor(1 + Math.random() * 12) * fiveMinutes * (Math.random() < 0.5 ? -1 : 1);
  const startsAfter = new Date(startsAt.getTime() + by);
  const change = { startsAt: startsAfter, endsAt: new Date(endsAt.getTime() + by) };
  tell({ verb: 'moving', seminarId: id, startsAt: startsAfter.getTime() });
  const moved = await moveSeminar(services, id, change, 'operator');
  if (moved === 'moved') tell({ verb: 'moved', seminarId: id, startsAt: startsAfter.getTime() });
}

async function raise({ id, capacity }: Seminar) {
  await changeCapacity(services, id, capacity + 1, 'operator');
  tell({ verb: 'raised', seminarId: id });
}

async function expire() {
  const expired = await expireOffers(services);
  if (expired > 0) tell({ verb: 'expired', count: expired });
}

tell({ verb: 'ready' });
for (;;) {
  const seminars = await listSeminars(database.read, Number(values.series));
  const seminar = seminars[Math.floor(Math.random() * seminars.length)];
  if (!seminar) throw new Error('The series has no seminars');
  const dice = Math.random();
  if (dice < 0.3) await move(seminar);
  else if (dice < 0.4) await raise(seminar);
  else await expire();
  await sleep(Math.random() * 200);
}
