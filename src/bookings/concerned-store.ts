import { and, asc, eq, gt, inArray } from 'drizzle-orm/sql';
import type { Reader } from '../storage/database.ts';
import { activeStates } from '../storage/values.ts';
import type { InvitationFacts } from './facts.ts';
import type { Booking, SignUp } from './store.ts';

export interface Concerned {
  booking: Booking;
  person: SignUp;
  organisation: string;
}

export interface Cut {
  /** The last booking of the page before. */
  after: number;
  /** At most 1,000. */
  limit: number;
}

/** Active bookings of a seminar with their people, in the order of their making. */
export function listConcerned(
  db: Reader,
  seminarId: number,
  { after, limit }: Cut,
): Promise<Concerned[]> {
  const { bookings: b, signUps: u, organisations: o } = db.tables;
  return db
    .select({ booking: b, person: u, organisation: o.name })
    .from(b)
    .innerJoin(u, eq(u.id, b.signUpId))
    .innerJoin(o, eq(o.id, u.organisationId))
    .where(isConcerned(db, seminarId, after))
    .orderBy(asc(b.id))
    .limit(limit);
}

export type Standing = Pick<Booking, 'id' | 'state' | 'calendarUid' | 'sequence'>;

/** As `listConcerned`, with no more than tells whether anything happened to them. */
export function listStandings(
  db: Reader,
  seminarId: number,
  { after, limit }: Cut,
): Promise<Standing[]> {
  const { bookings: b } = db.tables;
  return db
    .select({ id: b.id, state: b.state, calendarUid: b.calendarUid, sequence: b.sequence })
    .from(b)
    .where(isConcerned(db, seminarId, after))
    .orderBy(asc(b.id))
    .limit(limit);
}

function isConcerned(db: Reader, seminarId: number, after: number) {
  const { bookings: b } = db.tables;
  return and(eq(b.seminarId, seminarId), inArray(b.state, activeStates), gt(b.id, after));
}

/** What these letters said, by business key. */
export async function listInvitationFacts(
  db: Reader,
  businessKeys: string[],
): Promise<Map<string, InvitationFacts>> {
  if (businessKeys.length === 0) return new Map();
  const { outbox: o } = db.tables;
  const rows = await db
    .select({ businessKey: o.businessKey, facts: o.facts })
    .from(o)
    .where(and(inArray(o.businessKey, businessKeys), eq(o.kind, 'invitation')));
  return new Map(rows.map((row) => [row.businessKey, row.facts as InvitationFacts]));
}
