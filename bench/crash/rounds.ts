import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { forgottenClients } from '../support/postgres.ts';
import { freePort, type Launched, launch } from '../support/process.ts';
import { type Rows, readRows, rowsOf } from '../support/rows.ts';
import { type ServiceOptions, serviceEnvironment, startService } from '../support/service.ts';
import { type SmtpPeer, startSmtpPeer } from '../support/smtp-peer.ts';
import { seedWorld, type World, withDatabase } from '../support/world.ts';
import { chancesOf } from './chance.ts';
import { wrongAnswers } from './check-answers.ts';
import { wrongDeliveries, wrongLetters } from './check-letters.ts';
import { wrongMoves, wrongSeats } from './check-seats.ts';
import { countsOf } from './counts.ts';
import { startCrowd } from './crowd.ts';
import { drain } from './drain.ts';
import { emptyLedger, type Ledger } from './ledger.ts';
import { letOffersRunOut } from './run-out.ts';
import { readTold } from './told.ts';

export interface Outcome {
  counts: Record<string, number>;
  wrong: Set<string>;
}

export interface Run {
  world: World;
  service: ServiceOptions & { port: number };
  peer: SmtpPeer;
  ledger: Ledger;
  wrong: Set<string>;
}

const offerHours = 24;

/** Crashes the service so many times on one database, and looks for what is not as it must be. */
export async function crashOften(databaseUrl: string, times: number): Promise<Outcome> {
  const peer = await startSmtpPeer();
  const port = await freePort();
  const env = { MAIL_PER_MINUTE: '100000', MAIL_CONCURRENCY: '4' };
  const service = { databaseUrl, smtpUrl: peer.url, port, env };
  const world = await seedWorld(databaseUrl, { capacity: 30, startsInDays: 60 });
  const run: Run = { world, service, peer, ledger: emptyLedger(), wrong: new Set() };
  let rows = await lookAround(run);
  for (let crash = 1; crash <= times; crash += 1) {
    await liveAndCrash(run, rows);
    rows = await lookAround(run);
    await letOffersRunOut(databaseUrl, rows);
    if (crash % 10 === 0) console.log(`${crash} crashes, ${run.wrong.size} violations`);
  }
  await drain(run);
  rows = await lookAround(run);
  return { counts: { crashes: times, ...countsOf(rows, run.ledger, peer) }, wrong: run.wrong };
}

async function liveAndCrash({ world, service, ledger }: Run, rows: Rows) {
  const second = launch({
    name: 'the second process',
    arguments: ['bench/crash/second-process.ts', '--series', String(world.seriesId)],
    env: serviceEnvironment(service),
  });
  const running = await startService(service);
  await ready(second);
  const changes = chancesOf(rows, ledger);
  const leave = startCrowd({ port: service.port, slug: world.slug, ledger, changes });
  await sleep(randomInt(200, 1000));
  const kills = [running.kill(), sleep(randomInt(0, 30)).then(second.kill)];
  await Promise.all(Math.random() < 0.5 ? kills : kills.reverse());
  await leave();
  readTold(second.said(), ledger);
}

async function ready(second: Launched) {
  while (!second.said().includes('"ready"')) {
    if (second.hasEnded()) throw new Error(`The second process ended:\n${second.said()}`);
    await sleep(10);
  }
}

/** While nothing runs. */
async function lookAround({ world, service, ledger, peer, wrong }: Run) {
  const { databaseUrl } = service;
  if (databaseUrl.startsWith('postgres')) await forgottenClients(databaseUrl);
  const all = await withDatabase(databaseUrl, readRows);
  const rows = rowsOf(world.seriesId, all);
  const found = [
    ...wrongSeats(all, new Date(), offerHours),
    ...wrongMoves(rows, ledger.moves),
    ...wrongAnswers(rows, ledger),
    ...wrongLetters(rows),
    ...wrongDeliveries(rows, peer),
  ];
  for (const sentence of found) wrong.add(sentence);
  return rows;
}
