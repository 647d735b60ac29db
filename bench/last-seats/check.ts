import { translator } from '../../src/i18n/translate.ts';
import type { SummaryFacts } from '../../src/registrations/facts.ts';
import { openSecretLink } from '../../src/secret-links.ts';
import { byId, type Rows } from '../support/rows.ts';
import { secretKey } from '../support/service.ts';
import type { Rush, Told } from './rush.ts';

/** What is not as it must be after one rush for `seats`, as sentences; none when all is right. */
export function wrongWith({ slug, told }: Rush, rows: Rows, seats: number): string[] {
  const series = rows.series.find((one) => one.slug === slug);
  const seminar = rows.seminars.find(({ seriesId }) => seriesId === series?.id);
  if (!seminar) return [`${slug} is not there`];
  const bookings = rows.bookings.filter(({ seminarId }) => seminarId === seminar.id).toSorted(byId);
  const seated = bookings.filter(({ state }) => state === 'confirmed');
  const line = bookings.filter(({ state }) => state === 'waiting');
  const wrong: string[] = [];
  const expected = { seated: seats, line: told.length - seats };
  if (seated.length !== expected.seated) wrong.push(`${seated.length} seated`);
  if (line.length !== expected.line) wrong.push(`${line.length} in line`);
  if (seminar.seatsTaken !== seated.length)
    wrong.push('the counter of seats differs from the rows');
  if (seminar.inLine !== line.length) wrong.push('the counter of the line differs from the rows');
  const places = new Map(line.map(({ id }, index) => [id, index + 1]));
  for (const one of told) wrong.push(...wrongAnswer(one, rows, places));
  return wrong;
}

/** The answer, its receipt, the row and the letter must all say the same. */
function wrongAnswer(told: Told, rows: Rows, places: Map<number, number>): string[] {
  if (told.status !== 303) return [`answered ${told.status}`];
  const token = told.receipt.split('/').at(-1) ?? '';
  const id = openSecretLink(secretKey, 'receipt', token)?.id;
  const submission = rows.submissions.find((row) => row.id === id && row.email === told.email);
  const booking = rows.bookings.find((row) => row.id === submission?.made[0]);
  if (!submission || !booking) return ['a submission or its booking is lost'];
  const seat = booking.state === 'confirmed' ? 'free' : 'line';
  const wrong: string[] = [];
  if (submission.receipt.seminars[0]?.seat !== seat) wrong.push('a receipt is not true');
  if (!told.page.includes(translator('sv')(`registrations.receipt.${seat}`))) {
    wrong.push('a receipt page does not say what is true');
  }
  const key = `summary:submission:${submission.id}`;
  const letter = rows.outbox.find(({ businessKey }) => businessKey === key);
  const said = (letter?.facts as SummaryFacts | undefined)?.bookings[0];
  if (said?.state !== booking.state) wrong.push('a letter is lost or not true');
  if (said && said.place !== (places.get(booking.id) ?? null)) {
    wrong.push(`a letter says place ${said.place}, not ${places.get(booking.id)}`);
  }
  const invitation = `invitation:${booking.calendarUid}:0`;
  const isInvited = rows.outbox.some(({ businessKey }) => businessKey === invitation);
  if (isInvited !== (seat === 'free')) wrong.push('an invitation is lost or too many');
  return wrong;
}
