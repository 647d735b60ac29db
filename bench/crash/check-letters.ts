import type { InvitationFacts } from '../../src/registrations/facts.ts';
import { byId, type Rows } from '../support/rows.ts';
import type { SmtpPeer } from '../support/smtp-peer.ts';

type Booking = Rows['bookings'][number];
type Letters = Map<string, Rows['outbox'][number]>;

/** Every letter that the rows call for is stored under its business key, and says what stands. */
export function wrongLetters(rows: Rows): string[] {
  const letters: Letters = new Map(rows.outbox.map((row) => [row.businessKey, row]));
  const { wrong, withheld } = wrongSummaries(rows, letters);
  const offered = new Set(
    rows.history.filter(({ event }) => event === 'booking.offered').map((row) => row.subjectId),
  );
  const perUid = Map.groupBy(rows.bookings.toSorted(byId), ({ calendarUid }) => calendarUid);
  for (const bookings of perUid.values()) {
    for (const booking of bookings) {
      wrong.push(...missingOffers(booking, offered.has(booking.id), letters));
    }
    const newest = bookings.at(-1);
    if (!newest || bookings.some(({ id }) => withheld.has(id))) continue;
    wrong.push(...wrongInvitations(newest, rows, letters));
  }
  return wrong;
}

/** An address gets the letters of two submissions an hour, then one that says so, then none. */
function wrongSummaries({ submissions }: Rows, letters: Letters) {
  const wrong: string[] = [];
  const withheld = new Set<number>();
  for (const own of Map.groupBy(submissions.toSorted(byId), ({ email }) => email).values()) {
    for (const [index, { id, made }] of own.entries()) {
      const kind = index < 2 ? 'summary:submission' : 'many-changes';
      if (index < 3 && !letters.has(`${kind}:${id}`)) wrong.push(`submission ${id}: no ${kind}`);
      if (index >= 2) for (const booking of made) withheld.add(booking);
    }
  }
  return { wrong, withheld };
}

function missingOffers({ id, state }: Booking, wasOffered: boolean, letters: Letters) {
  const expected: string[] = [];
  if (wasOffered || ['offered', 'declined', 'expired'].includes(state))
    expected.push(`offer:${id}`);
  if (state === 'expired') expected.push(`offer-expired:${id}`);
  return expected.filter((key) => !letters.has(key)).map((key) => `no letter ${key}`);
}

/** Every SEQUENCE was written about, and the last letter tells what is so now. */
function wrongInvitations(booking: Booking, rows: Rows, letters: Letters): string[] {
  const { id, calendarUid, sequence, state } = booking;
  if (sequence === null) return state === 'confirmed' ? [`booking ${id}: no invitation`] : [];
  const wrong: string[] = [];
  for (let n = 0; n <= sequence; n += 1) {
    const key = `invitation:${calendarUid}:${n}`;
    if (!letters.has(key)) wrong.push(`booking ${id}: no letter ${key}`);
  }
  const last = letters.get(`invitation:${calendarUid}:${sequence}`)?.facts as
    | InvitationFacts
    | undefined;
  if (!last) return wrong;
  const method = state === 'confirmed' ? 'REQUEST' : 'CANCEL';
  if (last.method !== method)
    wrong.push(`booking ${id}: is ${state}, the last letter ${last.method}`);
  const seminar = rows.seminars.find((one) => one.id === booking.seminarId);
  const isBeingTold = rows.mailings.some(
    (mailing) => mailing.seminarId === booking.seminarId && mailing.doneAt === null,
  );
  const isTold = last.seminar.startsAt === seminar?.startsAt.toISOString();
  if (state === 'confirmed' && !isBeingTold && !isTold) {
    wrong.push(`booking ${id}: the last letter tells another time than the seminar has`);
  }
  return wrong;
}

/** What reached the peer: each letter one of ours, to its own address, always the same bytes. */
export function wrongDeliveries({ outbox }: Rows, peer: SmtpPeer): string[] {
  const wrong: string[] = [];
  const byMessageId = new Map(outbox.map((row) => [row.messageId, row]));
  if (byMessageId.size < outbox.length) wrong.push('two letters share a Message-ID');
  for (const [messageId, { digests, recipients }] of peer.letters) {
    const row = byMessageId.get(messageId);
    if (!row) wrong.push(`a letter was sent that is not stored: ${messageId}`);
    else if (recipients.join() !== row.recipientEmail) wrong.push(`letter ${row.id}: to others`);
    if (new Set(digests).size > 1) wrong.push(`letter ${row?.id}: sent again with other bytes`);
  }
  for (const { id, state, messageId, lastError } of outbox) {
    if (state === 'sent' && !peer.letters.has(messageId)) wrong.push(`letter ${id}: never sent`);
    if (state === 'failed') wrong.push(`letter ${id}: failed, ${lastError}`);
  }
  return wrong;
}
