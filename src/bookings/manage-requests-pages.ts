import { formatIn } from '../i18n/format.ts';
import type { Reader } from '../storage/database.ts';
import type { Language, Sector } from '../storage/values.ts';
import { limitWords } from './limit-words.ts';
import { limitMet, whoMay } from './limits.ts';
import { readSeats } from './read-seats.ts';
import { listRequests } from './requests-store.ts';
import type { Seminar } from './store.ts';

/** Somebody who waits for an answer, as the organiser sees them. */
export interface ShownRequest {
  /** Of the booking, and of the person. */
  id: number;
  person: number;
  name: string;
  email: string | null;
  organisation: string;
  /** Where it is not the organisation's own name. */
  asTyped: string | null;
  sector: Sector;
  role: string;
  asked: string;
  /** Whether a yes would give a seat now, and if not, by which limit. */
  hasSeat: boolean;
  why: string | null;
}

export interface RequestsModel {
  requests: ShownRequest[];
  count: number;
  more: number;
}

/** Longer lists are cut: as those first are answered the others come up. */
const shownAtOnce = 200;

export async function requestsModel(
  db: Reader,
  seminar: Seminar,
  now: Date,
  language: Language,
): Promise<RequestsModel> {
  const { state, line, asking } = await readSeats(db, seminar, now);
  const format = formatIn(language);
  const rows = await listRequests(db, seminar.id, shownAtOnce);
  const requests = rows.map(({ booking, person, organisation, sector }): ShownRequest => {
    const own = asking.find(({ id }) => id === booking.id);
    const met = own && limitMet(state, own);
    const ahead = line.filter(({ id }) => id < booking.id);
    const isAheadOfAll = whoMay(state, ahead).length === 0;
    return {
      id: booking.id,
      person: person.id,
      ...{ name: person.name, email: person.email, role: person.role, organisation, sector },
      asTyped: person.organisationAsTyped === organisation ? null : person.organisationAsTyped,
      asked: `${format.shortDay(booking.createdAt)} ${format.time(booking.createdAt)}`,
      hasSeat: !met && isAheadOfAll,
      why: met ? limitWords(met, language, 'organiser') : null,
    };
  });
  return { requests, count: asking.length, more: asking.length - requests.length };
}
