import { canMark } from '../attendance/index.ts';
import { attendee, placeInLine, whyNoSeat } from '../bookings/index.ts';
import { loadOwnAnswers } from '../form-questions/index.ts';
import { listAbout } from '../history/index.ts';
import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { listLettersOf } from '../mail/index.ts';
import { listOrganiserAddresses } from '../organisers/index.ts';
import { navBelow, shownState, type Tag, tagOf } from '../people/index.ts';
import { canBook } from '../registrations/index.ts';
import { listSeminars, type Series } from '../series/index.ts';
import type { Services } from '../services.ts';
import { isActive, type Language } from '../storage/values.ts';
import { shownHistory } from './history.ts';
import { shownLetters } from './shown-letters.ts';
import { type findPerson, listAllBookingsOf } from './store.ts';

export type Person = NonNullable<Awaited<ReturnType<typeof findPerson>>>;
type PersonBooking = Awaited<ReturnType<typeof listAllBookingsOf>>[number];

const mostLetters = 100;
const mostEntries = 200;

export interface ShownBooking {
  id: number;
  number: number;
  seminar: string;
  on: string;
  tag: Tag;
  since: string;
  frozen: string | null;
  /** Which limit keeps them from a seat, or what they were answered. */
  why: string | null;
  /** Whether they wait for an organiser's answer. */
  isAsking: boolean;
  canCancel: boolean;
  /** What marking would do now. */
  mark: 'came' | 'undone' | null;
}

/** All of one person: bookings with their states, letters, and what was done. */
export async function loadPerson(
  services: Services,
  series: Series,
  person: Person,
  language: Language,
) {
  const { read } = services.database;
  const now = services.clock();
  const { signUp } = person;
  const seminars = await listSeminars(read, series.id);
  const all = await listAllBookingsOf(read, signUp.id);
  const bookings: ShownBooking[] = [];
  for (const one of all) {
    const place =
      one.booking.state === 'waiting' && !one.seminar.cancelledAt
        ? await placeInLine(read, one.booking)
        : undefined;
    const why = one.seminar.cancelledAt
      ? null
      : await whyNoSeat(read, { ...one, signUp }, now, language);
    bookings.push({ ...shownBooking(one, place, now, language), why });
  }
  const active = all.filter(({ booking }) => isActive(booking.state));
  const letters = await listLettersOf(read, signUp.id, mostLetters);
  const subjects = [
    { subject: 'sign_up', ids: [signUp.id] },
    { subject: 'booking', ids: all.map(({ booking }) => booking.id) },
  ];
  const entries = await listAbout(read, subjects, mostEntries);
  const known = {
    themes: new Map(all.map(({ booking, seminar }) => [booking.id, seminar.theme[language]])),
    organisers: await listOrganiserAddresses(read),
  };
  const bookedIds = new Set(active.map(({ booking }) => booking.seminarId));
  const canBookMore = seminars.some(
    (seminar) =>
      canBook(seminar, now, { ...attendee, actor: 'organiser' }) &&
      !active.some(({ booking }) => booking.seminarId === seminar.id),
  );
  return {
    nav: navBelow({ series, seminars }, language, headingOf(person, language)),
    person: factsOf(person, language),
    bookings,
    answers: await loadOwnAnswers(services, { signUpId: signUp.id, series, bookedIds, language }),
    canCancelAll: bookings.some(({ canCancel }) => canCancel),
    canBookMore: canBookMore && signUp.cancelledAt === null,
    letters: shownLetters(letters, signUp.email, now, language),
    history: shownHistory(entries, known, language),
    nonce: services.random(12),
  };
}

function headingOf({ signUp, organisation }: Person, language: Language) {
  const lead = translator(language)('people.person.lead', { organisation, role: signUp.role });
  return { heading: signUp.name, lead };
}

function factsOf({ signUp, organisation, sector, via }: Person, language: Language) {
  const { dayYear, time } = formatIn(language);
  return {
    id: signUp.id,
    name: signUp.name,
    email: signUp.email,
    organisation,
    asTyped: signUp.organisationAsTyped === organisation ? null : signUp.organisationAsTyped,
    sector,
    role: signUp.role,
    roleCategory: signUp.roleCategory,
    language: signUp.language,
    signedUp: `${dayYear(signUp.createdAt)} ${time(signUp.createdAt)}`,
    via,
    isCancelled: signUp.cancelledAt !== null,
  };
}

function shownBooking(
  { booking, seminar, frozenOrganisation }: PersonBooking,
  place: number | undefined,
  now: Date,
  language: Language,
): Omit<ShownBooking, 'why'> {
  const { shortDay, time, day } = formatIn(language);
  const isAhead = seminar.startsAt > now && seminar.cancelledAt === null;
  const isCalledOff = shownState(booking.state, seminar) === 'calledOff';
  const since = (isCalledOff && seminar.cancelledAt) || booking.stateAt;
  return {
    id: booking.id,
    number: seminar.number,
    seminar: seminar.theme[language],
    on: day(seminar.startsAt),
    tag: tagOf(booking, seminar, place, language),
    since: `${shortDay(since)} ${time(since)}`,
    frozen:
      frozenOrganisation && booking.frozenRole
        ? translator(language)('people.person.frozen', {
            organisation: frozenOrganisation,
            role: booking.frozenRole,
          })
        : null,
    isAsking: isAhead && booking.state === 'requested',
    canCancel: isAhead && isActive(booking.state),
    mark: markOf(booking, seminar, now),
  };
}

function markOf(
  { state, cameAt }: PersonBooking['booking'],
  seminar: PersonBooking['seminar'],
  now: Date,
) {
  if (!canMark(seminar, now)) return null;
  if (cameAt) return 'undone';
  return state === 'confirmed' ? 'came' : null;
}
