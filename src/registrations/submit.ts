import {
  attendee,
  type Booked,
  book,
  type Seminar,
  type SignUp,
  whatKeepsFrom,
} from '../bookings/index.ts';
import { addNeeds } from '../breakfast/index.ts';
import { storeAnswers } from '../form-questions/index.ts';
import { record } from '../history/record.ts';
import { storeLetters } from '../mail/outbox.ts';
import { findShareLink } from '../network/index.ts';
import { matchOrganisation } from '../organisations/index.ts';
import type { Tx } from '../storage/database.ts';
import type { SubmissionReceipt } from '../storage/schema.ts';
import { searchKey, sortKey } from '../storage/text.ts';
import { linkLetter, summaryLetter } from './notify.ts';
import type { Pace } from './pace.ts';
import type { Context } from './sign-up-request.ts';
import { findSignUpByAddress, insertSignUp, insertSubmission, noticeShown } from './store.ts';

/** Part of the sign-up's unit, with its open seminars locked: stores it all. Gives its id. */
export async function submit(tx: Tx, context: Context, seminars: Seminar[], pace: Pace) {
  const { series, at, config } = context;
  const person = await findOrAdd(tx, context);
  const receipt = await receiptOf(tx, context, seminars, person);
  const booked = await book(tx, person, series, seminars, {
    at,
    offerHours: config.offerHours,
    newUid: context.newUid,
    isApproved: context.by !== attendee,
  });
  const made = booked.made.map((booking) => booking.id);
  await addNeeds(tx, person.signUp.id, seminars, context.needs);
  const answered = await storeAnswers(tx, person.signUp.id, context.answers, at);
  const id = await insertSubmission(tx, {
    seriesId: series.id,
    idempotencyKey: context.idempotencyKey,
    hash: context.hash,
    signUpId: person.signUp.id,
    email: context.form.email,
    receipt,
    made,
    createdAt: at,
  });
  await record(tx, {
    at,
    actor: context.by.actor,
    event: person.isNew ? 'sign_up.created' : 'sign_up.added',
    subject: 'sign_up',
    subjectId: person.signUp.id,
    details: {
      bookings: booked.made.map(({ id, state }) => ({ id, state })),
      ...(answered.length > 0 ? { questions: answered } : {}),
    },
  });
  await sendLetters(tx, { ...context, seminars }, id, person, booked, pace);
  return id;
}

export interface Person {
  signUp: SignUp;
  isNew: boolean;
}

async function findOrAdd(tx: Tx, context: Context): Promise<Person> {
  const { series, form, language, at, via } = context;
  const standing = await findSignUpByAddress(tx, series.id, form.email);
  if (standing) return { signUp: standing, isNew: false };
  const organisation = await matchOrganisation(tx, form.organisation, form.email, at);
  const noticeId = await noticeShown(tx, context.noticeId);
  const shareLink = via ? await findShareLink(tx, via, series.id) : undefined;
  const added = await insertSignUp(tx, {
    seriesId: series.id,
    email: form.email,
    name: form.name,
    searchKey: searchKey(`${form.name} ${form.email}`),
    sortKey: sortKey(form.name),
    organisationId: organisation.id,
    organisationAsTyped: form.organisation,
    role: form.role,
    roleCategory: form.roleCategory,
    language,
    wholeSeries: form.wholeSeries,
    shareLinkId: shareLink?.id ?? null,
    noticeId,
    createdAt: at,
  });
  if (added) return { signUp: added, isNew: true };
  const other = await findSignUpByAddress(tx, series.id, form.email);
  if (!other) throw new Error('A sign-up was neither added nor there');
  return { signUp: other, isNew: false };
}

async function sendLetters(
  tx: Tx,
  context: Context & { seminars: Seminar[] },
  submissionId: number,
  person: Person,
  booked: Booked,
  pace: Pace,
) {
  if (pace === 'letters') {
    const summary = await summaryLetter(tx, context, `submission:${submissionId}`, person, booked);
    const letters = [...summary, ...booked.invitations];
    await storeLetters(tx, letters, context.at, context.by.letters);
  } else if (pace === 'last-letter') {
    const letter = linkLetter('many-changes', `many-changes:${submissionId}`, [
      { signUp: person.signUp, series: context.series },
    ]);
    await storeLetters(tx, letter, context.at);
  }
}

type Seat = SubmissionReceipt['seminars'][number]['seat'];

/**
 * What was public when the form came: was a seat free for whom it names, did it join the line, or
 * is it for an organiser to answer.
 */
async function receiptOf(
  tx: Tx,
  context: Context,
  seminars: Seminar[],
  person: Person,
): Promise<SubmissionReceipt> {
  const { name, organisation, role, roleCategory } = context.form;
  const seats: SubmissionReceipt['seminars'] = [];
  for (const seminar of seminars) {
    const asks = seminar.needsApproval && context.by === attendee;
    const seat = asks ? 'request' : await seatOf(tx, context, seminar, person);
    seats.push({ number: seminar.number, seat });
  }
  return { name, organisation, role, roleCategory, seminars: seats };
}

/** By the organisation typed, whoever the address belongs to: the receipt tells nothing of them. */
async function seatOf(
  tx: Tx,
  { form, at }: Context,
  seminar: Seminar,
  { signUp, isNew }: Person,
): Promise<Seat> {
  if (seminar.seatsTaken >= seminar.capacity) return 'line';
  if (!seminar.limited) return seminar.inLine === 0 ? 'free' : 'line';
  const organisationId = isNew
    ? signUp.organisationId
    : (await matchOrganisation(tx, form.organisation, form.email, at)).id;
  const met = await whatKeepsFrom(tx, seminar, { organisationId }, at);
  if (!met) return 'free';
  return met.kind === 'line' ? 'line' : 'limit';
}
