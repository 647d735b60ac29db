import { type SeminarFacts, type Series, seminarFacts } from '../series/index.ts';
import type { Reader } from '../storage/database.ts';
import type { Language, MailingKind } from '../storage/values.ts';
import {
  type Concerned,
  type Cut,
  listConcerned,
  listInvitationFacts,
  listStandings,
} from './concerned-store.ts';
import type { InvitationFacts } from './facts.ts';
import type { Seminar } from './store.ts';

const perPage = 1000;

/** Everyone whom a change of the seminar may concern, in the order of booking. */
export const listAllConcerned = (db: Reader, seminarId: number) =>
  allPages(
    (cut) => listConcerned(db, seminarId, cut),
    ({ booking }) => booking.id,
  );

export const listAllStandings = (db: Reader, seminarId: number) =>
  allPages(
    (cut) => listStandings(db, seminarId, cut),
    ({ id }) => id,
  );

async function allPages<Row>(read: (cut: Cut) => Promise<Row[]>, idOf: (row: Row) => number) {
  const rows: Row[] = [];
  for (let after = 0; ; ) {
    const page = await read({ after, limit: perPage });
    rows.push(...page);
    const last = page.at(-1);
    if (!last || page.length < perPage) return rows;
    after = idOf(last);
  }
}

/**
 * Of these, whom a mailing writes to for their calendar: those with a seat and an address whose
 * last calendar letter says something else than what now is. Not told by times: a booking
 * committed just before the change may bear a later clock than the change does.
 *
 * @param occasion The seminar as it is after the change.
 */
export async function listUntold(
  db: Reader,
  concerned: Concerned[],
  kind: MailingKind,
  occasion: { series: Series; seminar: Seminar },
): Promise<Concerned[]> {
  const seated = concerned.filter(
    ({ booking, person }) => booking.state === 'confirmed' && person.email,
  );
  const untold: Concerned[] = [];
  for (let from = 0; from < seated.length; from += perPage) {
    const page = seated.slice(from, from + perPage);
    const last = await listInvitationFacts(db, page.map(lastKey));
    untold.push(...page.filter((one) => !knows(last.get(lastKey(one)), one, kind, occasion)));
  }
  return untold;
}

const lastKey = ({ booking }: Concerned) =>
  `invitation:${booking.calendarUid}:${booking.sequence ?? 0}`;

function knows(
  last: InvitationFacts | undefined,
  { person }: { person: { language: Language } },
  kind: MailingKind,
  { series, seminar }: { series: Series; seminar: Seminar },
) {
  if (!last) return false;
  if (kind === 'seminar.cancelled') return last.method === 'CANCEL';
  return saysTheSame(last.seminar, seminarFacts(series, seminar, person.language));
}

function saysTheSame(a: SeminarFacts, b: SeminarFacts) {
  const told = ['startsAt', 'endsAt', 'venue', 'address', 'joinUrl'] as const;
  return told.every((field) => a[field] === b[field]);
}
