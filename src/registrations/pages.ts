import type { Booking } from '../bookings/index.ts';
import {
  type Material,
  type Pane,
  paneOf,
  registrationOf,
  type Seminar,
  type Series,
  seatsOf,
} from '../series/index.ts';
import {
  type Language,
  type Notice,
  type RoleCategory,
  roleCategories,
} from '../storage/values.ts';
import type { FieldError, Typed } from '../web/forms.ts';
import type { Submission } from './store.ts';

/** What every page says of a seminar. */
export interface Morning {
  number: number;
  theme: string;
  startsAt: Date;
  endsAt: Date;
  venue: string;
  address: string;
  mapUrl: string | null;
  pane: Pane;
}

/** One morning as the form offers it. */
export interface Choice extends Morning {
  registration: ReturnType<typeof registrationOf>;
  seats: ReturnType<typeof seatsOf>;
  checked: boolean;
}

/** The person's own fields, as typed or as they stand. */
export interface PersonFields {
  values: Record<string, string>;
  errors: FieldError[];
  roleCategories: readonly RoleCategory[];
}

export interface SignUpModel extends PersonFields {
  series: { slug: string; title: string };
  choices: Choice[];
  anyOpen: boolean;
  wholeSeries: boolean;
  idempotencyKey: string | undefined;
  via: string | undefined;
  notice: Notice;
  contact: { name: string; email: string; phone: string | null };
}

export interface SignUpInput {
  language: Language;
  series: Series;
  seminars: Seminar[];
  now: Date;
  notice: Notice;
  idempotencyKey: string | undefined;
  via: string | undefined;
  typed: Typed;
  errors: FieldError[];
}

export function signUpModel(input: SignUpInput): SignUpModel {
  const { series, seminars, language, now, typed } = input;
  const ticked = new Set([typed.seminars ?? []].flat());
  const choices = seminars.map((seminar) => ({
    ...choiceOf(series, seminar, language, now),
    checked: ticked.has(String(seminar.number)),
  }));
  return {
    series: { slug: series.slug, title: series.title[language] },
    choices,
    anyOpen: choices.some((choice) => choice.registration === 'open'),
    wholeSeries: typed.whole_series !== undefined,
    idempotencyKey: input.idempotencyKey,
    via: input.via,
    notice: input.notice,
    contact: {
      name: series.contactName,
      email: series.contactEmail,
      phone: series.contactPhone,
    },
    ...personFields(typed, input.errors),
  };
}

export function personFields(typed: Typed, errors: FieldError[]): PersonFields {
  const values = Object.entries(typed).map(([field, value]) => [field, [value].flat()[0] ?? '']);
  return { values: Object.fromEntries(values), errors, roleCategories };
}

function choiceOf(series: Series, seminar: Seminar, language: Language, now: Date) {
  return {
    ...morningOf(series, seminar, language),
    registration: registrationOf(seminar, now),
    seats: seatsOf(seminar),
  };
}

export interface ReceiptModel {
  series: { slug: string; title: string };
  firstName: string;
  email: string;
  typed: { organisation: string; role: string; name: string };
  mornings: (Morning & { seat: 'free' | 'line' })[];
}

/** Only what was typed and what was public then (design: the receipt). */
export function receiptModel(
  series: Series,
  seminars: Seminar[],
  { email, receipt }: Pick<Submission, 'email' | 'receipt'>,
  language: Language,
): ReceiptModel {
  const mornings: ReceiptModel['mornings'] = [];
  for (const { number, seat } of receipt.seminars) {
    const seminar = seminars.find((one) => one.number === number);
    if (seminar) mornings.push({ ...morningOf(series, seminar, language), seat });
  }
  return {
    series: { slug: series.slug, title: series.title[language] },
    firstName: receipt.name.split(' ')[0] ?? receipt.name,
    email,
    typed: { name: receipt.name, organisation: receipt.organisation, role: receipt.role },
    mornings,
  };
}

export type MorningState =
  | 'confirmed'
  | 'waiting'
  | 'offered'
  | 'held'
  | 'came'
  | 'cancelledSeminar'
  | 'notBooked';

export interface ManagedMorning extends Morning {
  state: MorningState;
  /** Place in the line, from 1, and how many stand there. */
  place: number | null;
  inLine: number;
  offerExpiresAt: Date | null;
  /** Whether it can be left, or booked, now. */
  canLeave: boolean;
  canAdd: 'seat' | 'line' | null;
  /** For joining online: only those with a seat are told. */
  joinUrl: string | null;
  /** Film, slides and links, also those that are only for people with a seat. */
  materials: { title: string; detail: string | null; url: string }[];
}

export const materialIn = (language: Language, { title, detail, url }: Material) => ({
  title: title[language],
  detail: detail?.[language] ?? null,
  url,
});

export interface ManageModel {
  token: string;
  series: { slug: string; title: string };
  person: { name: string; organisation: string; role: string; email: string };
  cancelled: boolean;
  mornings: ManagedMorning[];
  canCancelAll: boolean;
  feedToken: string;
  done: string | null;
}

/** What one person has at one seminar, and what can be done about it now. */
export function managedMorning(
  series: Series,
  seminar: Seminar,
  booking: Booking | undefined,
  place: number | null,
  { language, now }: { language: Language; now: Date },
): Omit<ManagedMorning, 'materials'> {
  const registration = registrationOf(seminar, now);
  const ahead = seminar.startsAt > now && !seminar.cancelledAt;
  const seats = seatsOf(seminar);
  return {
    ...morningOf(series, seminar, language),
    state: stateOf(registration, booking),
    place,
    inLine: seminar.inLine,
    offerExpiresAt: booking?.offerExpiresAt ?? null,
    canLeave: ahead && booking !== undefined,
    joinUrl: booking?.state === 'confirmed' && ahead ? seminar.joinUrl : null,
    canAdd: booking || registration !== 'open' ? null : seats.kind === 'full' ? 'line' : 'seat',
  };
}

function stateOf(
  registration: ReturnType<typeof registrationOf>,
  booking: Booking | undefined,
): MorningState {
  if (registration === 'cancelled') return 'cancelledSeminar';
  if (registration === 'held') return booking?.cameAt ? 'came' : 'held';
  if (booking?.state === 'confirmed' || booking?.state === 'waiting') return booking.state;
  return booking?.state === 'offered' ? 'offered' : 'notBooked';
}

function morningOf(series: Series, seminar: Seminar, language: Language): Morning {
  return {
    number: seminar.number,
    theme: seminar.theme[language],
    startsAt: seminar.startsAt,
    endsAt: seminar.endsAt,
    venue: seminar.venue,
    address: seminar.address,
    mapUrl: seminar.mapUrl,
    pane: paneOf(series, seminar),
  };
}

/** The same page in each language. */
export const alternatesOf = (path: (language: Language) => string) => ({
  sv: path('sv'),
  en: path('en'),
});
