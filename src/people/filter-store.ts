import type { Column } from 'drizzle-orm/column';
import {
  and,
  eq,
  exists,
  inArray,
  isNotNull,
  isNull,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm/sql';
import type { Reader } from '../storage/database.ts';
import { searchKey } from '../storage/text.ts';
import { activeStates, isActive } from '../storage/values.ts';
import type { PeopleList } from './people.ts';

/** Of the seminar, or of all, in the state asked for; of each person's there the newest. */
export function isOfBooking(db: Reader, list: PeopleList) {
  const { scope, filter, states, isMarked } = list;
  const { bookings: b } = db.tables;
  const isThere =
    filter.sort === 'when'
      ? sql`+${b.seminarId} = ${scope.seminarId}`
      : eq(b.seminarId, scope.seminarId ?? 0);
  return and(
    scope.seminarId === null ? undefined : isThere,
    hasState(db, list),
    states && inArray(b.state, [...states]),
    isMarked === undefined ? undefined : (isMarked ? isNotNull : isNull)(b.cameAt),
    isNewest(db),
  );
}

/** Whoever books anew after leaving has two bookings there, and only the newest counts. */
export function isNewest(db: Reader) {
  const { bookings: b } = db.tables;
  return sql`(${inArray(b.state, activeStates)} or not exists (
    select 1 from bookings later where later.sign_up_id = ${b.signUpId}
    and later.seminar_id = ${b.seminarId} and later.id > ${b.id}))`;
}

function hasState(db: Reader, { scope: { calledOff }, filter: { state } }: PeopleList) {
  const { bookings: b } = db.tables;
  if (state === null || state === 'unreached') return;
  if (state === 'calledOff') {
    return and(inArray(b.seminarId, [...calledOff]), inArray(b.state, activeStates));
  }
  const isInState = state === 'came' ? isNotNull(b.cameAt) : eq(b.state, state);
  const isEnded = !(state === 'came' || isActive(state));
  if (isEnded || calledOff.length === 0) return isInState;
  return and(isInState, notInArray(b.seminarId, [...calledOff]));
}

/** Of a whole series: whoever has a booking in that state somewhere. */
export const isBooked = (db: Reader, list: PeopleList) =>
  and(isInState(db, list), stands(db, list));

function stands(db: Reader, { standingAt }: PeopleList) {
  const { signUps: u, bookings: b } = db.tables;
  if (!standingAt) return;
  const isThere = inArray(b.seminarId, [...standingAt]);
  return exists(
    db
      .select({ id: b.id })
      .from(b)
      .where(and(eq(b.signUpId, u.id), isThere, inArray(b.state, activeStates))),
  );
}

function isInState(db: Reader, list: PeopleList) {
  const { scope, filter } = list;
  const { signUps: u, bookings: b, seminars: s } = db.tables;
  const state = hasState(db, list);
  if (!state) return;
  const isCommon = filter.state === 'confirmed' || filter.state === 'came';
  if (isCommon) {
    return exists(
      db
        .select({ id: b.id })
        .from(b)
        .where(and(eq(b.signUpId, u.id), state)),
    );
  }
  const ids = db
    .select({ id: b.signUpId })
    .from(s)
    .crossJoin(b)
    .where(and(eq(s.seriesId, scope.seriesId), eq(b.seminarId, s.id), state, isNewest(db)));
  return inArray(u.id, ids);
}

export function isOfPerson(db: Reader, list: PeopleList) {
  const { signUps: u, organisations: o } = db.tables;
  const { filter, merges } = list;
  const own = organisationOf(db, list);
  const organisation =
    filter.organisationId && (merges.get(filter.organisationId) ?? filter.organisationId);
  const inOrganisations = (where: SQL) =>
    inArray(own, db.select({ id: o.id }).from(o).where(where));
  return and(
    isOfSeries(db, list),
    organisation ? sql`${own} = ${organisation}` : undefined,
    filter.sector ? inOrganisations(eq(o.sector, filter.sector)) : undefined,
    filter.state === 'unreached' ? isUnreached(db) : undefined,
    ...wordsOf(filter.text).map((word) =>
      or(holds(u.searchKey, word), inOrganisations(holds(o.searchKey, word))),
    ),
  );
}

/** The sign forbids SQLite the index on the series, which does not come in this order. */
function isOfSeries(db: Reader, { scope, filter }: PeopleList) {
  const { signUps: u } = db.tables;
  const isWalked = scope.seminarId === null && filter.sort === 'when';
  return isWalked ? sql`+${u.seriesId} = ${scope.seriesId}` : eq(u.seriesId, scope.seriesId);
}

const wordsOf = (text: string) => searchKey(text).split(' ').filter(Boolean).slice(0, 6);

/** With an escape that both engines read alike. */
const holds = (column: Column, word: string) =>
  sql`${column} like ${`%${word.replace(/[!%_]/g, '!$&')}%`} escape '!'`;

/** The newest letter to the address that was tried has failed. */
export function isUnreached(db: Reader) {
  const { signUps: u } = db.tables;
  return sql`${u.id} in (select failed.sign_up_id from outbox failed cross join sign_ups person
    where failed.state = 'failed' and person.id = failed.sign_up_id
    and person.email = failed.recipient_email
    and not exists (select 1 from outbox sent where sent.sign_up_id = person.id
      and sent.recipient_email = person.email and sent.state = 'sent' and sent.id > failed.id))`;
}

/**
 * Whose a person is, after merging; of a seminar that has started, as it was then. In a query that
 * joins `mergedFrom`, or where nothing was merged.
 */
export function organisationOf(db: Reader, list: PeopleList): SQL {
  const own = ownOrganisation(db, list);
  return list.merges.size === 0 ? own : sql`coalesce(merged.last_id, ${own})`;
}

const ownOrganisation = (db: Reader, { scope }: PeopleList): SQL => {
  const { signUps: u, bookings: b } = db.tables;
  return scope.isFrozen
    ? sql`coalesce(${b.frozenOrganisationId}, ${u.organisationId})`
    : sql`${u.organisationId}`;
};

/** Those that were merged, each with what it is now, to be joined on the left. */
export const mergedFrom: SQL = sql`(with recursive merged (id, last_id) as (
    select one.id, last.id from organisations one
      join organisations last on last.id = one.merged_into
      where last.merged_into is null
    union all
    select further.id, merged.last_id from merged
      join organisations further on further.merged_into = merged.id
  ) select id, last_id from merged) merged`;

export const isMergedFrom = (db: Reader, list: PeopleList) =>
  sql`merged.id = ${ownOrganisation(db, list)}`;

/** Every organisation with the one that it is after merging, to be joined. */
export const kin = ({ merges }: PeopleList): SQL =>
  merges.size === 0
    ? sql`(select id, id as last_id from organisations) kin`
    : sql`(with recursive kin (id, last_id) as (
        select one.id, one.id from organisations one where one.merged_into is null
        union all
        select merged.id, kin.last_id from kin
          join organisations merged on merged.merged_into = kin.id
      ) select id, last_id from kin) kin`;
