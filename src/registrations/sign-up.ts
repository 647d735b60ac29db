import { createHash } from 'node:crypto';
import {
  type Acting,
  attendee,
  listSeminarIds,
  lockSeminars,
  newUids,
  type Seminar,
} from '../bookings/index.ts';
import { addNeeds } from '../breakfast/index.ts';
import { registrationOf, type Series } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Tx } from '../storage/database.ts';
import { lockWord } from '../storage/statement.ts';
import type { SignUpForm } from './forms.ts';
import { canBook } from './may-book.ts';
import { type Pace, paceOf } from './pace.ts';
import { findRepeated } from './retry.ts';
import type { Context, SignUpRequest } from './sign-up-request.ts';
import { listSubmissionTimes } from './store.ts';
import { submit } from './submit.ts';

export type ClosedSeminar = {
  number: number;
  why: Exclude<ReturnType<typeof registrationOf>, 'open'>;
};

export type SignedUp =
  | { kind: 'done'; submissionId: number }
  /** Ticked seminars that cannot be signed up for any more; nothing was changed. */
  | { kind: 'closed'; seminars: ClosedSeminar[] }
  | { kind: 'nothing-open' }
  | { kind: 'unknown-seminar' }
  | { kind: 'too-many' };

/** How long a receipt can be read and a retry is known (design: retries). */
export const receiptHours = 24;
/** The form on the series page has no key: sent again so soon it is a second press of the button. */
const keylessHours = 1 / 6;
const hour = 3_600_000;

/**
 * One submission in one unit: sign-up, a booking for each ticked seminar, letters, history. The
 * same form again gives the same submission; a form for an address that is signed up adds what
 * it lacks and changes nothing else.
 */
export function signUp(services: Services, request: SignUpRequest): Promise<SignedUp> {
  const { series, form, answers = [], needs = [] } = request;
  const fields = JSON.stringify([series.id, form, ...(answers.length > 0 ? [answers] : [])]);
  const hash = createHash('sha256').update(fields).digest('base64url');
  const at = services.clock();
  const context: Context = {
    ...request,
    answers,
    needs,
    idempotencyKey: request.idempotencyKey ?? hash,
    by: request.by ?? attendee,
    at,
    hash,
    newUid: newUids(services, at),
    config: services.config,
  };
  return services.database.write((tx) => signUpIn(tx, context));
}

async function signUpIn(tx: Tx, context: Context): Promise<SignedUp> {
  const { series, form, at, by } = context;
  await lockWord(tx, form.email);
  const seminars = await lockTicked(tx, series, form);
  const known = context.idempotencyKey === context.hash ? keylessHours : receiptHours;
  const repeated = await findRepeated(tx, context, hoursBefore(at, known));
  if (repeated) {
    await addNeeds(tx, repeated.signUpId, seminars, context.needs);
    return { kind: 'done', submissionId: repeated.id };
  }

  const isKnown = (number: number) => seminars.some((seminar) => seminar.number === number);
  if (!form.seminars.every(isKnown)) return { kind: 'unknown-seminar' };
  const { open, closed } = sortOut(seminars, form, at, by);
  if (closed.length > 0) return { kind: 'closed', seminars: closed };
  if (open.length === 0) return { kind: 'nothing-open' };

  const pace = by === attendee ? await paceFor(tx, context) : 'letters';
  if (pace === 'too-many') return { kind: 'too-many' };
  return { kind: 'done', submissionId: await submit(tx, context, open, pace) };
}

async function paceFor(tx: Tx, { form, at, config }: Context): Promise<Pace> {
  const lately = await listSubmissionTimes(tx, form.email, hoursBefore(at, 1));
  return paceOf(lately, at, config.signUpsPerAddress);
}

/** Whole series means every seminar that is still ahead; ticked ones are locked even if closed. */
async function lockTicked(tx: Tx, series: Series, form: SignUpForm) {
  const ids = await listSeminarIds(tx, series.id, form.wholeSeries ? 'all' : form.seminars);
  return lockSeminars(tx, ids);
}

function sortOut(seminars: Seminar[], form: SignUpForm, at: Date, by: Acting) {
  const open: Seminar[] = [];
  const closed: ClosedSeminar[] = [];
  for (const seminar of seminars) {
    const why = registrationOf(seminar, at);
    if (why === 'open' || canBook(seminar, at, by)) open.push(seminar);
    else if (form.seminars.includes(seminar.number)) closed.push({ number: seminar.number, why });
  }
  return { open, closed };
}

const hoursBefore = (at: Date, hours: number) => new Date(at.getTime() - hours * hour);
