import {
  type Addressee,
  type Booked,
  type Booking,
  letterTo,
  limitFacts,
  placeInLine,
  type Seminar,
  type SignUp,
  whatKeepsFrom,
} from '../bookings/index.ts';
import type { NewLetter } from '../mail/letter.ts';
import { listSeminars, type Series, seminarFacts } from '../series/index.ts';
import type { Reader } from '../storage/database.ts';
import { isActive } from '../storage/values.ts';
import type { LinkFacts, SummaryFacts } from './facts.ts';
import type { SignUpForm } from './forms.ts';

interface Told {
  series: Series;
  form: Pick<SignUpForm, 'name' | 'organisation' | 'role'>;
  /** Those just booked, in number order: for a newcomer there are no others. */
  seminars: Seminar[];
  at: Date;
}

/** The letter with the manage link: every active booking, and which were made just now. */
export async function summaryLetter(
  db: Reader,
  { series, form, seminars, at }: Told,
  key: string,
  { signUp, isNew }: { signUp: SignUp; isNew: boolean },
  { made, stood }: Pick<Booked, 'made' | 'stood'>,
): Promise<NewLetter[]> {
  const all = isNew ? seminars : await listSeminars(db, series.id);
  const bookings = await bookingFacts(db, { series, at }, all, signUp, { made, stood });
  return summary(signUp, series, `summary:${key}`, {
    reason: isNew ? 'signed-up' : 'added',
    bookings,
    typedOtherwise: isNew ? [] : typedOtherwise(signUp, form),
  });
}

export function summary(
  person: Addressee,
  series: Series,
  businessKey: string,
  what: Pick<SummaryFacts, 'reason' | 'bookings' | 'typedOtherwise'>,
): NewLetter[] {
  const facts: SummaryFacts = {
    signUpId: person.id,
    generation: person.generation,
    seriesTitle: series.title[person.language],
    seriesSlug: series.slug,
    contactName: series.contactName,
    contactEmail: series.contactEmail,
    ...what,
  };
  return letterTo(person, { kind: 'summary', businessKey, lane: 3, facts });
}

export async function bookingFacts(
  db: Reader,
  { series, at }: Pick<Told, 'series' | 'at'>,
  seminars: Seminar[],
  signUp: SignUp,
  { made, stood }: Pick<Booked, 'made' | 'stood'>,
): Promise<SummaryFacts['bookings']> {
  const bookings = [...stood, ...made];
  const facts: SummaryFacts['bookings'] = [];
  for (const seminar of seminars) {
    const booking = bookings.find(({ seminarId }) => seminarId === seminar.id);
    if (!booking) continue;
    facts.push({
      seminar: seminarFacts(series, seminar, signUp.language),
      state: activeState(booking),
      place: booking.state === 'waiting' ? await placeInLine(db, booking) : null,
      limit: await limitOf(db, seminar, booking, signUp, at),
      added: made.includes(booking),
      offerExpiresAt: booking.offerExpiresAt?.toISOString() ?? null,
    });
  }
  return facts;
}

/** Of a seminar without limits there is nothing to tell: it is full. */
async function limitOf(
  db: Reader,
  seminar: Seminar,
  { id, state }: Booking,
  { organisationId }: SignUp,
  at: Date,
) {
  if (!seminar.limited || state !== 'waiting') return null;
  const met = await whatKeepsFrom(db, seminar, { organisationId, bookingId: id }, at);
  return met ? limitFacts(met) : null;
}

function typedOtherwise(signUp: SignUp, form: Told['form']): SummaryFacts['typedOtherwise'] {
  const fields = [
    { field: 'name', typed: form.name, stands: signUp.name },
    { field: 'organisation', typed: form.organisation, stands: signUp.organisationAsTyped },
    { field: 'role', typed: form.role, stands: signUp.role },
  ] as const;
  return fields.filter(({ typed, stands }) => typed !== stands);
}

/** One link for each sign-up of an address. */
export function linkLetter(
  kind: 'lost-link' | 'many-changes',
  businessKey: string,
  signUps: { signUp: SignUp; series: Series }[],
): NewLetter[] {
  const [newest] = signUps;
  if (!newest) return [];
  const { language } = newest.signUp;
  const facts: LinkFacts = {
    signUps: signUps.map(({ signUp, series }) => ({
      signUpId: signUp.id,
      generation: signUp.generation,
      seriesTitle: series.title[language],
      seriesSlug: series.slug,
    })),
    contactName: newest.series.contactName,
    contactEmail: newest.series.contactEmail,
  };
  const lane = kind === 'lost-link' ? 1 : 3;
  return letterTo(newest.signUp, { kind, businessKey, lane, facts });
}

function activeState({ state }: Booking): SummaryFacts['bookings'][number]['state'] {
  if (isActive(state)) return state;
  throw new Error(`A letter about a booking that is ${state}`);
}
