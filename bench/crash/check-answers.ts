import { openSecretLink } from '../../src/secret-links.ts';
import { byId, type Rows } from '../support/rows.ts';
import { secretKey } from '../support/service.ts';
import { type AnsweredChange, isAcknowledged, type Ledger, type SentForm } from './ledger.ts';

const ended = ['cancelled', 'declined', 'expired'];

/** Everything that was acknowledged is there, and no form made anything twice. */
export function wrongAnswers(rows: Rows, ledger: Ledger): string[] {
  const byKey = Map.groupBy(rows.submissions, ({ idempotencyKey }) => idempotencyKey);
  const states = new Map(rows.bookings.map(({ id, state }) => [id, state]));
  const wrong: string[] = [];
  for (const form of ledger.forms) {
    const own = byKey.get(form.fields.get('idempotency_key')) ?? [];
    if (isAcknowledged(form)) wrong.push(...wrongReceipts(form, own, states));
    // A form makes something again only after what it made before has ended.
    for (const earlier of own.toSorted(byId).slice(0, -1)) {
      if (earlier.made.every((id) => !ended.includes(states.get(id) ?? ''))) {
        wrong.push(`person ${form.person}: a retried form made a second submission`);
      }
    }
  }
  const active = rows.signUps.filter(({ cancelledAt }) => cancelledAt === null);
  const people = new Set(active.map(({ seriesId, email }) => `${seriesId} ${email}`));
  if (people.size < active.length) wrong.push('somebody is signed up twice');
  const accepted = new Set(
    rows.history.filter(({ event }) => event === 'booking.accepted').map((row) => row.subjectId),
  );
  const bookings = Map.groupBy(rows.bookings, ({ signUpId }) => signUpId);
  for (const change of ledger.changes) {
    wrong.push(...wrongChange(change, bookings.get(change.signUpId) ?? [], rows, accepted));
  }
  return wrong;
}

function wrongReceipts(form: SentForm, own: Rows['submissions'], states: Map<number, string>) {
  const wrong: string[] = [];
  for (const receipt of new Set(form.receipts)) {
    const token = receipt.split('/').at(-1) ?? '';
    const id = openSecretLink(secretKey, 'receipt', token)?.id;
    const submission = own.find((row) => row.id === id);
    if (submission?.email !== form.fields.get('email')) {
      wrong.push(`person ${form.person}: an acknowledged submission is lost`);
    } else if (!submission?.made.every((booking) => states.has(booking))) {
      wrong.push(`person ${form.person}: a booking of an acknowledged submission is lost`);
    }
  }
  return wrong;
}

/** Those who change something never sign up again, so what they were told still stands. */
function wrongChange(
  { kind, done, signUpId, seminarNumber }: AnsweredChange,
  own: Rows['bookings'],
  { seminars }: Rows,
  accepted: Set<number>,
): string[] {
  const ofSeminar = own.filter(({ seminarId }) => {
    const seminar = seminars.find(({ id }) => id === seminarId);
    return seminarNumber === 'all' || seminar?.number === seminarNumber;
  });
  const lost = [`sign-up ${signUpId}: an acknowledged "${kind}" is lost`];
  if (done === 'accepted') return ofSeminar.some(({ id }) => accepted.has(id)) ? [] : lost;
  if (done === 'left' || done === 'cancelled' || done === 'declined') {
    return ofSeminar.every(({ state }) => ended.includes(state)) ? [] : lost;
  }
  return [];
}
