import { and, count, eq, isNotNull, isNull, max, type SQL, sql } from 'drizzle-orm/sql';
import type { Reader } from '../storage/database.ts';
import {
  isBooked,
  isMergedFrom,
  isOfBooking,
  isOfPerson,
  kin,
  mergedFrom,
  organisationOf,
} from './filter-store.ts';
import { bookingOrder, isBeyond, personOrder, sorted } from './order-store.ts';
import {
  type BookingRow,
  type Cut,
  isFiltered,
  type PeopleList,
  type PersonRow,
} from './people.ts';

/*
 * Tables are cross joined, which to SQLite says in what order to walk them: the first one's index
 * gives the order of the rows, and no more than a page is read. PostgreSQL plans for itself.
 */

/** One row for each booking: of a seminar the newest of each person, of a series all newest. */
export async function listBookingRows(
  db: Reader,
  list: PeopleList,
  cut: Cut,
): Promise<BookingRow[]> {
  const { signUps: u, bookings: b, organisations: o, shareLinks: l } = db.tables;
  const order = bookingOrder(db, list);
  const isVia = eq(l.id, u.shareLinkId);
  const select = db.select({
    ...personFields(db, list),
    bookingId: b.id,
    seminarId: b.seminarId,
    state: b.state,
    bookedAt: b.createdAt,
    cameAt: b.cameAt,
  });
  const walks = {
    person: () => {
      const merged = select.from(u).crossJoin(b).leftJoin(mergedFrom, isMergedFrom(db, list));
      return merged.crossJoin(o).leftJoin(l, isVia).$dynamic();
    },
    booking: () => {
      const merged = select.from(b).crossJoin(u).leftJoin(mergedFrom, isMergedFrom(db, list));
      return merged.crossJoin(o).leftJoin(l, isVia).$dynamic();
    },
    organisation: () => {
      const byName = select.from(o).crossJoin(kin(list)).crossJoin(u).crossJoin(b);
      const merged = byName.leftJoin(mergedFrom, isMergedFrom(db, list));
      return merged.leftJoin(l, isVia).$dynamic();
    },
  };
  const walk = bookingWalk(list);
  const rows = await walks[walk]()
    .where(
      and(
        eq(b.signUpId, u.id),
        belongs(db, list, walk),
        isOfBooking(db, list),
        isOfPerson(db, list),
        await isBeyond(db, list, order, cut),
      ),
    )
    .orderBy(...sorted(order, list, cut))
    .limit(cut.limit);
  return cut.backwards ? rows.reverse() : rows;
}

function bookingWalk({ scope, filter: { sort } }: PeopleList): Walk {
  if (sort === 'organisation' && !scope.isFrozen) return 'organisation';
  const isByBooking = sort === 'state' || sort === 'when';
  return scope.seminarId !== null && isByBooking ? 'booking' : 'person';
}

/** One row for each person of the series. */
export async function listPersonRows(db: Reader, list: PeopleList, cut: Cut): Promise<PersonRow[]> {
  return list.filter.sort === 'state' ? byState(db, list, cut) : personRows(db, list, cut);
}

/** First those who are signed up and then those who have cancelled: each the order of an index. */
async function byState(db: Reader, list: PeopleList, cut: Cut): Promise<PersonRow[]> {
  const { signUps: u } = db.tables;
  const isFalling = list.filter.descending !== (cut.backwards ?? false);
  const parts = [isNull(u.cancelledAt), isNotNull(u.cancelledAt)];
  const [first, second] = isFalling ? parts.toReversed() : parts;
  const beginsLate = cut.from !== null && (await isOfPart(db, cut.from.id, second));
  const rows = beginsLate ? [] : await personRows(db, list, cut, first);
  const limit = cut.limit - rows.length;
  if (limit === 0) return rows;
  const from = beginsLate ? cut.from : null;
  const more = await personRows(db, list, { ...cut, from, limit }, second);
  return cut.backwards ? [...more, ...rows] : [...rows, ...more];
}

async function isOfPart(db: Reader, id: number, part: SQL | undefined) {
  const { signUps: u } = db.tables;
  const rows = await db
    .select({ id: u.id })
    .from(u)
    .where(and(eq(u.id, id), part));
  return rows.length > 0;
}

async function personRows(
  db: Reader,
  list: PeopleList,
  cut: Cut,
  part?: SQL,
): Promise<PersonRow[]> {
  const { signUps: u, organisations: o, shareLinks: l } = db.tables;
  const order = personOrder(db, list);
  const isVia = eq(l.id, u.shareLinkId);
  const select = db.select({
    ...personFields(db, list),
    createdAt: u.createdAt,
    cancelledAt: u.cancelledAt,
  });
  const walks = {
    person: () => {
      const merged = select.from(u).leftJoin(mergedFrom, isMergedFrom(db, list));
      return merged.crossJoin(o).leftJoin(l, isVia).$dynamic();
    },
    organisation: () => {
      const byName = select.from(o).crossJoin(kin(list)).crossJoin(u);
      const merged = byName.leftJoin(mergedFrom, isMergedFrom(db, list));
      return merged.leftJoin(l, isVia).$dynamic();
    },
  };
  const walk = list.filter.sort === 'organisation' ? 'organisation' : 'person';
  const rows = await walks[walk]()
    .where(
      and(
        belongs(db, list, walk),
        isOfPerson(db, list),
        isBooked(db, list),
        part,
        await isBeyond(db, list, order, cut),
      ),
    )
    .orderBy(...sorted(order, list, cut))
    .limit(cut.limit);
  return cut.backwards ? rows.reverse() : rows;
}

type Walk = 'person' | 'booking' | 'organisation';

/** From an organisation to its people: by way of all that are merged into it. */
const belongs = (db: Reader, list: PeopleList, walk: Walk) => {
  const { signUps: u, organisations: o } = db.tables;
  return walk === 'organisation'
    ? sql`kin.last_id = ${o.id} and ${u.organisationId} = kin.id`
    : eq(o.id, organisationOf(db, list));
};

function personFields(db: Reader, { scope }: PeopleList) {
  const { signUps: u, bookings: b, organisations: o, shareLinks: l } = db.tables;
  return {
    id: u.id,
    name: u.name,
    email: u.email,
    organisation: o.name,
    organisationAsTyped: u.organisationAsTyped,
    sector: o.sector,
    countyCode: o.countyCode,
    role: scope.isFrozen ? sql<string>`coalesce(${b.frozenRole}, ${u.role})` : u.role,
    roleCategory: u.roleCategory,
    via: l.code,
  };
}

export async function countBookingRows(db: Reader, list: PeopleList): Promise<number> {
  const { signUps: u, bookings: b } = db.tables;
  const unsorted: PeopleList = { ...list, filter: { ...list.filter, sort: 'name' } };
  const query = db.select({ found: count() });
  const [row] = needsPerson(list)
    ? await query
        .from(u)
        .crossJoin(b)
        .leftJoin(mergedFrom, isMergedFrom(db, list))
        .where(and(eq(b.signUpId, u.id), isOfBooking(db, unsorted), isOfPerson(db, unsorted)))
    : await query.from(b).where(isOfBooking(db, unsorted));
  return Number(row?.found ?? 0);
}

const needsPerson = ({ scope, filter }: PeopleList) =>
  scope.seminarId === null ||
  filter.state === 'unreached' ||
  isFiltered({ ...filter, state: null });

export async function countPersonRows(db: Reader, list: PeopleList): Promise<number> {
  const { signUps: u } = db.tables;
  const unsorted: PeopleList = { ...list, filter: { ...list.filter, sort: 'name' } };
  const [row] = await db
    .select({ found: count() })
    .from(u)
    .leftJoin(mergedFrom, isMergedFrom(db, list))
    .where(and(isOfPerson(db, unsorted), isBooked(db, unsorted)));
  return Number(row?.found ?? 0);
}

/** At least as many as there are sign-ups. */
export async function newestSignUpId(db: Reader): Promise<number> {
  const { signUps: u } = db.tables;
  const [row] = await db.select({ id: max(u.id) }).from(u);
  return Number(row?.id ?? 0);
}
