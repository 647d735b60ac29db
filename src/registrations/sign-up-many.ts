import {
  type BookedOne,
  bookMany,
  listBookingsOf,
  listSeminarIds,
  lockSeminars,
  type Seminar,
} from '../bookings/index.ts';
import { storeAnswers } from '../form-questions/index.ts';
import { type Entry, recordMany } from '../history/record.ts';
import type { NewLetter } from '../mail/letter.ts';
import { storeLetters } from '../mail/outbox.ts';
import { listShareLinks } from '../network/index.ts';
import { matchOrganisation } from '../organisations/index.ts';
import type { Tx } from '../storage/database.ts';
import { searchKey, sortKey } from '../storage/text.ts';
import {
  hasLeftAll,
  type ListedPerson,
  type ManyRequest,
  type SortedWishes,
  type Standing,
  sortWishes,
} from './many.ts';
import { lettersOf } from './many-letters.ts';
import { insertSignUps, listSignUpsByAddress } from './many-store.ts';
import { canBook } from './may-book.ts';
import { type NewSignUp, noticeShown, type SignUp } from './store.ts';

/** What came of one person. */
export interface ManySignedUp {
  signUp: SignUp | undefined;
  isNew: boolean;
  made: BookedOne[];
  passed: SortedWishes['passed'];
  /** Questions answered now. */
  answered: number;
  letters: number;
}

/** Of the time it takes; the rest is to store the letters. */
const parts = { booked: 0.4, written: 0.3 };
/** People. */
const toldEach = 100;

interface Planned extends SortedWishes {
  person: ListedPerson;
  standing: Standing;
  signUp: SignUp | undefined;
  isNew: boolean;
  made: BookedOne[];
}

/**
 * Part of a unit: signs up a whole list, in its order, as if each had sent the form. It adds and
 * changes nothing that stands. Locks every seminar of the series, so that no other sign-up comes
 * between.
 *
 * @returns What came of each, in the order given.
 */
export async function signUpMany(tx: Tx, request: ManyRequest): Promise<ManySignedUp[]> {
  const { series, people, at } = request;
  const seminars = await lockSeminars(tx, await listSeminarIds(tx, series.id, 'all'));
  const standings = await standingsOf(tx, series.id, people);
  const planned = people.map((person) => planFor(person, standings, seminars, request));
  await addNewcomers(tx, request, planned, seminars);
  for (const [nth, seminar] of seminars.entries()) {
    await bookAt(tx, request, seminar, planned);
    request.tell?.((parts.booked * (nth + 1)) / seminars.length);
  }
  const signedUp: ManySignedUp[] = [];
  const entries: Entry[] = [];
  const all: NewLetter[] = [];
  for (const [nth, one] of planned.entries()) {
    if (nth % toldEach === 0) request.tell?.(parts.booked + (parts.written * nth) / planned.length);
    const { signUp, person, isNew, made, passed } = one;
    const stored = signUp ? await storeAnswers(tx, signUp.id, person.answers, at) : [];
    if (signUp && made.length + stored.length > 0) entries.push(entryOf(request, one, stored));
    const own = await lettersOf(tx, request, seminars, one);
    all.push(...own);
    const letters = request.by.letters === 'send' ? own.length : 0;
    signedUp.push({ signUp, isNew, made, passed, answered: stored.length, letters });
  }
  await recordMany(tx, entries);
  await storeLetters(tx, all, at, request.by.letters);
  request.tell?.(1);
  return signedUp;
}

async function standingsOf(tx: Tx, seriesId: number, people: ListedPerson[]) {
  const emails = people.map(({ form }) => form.email);
  const signUps = await listSignUpsByAddress(tx, seriesId, emails);
  const addresses = new Map(signUps.map(({ id, email }) => [id, email ?? '']));
  const standings = new Map<string, Standing>();
  const of = (email: string) => {
    const known = standings.get(email) ?? { active: undefined, bookings: [] };
    standings.set(email, known);
    return known;
  };
  for (const signUp of signUps) if (!signUp.cancelledAt) of(signUp.email ?? '').active = signUp;
  for (const booking of await listBookingsOf(tx, [...addresses.keys()])) {
    of(addresses.get(booking.signUpId) ?? '').bookings.push(booking);
  }
  return standings;
}

function planFor(
  person: ListedPerson,
  standings: Map<string, Standing>,
  seminars: Seminar[],
  { at, by, isRecord }: ManyRequest,
): Planned {
  const standing = standings.get(person.form.email) ?? { active: undefined, bookings: [] };
  const isBookable = (seminar: Seminar) =>
    isRecord ? seminar.cancelledAt === null : canBook(seminar, at, by);
  const sorted = sortWishes(person.wishes, standing, seminars, isBookable);
  const isNew = !standing.active && sorted.granted.length > 0;
  return { person, standing, ...sorted, signUp: standing.active, isNew, made: [] };
}

async function addNewcomers(tx: Tx, request: ManyRequest, planned: Planned[], seminars: Seminar[]) {
  const newcomers = planned.filter(({ isNew }) => isNew);
  if (newcomers.length === 0) return;
  const organisationOf = organisationsIn(tx, request.at);
  const links = await listShareLinks(tx, request.series.id);
  const linkIds = new Map(links.map(({ id, code }) => [code, id]));
  const noticeId = await noticeShown(tx);
  const rows: NewSignUp[] = [];
  for (const { person } of newcomers) {
    const { name, email, organisation, role, roleCategory } = person.form;
    const ended = hasLeftAll(person.wishes)
      ? { cancelledAt: request.at, cancelledBy: request.by.actor }
      : {};
    rows.push({
      ...{ seriesId: request.series.id, email, name, role, roleCategory, noticeId, ...ended },
      searchKey: searchKey(`${name} ${email}`),
      sortKey: sortKey(name),
      organisationId: await organisationOf(organisation, email),
      organisationAsTyped: person.organisationAsTyped,
      language: person.language,
      wholeSeries: seminars.length > 1 && person.wishes.length === seminars.length,
      shareLinkId: (person.via && linkIds.get(person.via)) || null,
      createdAt: person.since,
    });
  }
  const added = new Map((await insertSignUps(tx, rows)).map((one) => [one.email, one]));
  for (const one of newcomers) {
    one.signUp = added.get(one.person.form.email);
    if (!one.signUp) throw new Error('A sign-up came while its seminars were locked');
  }
}

/** Each name is looked up once for each mail domain. */
function organisationsIn(tx: Tx, at: Date) {
  const known = new Map<string, number>();
  return async (name: string, email: string) => {
    const key = `${name}\n${email.slice(email.lastIndexOf('@'))}`;
    const id = known.get(key) ?? (await matchOrganisation(tx, name, email, at)).id;
    known.set(key, id);
    return id;
  };
}

async function bookAt(tx: Tx, request: ManyRequest, seminar: Seminar, planned: Planned[]) {
  const { series, at, offerHours } = request;
  const bookers = planned.flatMap(({ signUp, granted, person }) =>
    granted
      .filter((one) => signUp && one.seminar.id === seminar.id)
      .map(({ wish: { wish, since, place } }) => ({
        signUp: signUp as SignUp,
        ...{ wish, since, place, calendarUid: person.newUid(seminar) },
      })),
  );
  if (bookers.length === 0) return;
  const booked = await bookMany(tx, series, seminar, bookers, { at, offerHours });
  const bySignUp = new Map(booked.map((one) => [one.signUp.id, one]));
  for (const one of planned) {
    const own = one.signUp && bySignUp.get(one.signUp.id);
    if (own) one.made.push(own);
  }
}

function entryOf(
  { at, by, cause }: ManyRequest,
  { signUp, isNew, made }: Planned,
  answered: number[],
): Entry {
  return {
    ...{ at, actor: by.actor, subject: 'sign_up', subjectId: signUp?.id ?? 0 },
    event: isNew ? 'sign_up.created' : 'sign_up.added',
    details: {
      cause,
      bookings: made.map(({ booking: { id, state } }) => ({ id, state })),
      ...(answered.length > 0 ? { questions: answered } : {}),
    },
  };
}
