import { seedBasics } from '../basics.ts';
import { record } from '../history/index.ts';
import { matchOrganisation } from '../organisations/index.ts';
import { findNewestNotice } from '../privacy/index.ts';
import type { Database, Tx } from '../storage/database.ts';
import { demoPeople } from './people.ts';
import { morePeople, type Plan, type PlannedSeminar, planDemo } from './plan.ts';
import { addPeople } from './populate.ts';
import { addAsked } from './question.ts';
import { demoSeminars, held } from './seminars.ts';
import { current, demoSeries, next } from './series.ts';
import { addSpread } from './spread.ts';
import {
  addMaterials,
  addProgramme,
  addSeminar,
  addSeries,
  isThere,
  isUsedInProduction,
} from './store.ts';

const day = 86_400_000;

/**
 * Puts the demo world around `now` into a database that has not got it; a database ever used in
 * production refuses it. All of it comes at once or not at all.
 *
 * @param random bytes as base64url text, for calendar uids
 */
export async function fillDemo(
  database: Database,
  now: Date,
  random: (bytes: number) => string,
): Promise<'filled' | 'already there' | 'refused'> {
  const people = demoPeople(morePeople);
  const plans = planDemo(now).map((plan) => ({
    ...plan,
    uids: plan.bookings.map(() => `${random(18)}@frukostserien.example`),
  }));
  if (await isUsedInProduction(database.read)) return 'refused';
  await seedBasics(database, now);
  return database.write(async (tx) => {
    if (await isUsedInProduction(tx)) return 'refused';
    if (await isThere(tx, [current.slug, next.slug])) return 'already there';
    const notice = await findNewestNotice(tx);
    if (!notice) throw new Error('The basics hold no notice');
    for (const { uids, ...plan } of plans) {
      const seminarIds = await addPlanned(tx, plan, now);
      const linkIds = await addSpread(tx, seminarIds.series, now);
      const noticeId = notice.id;
      const population = { plan, people, uids, seminarIds, noticeId, linkIds, now };
      const signedUp = await addPeople(tx, population);
      if (signedUp.length > 0) await addAsked(tx, seminarIds.series, signedUp, openedAt(now));
    }
    return 'filled';
  });
}

const openedAt = (now: Date) => new Date(now.getTime() - 90 * day);

/** The series and its seminars, in number order with the counters that their bookings will make. */
async function addPlanned(tx: Tx, plan: Plan, now: Date) {
  const { convener, ...texts } = demoSeries;
  const createdAt = openedAt(now);
  const { id: convenerId } = await matchOrganisation(tx, convener, '', now);
  const { slug, title } = plan.series;
  const row = { ...texts, slug, title, convenerId, state: 'published', version: 1 } as const;
  const seriesId = await addSeries(tx, { ...row, createdAt, publishedAt: createdAt });
  const ids: { series: number; seminars: number[] } = { series: seriesId, seminars: [] };
  for (const [i, planned] of plan.seminars.entries()) {
    ids.seminars.push(await addOne(tx, seriesId, plan, planned, i, createdAt, now));
  }
  const subject = { subject: 'series', subjectId: seriesId };
  await record(tx, { at: createdAt, actor: 'service', event: 'series.created', ...subject });
  return ids;
}

async function addOne(
  tx: Tx,
  seriesId: number,
  plan: Plan,
  planned: PlannedSeminar,
  index: number,
  changedAt: Date,
  now: Date,
) {
  const texts = demoSeminars[index];
  if (!texts) throw new Error(`The demo has no seminar ${planned.number}`);
  const { programme, ...facts } = texts;
  const own = plan.bookings.filter(({ seminar }) => seminar === index);
  const inLine = own.filter(({ state }) => state === 'waiting').length;
  const isHeld = planned.endsAt < now;
  const id = await addSeminar(tx, {
    ...facts,
    ...planned,
    seriesId,
    format: 'onsite',
    seatsTaken: own.length - inLine,
    inLine,
    recap: isHeld ? held.recap : null,
    changedAt,
  });
  await addProgramme(
    tx,
    programme.map(([minutes, title, speaker, affiliation]) => ({
      seminarId: id,
      minutes,
      title,
      speaker: speaker ?? null,
      affiliation: affiliation ?? null,
    })),
  );
  if (isHeld) await addFilmAndSlides(tx, id);
  return id;
}

async function addFilmAndSlides(tx: Tx, seminarId: number) {
  await addMaterials(tx, [
    { seminarId, kind: 'film', audience: 'all', ...held.film },
    { seminarId, kind: 'slides', audience: 'all', ...held.slides },
  ]);
}
