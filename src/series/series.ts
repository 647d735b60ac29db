import { formatIn } from '../i18n/format.ts';
import { instantFrom } from '../i18n/wall-clock.ts';
import type { Tables } from '../storage/schema.ts';
import type { Language, Sector } from '../storage/values.ts';
import type { SeminarFacts } from './facts.ts';

export type Series = Tables['series']['$inferSelect'];
export type Seminar = Tables['seminars']['$inferSelect'];

export type Registration = 'open' | 'notYet' | 'closed' | 'held' | 'cancelled';

type Window = Pick<Seminar, 'startsAt' | 'endsAt' | 'opensAt' | 'closesAt' | 'cancelledAt'>;

/** Whether one may sign up, and if not, why. */
export function registrationOf(seminar: Window, now: Date): Registration {
  if (seminar.cancelledAt) return 'cancelled';
  if (isOver(seminar, now)) return 'held';
  if (seminar.startsAt <= now || (seminar.closesAt && seminar.closesAt <= now)) return 'closed';
  return seminar.opensAt && seminar.opensAt > now ? 'notYet' : 'open';
}

export const isOver = ({ endsAt }: Pick<Seminar, 'endsAt'>, now: Date) => endsAt <= now;

/** The instants at which `registrationOf` changes its answer by itself. */
export function turningPoints({ opensAt, closesAt, startsAt, endsAt }: Window): Date[] {
  return [opensAt, closesAt, startsAt, endsAt].filter((at) => at !== null);
}

export type Seats =
  | { kind: 'plenty' }
  | { kind: 'few'; left: number }
  | { kind: 'full'; inLine: number };

/** What the public is told of a seminar's seats. */
export interface PublicSeats {
  /** Those that are held for others are not free. */
  seats: Seats;
  /** Sectors that have all the seats they may. */
  fullFor: Sector[];
  /** The most that one organisation may have. */
  each: number | null;
  /** Whether an organiser answers each person. */
  asks: boolean;
  /** When held seats are next let go. */
  heldUntil: Date | null;
}

const exactUnder = 10;

/** What the public is told: exact under ten. A seat that somebody waits for is not free. */
export function seatsOf({
  capacity,
  seatsTaken,
  inLine,
}: Pick<Seminar, 'capacity' | 'seatsTaken' | 'inLine'>): Seats {
  const left = capacity - seatsTaken;
  if (left <= 0 || inLine > 0) return { kind: 'full', inLine };
  return left < exactUnder ? { kind: 'few', left } : { kind: 'plenty' };
}

const day = 86_400_000;

/** As many days before the start as it was, at the same time on the clock. */
export function shiftedClosing(
  { startsAt, closesAt }: Pick<Seminar, 'startsAt' | 'closesAt'>,
  newStart: Date | undefined,
): { closesAt?: Date } {
  if (!closesAt || !newStart) return {};
  const { isoLocal, time } = formatIn('en');
  const noon = (at: Date) => Date.parse(`${isoLocal(at).slice(0, 10)}T12:00:00Z`);
  const closing = new Date(noon(closesAt) + noon(newStart) - noon(startsAt));
  const shifted = instantFrom(closing.toISOString().slice(0, 10), time(closesAt));
  return { closesAt: shifted ?? new Date(newStart.getTime() - day) };
}

/** Where nobody has named a better map. */
export const mapLink = (address: string) =>
  `https://www.openstreetmap.org/search?query=${encodeURIComponent(address)}`;

/** What letters and calendars say of a seminar, frozen as it is now. */
export function seminarFacts(series: Series, seminar: Seminar, language: Language): SeminarFacts {
  return {
    seriesTitle: series.title[language],
    seriesSlug: series.slug,
    number: seminar.number,
    theme: seminar.theme[language],
    description: seminar.description[language],
    startsAt: seminar.startsAt.toISOString(),
    endsAt: seminar.endsAt.toISOString(),
    venue: seminar.venue,
    address: seminar.address,
    mapUrl: seminar.mapUrl,
    joinUrl: seminar.joinUrl,
    contactName: series.contactName,
    contactEmail: series.contactEmail,
  };
}
