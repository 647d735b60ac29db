import { type Booking, type LimitMet, limitWords, type SignUp } from '../bookings/index.ts';
import type { NeedsFields } from '../breakfast/index.ts';
import type { OwnAnswers, QuestionField } from '../form-questions/index.ts';
import { formatIn } from '../i18n/format.ts';
import {
  type Material,
  type Pane,
  type PublicSeats,
  paneOf,
  registrationOf,
  type Seminar,
  type Series,
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
export interface Choice extends Morning, PublicSeats {
  registration: ReturnType<typeof registrationOf>;
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
  /** The address was signed up too often just now: nothing in the form is wrong. */
  isTooSoon: boolean;
  idempotencyKey: string | undefined;
  via: string | undefined;
  /** The organisers' own. */
  questions: QuestionField[];
  needs: NeedsFields | undefined;
  /** With its number, which the form sends along. */
  notice: Notice & { id: number | undefined };
  contact: { name: string; email: string; phone: string | null };
}

export interface SignUpInput {
  language: Language;
  series: Series;
  seminars: Seminar[];
  /** By seminar. */
  publicSeats: Map<number, PublicSeats>;
  now: Date;
  questions: QuestionField[];
  needs: NeedsFields | undefined;
  notice: SignUpModel['notice'];
  idempotencyKey: string | undefined;
  via: string | undefined;
  typed: Typed;
  errors: FieldError[];
  isTooSoon?: boolean;
}

export function signUpModel(input: SignUpInput): SignUpModel {
  const { series, seminars, language, now, typed } = input;
  const ticked = new Set([typed.seminars ?? []].flat());
  const choices = seminars.map((seminar) => ({
    ...morningOf(series, seminar, language),
    ...seatsIn(input.publicSeats, seminar),
    registration: registrationOf(seminar, now),
    checked: ticked.has(String(seminar.number)),
  }));
  return {
    series: { slug: series.slug, title: series.title[language] },
    choices,
    anyOpen: choices.some((choice) => choice.registration === 'open'),
    isTooSoon: input.isTooSoon ?? false,
    wholeSeries: typed.whole_series !== undefined,
    idempotencyKey: input.idempotencyKey,
    via: input.via,
    questions: input.questions,
    needs: input.needs,
    notice: input.notice,
    contact: {
      name: series.contactName,
      email: series.contactEmail,
      phone: series.contactPhone,
    },
    ...personFields(typed, input.errors),
  };
}

/** What stands of somebody, as the form of details shows it. */
export const typedDetails = (signUp: SignUp): Typed => ({
  name: signUp.name,
  email: formatIn(signUp.language).address(signUp.email ?? ''),
  organisation: signUp.organisationAsTyped,
  role: signUp.role,
  role_category: signUp.roleCategory,
});

export function personFields(typed: Typed, errors: FieldError[]): PersonFields {
  const values = Object.entries(typed).map(([field, value]) => [field, [value].flat()[0] ?? '']);
  return { values: Object.fromEntries(values), errors, roleCategories };
}

function seatsIn(publicSeats: Map<number, PublicSeats>, { id }: Seminar) {
  const own = publicSeats.get(id);
  if (!own) throw new Error(`Nothing is known of the seats of seminar ${id}`);
  return own;
}

export interface ReceiptModel {
  series: { slug: string; title: string };
  firstName: string;
  email: string;
  typed: { organisation: string; role: string; name: string };
  mornings: (Morning & Pick<Submission['receipt']['seminars'][number], 'seat'>)[];
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
  | 'requested'
  | 'refused'
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
  /** What keeps somebody who waits from a seat, where it is more than that all are taken. */
  why: string | null;
  /** What an organiser wrote who refused. */
  because: string | null;
  /** Whether it can be left, or booked, now. */
  canLeave: boolean;
  canAdd: 'seat' | 'line' | 'request' | null;
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
  answers: OwnAnswers;
  /** Whether one of their mornings ahead asks for needs at breakfast. */
  asksNeeds: boolean;
  mornings: ManagedMorning[];
  canCancelAll: boolean;
  feedToken: string;
  done: string | null;
}

/** What one person has at one seminar, and what can be done about it now. */
export function managedMorning(
  series: Series,
  seminar: Seminar,
  { booking, refused, place, met }: Standing,
  { language, now }: { language: Language; now: Date },
): Omit<ManagedMorning, 'materials'> {
  const registration = registrationOf(seminar, now);
  const ahead = seminar.startsAt > now && !seminar.cancelledAt;
  const isRefused = refused !== undefined && booking === undefined;
  return {
    ...morningOf(series, seminar, language),
    state: stateOf(registration, booking ?? refused),
    place,
    inLine: seminar.inLine,
    offerExpiresAt: booking?.offerExpiresAt ?? null,
    canLeave: ahead && booking !== undefined,
    joinUrl: booking?.state === 'confirmed' && ahead ? seminar.joinUrl : null,
    why: booking?.state === 'waiting' && met ? limitWords(met, language, 'own') : null,
    because: isRefused ? refused.refusedBecause : null,
    canAdd: booking || registration !== 'open' ? null : canAdd(seminar, met, isRefused),
  };
}

/** Whoever was refused may book when no answer is needed any more. */
function canAdd({ needsApproval }: Seminar, met: LimitMet | undefined, isRefused: boolean) {
  if (needsApproval) return isRefused ? null : 'request';
  return met ? 'line' : 'seat';
}

/** What a person has at a seminar, and what keeps them from a seat or would. */
export interface Standing {
  booking: Booking | undefined;
  refused: Booking | undefined;
  place: number | null;
  met: LimitMet | undefined;
}

function stateOf(
  registration: ReturnType<typeof registrationOf>,
  booking: Booking | undefined,
): MorningState {
  if (registration === 'cancelled') return 'cancelledSeminar';
  if (registration === 'held') return booking?.cameAt ? 'came' : 'held';
  const shown = ['requested', 'refused', 'confirmed', 'waiting', 'offered'] as const;
  return shown.find((state) => state === booking?.state) ?? 'notBooked';
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
