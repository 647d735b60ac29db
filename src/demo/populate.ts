import { matchOrganisation } from '../organisations/index.ts';
import type { Tx } from '../storage/database.ts';
import { searchKey, sortKey } from '../storage/text.ts';
import type { DemoPerson } from './people.ts';
import type { Plan, PlannedBooking } from './plan.ts';
import type { SignedUp } from './question.ts';
import { linkOf } from './spread.ts';
import { addBookings, addSignUp } from './store.ts';

const hour = 3_600_000;
const minute = 60_000;

interface Population {
  plan: Plan;
  people: DemoPerson[];
  /** One calendar uid for each planned booking. */
  uids: string[];
  seminarIds: { series: number; seminars: number[] };
  noticeId: number;
  /** The share links of the series. */
  linkIds: number[];
  now: Date;
}

interface Placed {
  booking: PlannedBooking;
  signUpId: number;
  organisationId: number;
  uid: string;
  at: Date;
}

/** The sign-ups of a planned series, in the order in which they came, and their bookings. */
export async function addPeople(tx: Tx, population: Population): Promise<SignedUp[]> {
  const { plan, people, uids } = population;
  const placed: Placed[] = [];
  const signedUp: SignedUp[] = [];
  for (const [i, person] of people.entries()) {
    const own = plan.bookings.flatMap((booking, b) =>
      booking.person === i ? [{ booking, uid: uids[b] ?? '' }] : [],
    );
    if (own.length === 0) continue;
    const at = signedUpAt(population, i);
    const isWhole = own.length === plan.seminars.length;
    const { id: organisationId } = await matchOrganisation(tx, person.organisation, '', at);
    const shareLinkId = linkOf(population.linkIds, i);
    const more = { organisationId, shareLinkId, at, isWhole };
    const signUpId = await addPerson(tx, population, person, more);
    signedUp.push({ id: signUpId, at });
    placed.push(...own.map((booked) => ({ ...booked, signUpId, organisationId, at })));
  }
  const rows = placed.map((one) => bookingRow(population, people, one));
  if (rows.length > 0) await addBookings(tx, rows);
  return signedUp;
}

/** Those of the first seminar before it was held, the rest since, one every twelve hours. */
function signedUpAt({ plan, now }: Population, person: number) {
  const [first] = plan.seminars;
  const wasAtFirst = plan.bookings.some((b) => b.person === person && b.seminar === 0);
  const end = wasAtFirst && first ? first.startsAt : now;
  const last = wasAtFirst ? 50 : 70;
  return new Date(end.getTime() - (last - person) * 12 * hour);
}

function addPerson(
  tx: Tx,
  { seminarIds, noticeId }: Population,
  person: DemoPerson,
  {
    at,
    isWhole,
    ...more
  }: Pick<Placed, 'organisationId' | 'at'> & { shareLinkId: number | null; isWhole: boolean },
) {
  return addSignUp(tx, {
    seriesId: seminarIds.series,
    email: person.email,
    name: person.name,
    searchKey: searchKey(`${person.name} ${person.email}`),
    sortKey: sortKey(person.name),
    ...more,
    organisationAsTyped: person.organisation,
    role: person.role,
    roleCategory: person.roleCategory,
    language: 'sv',
    wholeSeries: isWhole,
    noticeId,
    createdAt: at,
  });
}

function bookingRow({ plan, seminarIds }: Population, people: DemoPerson[], placed: Placed) {
  const { booking, signUpId, organisationId, uid, at } = placed;
  const { person, seminar, state } = booking;
  const planned = plan.seminars[seminar];
  const seminarId = seminarIds.seminars[seminar];
  if (!planned || !seminarId) throw new Error('A booking of no seminar');
  const isHeld = state === 'came' || state === 'stayed-away';
  const arrivedAt = new Date(planned.startsAt.getTime() + (person / 2 - 15) * minute);
  return {
    seminarId,
    signUpId,
    state: state === 'waiting' ? ('waiting' as const) : ('confirmed' as const),
    createdAt: at,
    stateAt: at,
    calendarUid: uid,
    sequence: state === 'waiting' ? null : 0,
    cameAt: state === 'came' ? arrivedAt : null,
    frozenOrganisationId: isHeld ? organisationId : null,
    frozenRole: isHeld ? (people[person]?.role ?? null) : null,
  };
}
