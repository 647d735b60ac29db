import {
  type Concerned,
  getSeries,
  invitationLetter,
  lineLetter,
  listConcerned,
  listUntold,
  lockSeminars,
} from '../bookings/index.ts';
import { type NewLetter, storeLetters } from '../mail/index.ts';
import type { InvitationFacts } from '../registrations/facts.ts';
import type { SeminarFacts, Series } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Tx } from '../storage/database.ts';
import {
  advanceMailing,
  findOpenMailing,
  type Mailing,
  raiseSequences,
  type Seminar,
} from './store.ts';

const perUnit = 100;

/** What the plain letter says to those who wait when a seminar is moved or cancelled. */
export interface SeminarChangedFacts {
  seminar: SeminarFacts;
}

/**
 * Turns the oldest open mailing into letters, for at most 100 bookings. The cursor moves in the
 * same unit, so that a stop between two units loses and doubles nothing.
 *
 * @returns false when no mailing is open.
 */
export async function expandMailing({ database, clock }: Services): Promise<boolean> {
  if (!(await findOpenMailing(database.read))) return false;
  const at = clock();
  return database.write((tx) => expandIn(tx, at));
}

async function expandIn(tx: Tx, at: Date) {
  const mailing = await findOpenMailing(tx);
  if (!mailing) return false;
  const [seminar] = await lockSeminars(tx, [mailing.seminarId]);
  if (!seminar) throw new Error(`Mailing ${mailing.id} has no seminar`);
  const page = await listConcerned(tx, seminar.id, { after: mailing.cursor, limit: perUnit });
  const cursor = page.at(-1)?.booking.id ?? mailing.cursor;
  const doneAt = page.length < perUnit ? at : null;
  if (!(await advanceMailing(tx, mailing, { cursor, doneAt }))) return true;
  const series = await getSeries(tx, seminar.seriesId);
  await storeLetters(tx, await writeTo(tx, page, mailing, { series, seminar, at }), at);
  return true;
}

interface Occasion {
  series: Series;
  seminar: Seminar;
  at: Date;
}

function writeTo(tx: Tx, page: Concerned[], { kind }: Mailing, occasion: Occasion) {
  if (kind === 'seminar.cancelled') return cancelAll(tx, page, occasion);
  // Its own mailing tells that it is cancelled; where it would have been is of no use.
  return occasion.seminar.cancelledAt ? [] : updateAll(tx, page, occasion);
}

async function updateAll(tx: Tx, page: Concerned[], occasion: Occasion) {
  const seated = await listUntold(tx, page, 'seminar.moved', occasion);
  return [
    ...(await invite(tx, seated, occasion, { method: 'REQUEST', reason: 'moved', lane: 5 })),
    ...page.filter(isWaiting).flatMap((one) => lineLetter('seminar-moved', one, occasion)),
  ];
}

async function cancelAll(tx: Tx, page: Concerned[], occasion: Occasion) {
  const seated = await listUntold(tx, page, 'seminar.cancelled', occasion);
  const what = { method: 'CANCEL', reason: 'seminar-cancelled', lane: 2 } as const;
  return [
    ...(await invite(tx, seated, occasion, what)),
    ...page.filter(isWaiting).flatMap((one) => lineLetter('seminar-cancelled', one, occasion)),
  ];
}

const isWaiting = ({ booking }: Concerned) => booking.state !== 'confirmed';

type What = Pick<InvitationFacts, 'method' | 'reason'> & Pick<NewLetter, 'lane'>;

async function invite(tx: Tx, seated: Concerned[], occasion: Occasion, { lane, ...what }: What) {
  const sequences = await raiseSequences(
    tx,
    seated.map(({ booking }) => booking.id),
  );
  return seated.flatMap(({ booking, person }) => {
    const raised = { ...booking, sequence: sequences.get(booking.id) ?? null };
    const letters = invitationLetter(person, raised, occasion, what);
    return letters.map((letter): NewLetter => ({ ...letter, lane }));
  });
}
