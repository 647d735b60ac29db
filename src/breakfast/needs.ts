import { formatIn } from '../i18n/format.ts';
import type { Seminar } from '../series/index.ts';
import { type Language, type Need, needs } from '../storage/values.ts';
import type { Typed } from '../web/forms.ts';

const day = 86_400_000;
/** So long after a seminar they are kept, to settle the bill, and no longer (LAW-14). */
const daysKept = 3;

type Occasion = Pick<Seminar, 'asksNeeds' | 'cancelledAt' | 'endsAt' | 'number'>;

/** When the needs of a seminar are erased, at the latest. */
export const erasedAt = ({ endsAt }: Pick<Seminar, 'endsAt'>) =>
  new Date(endsAt.getTime() + daysKept * day);

/** Seminars that ended before this instant have had their time. */
export const keptSince = (now: Date) => new Date(now.getTime() - daysKept * day);

export const doesAsk = ({ asksNeeds, cancelledAt }: Occasion) => asksNeeds && !cancelledAt;

/** The ticked boxes of the closed list; anything else is not looked at. */
export function readNeeds(body: unknown): Need[] {
  const sent: unknown = new Map(Object.entries(body ?? {})).get('needs');
  const ticked = new Set([sent].flat());
  return needs.filter((need) => ticked.has(need));
}

/** What a form asks, and what it must tell (LAW-14): `breakfast/needs` shows it. */
export interface NeedsFields {
  options: { need: Need; checked: boolean }[];
  /** Numbers of the seminars that ask; null where all do. */
  seminars: string | null;
  /** The days on which they are erased. */
  erased: string;
}

/** Undefined where none of the seminars asks. */
export function needsFields(
  seminars: Occasion[],
  chosen: readonly string[],
  language: Language,
): NeedsFields | undefined {
  const asking = seminars.filter(doesAsk);
  if (asking.length === 0) return;
  const { list, shortDay } = formatIn(language);
  const days = asking.map((seminar) => shortDay(erasedAt(seminar)));
  return {
    options: needs.map((need) => ({ need, checked: chosen.includes(need) })),
    seminars:
      asking.length === seminars.length ? null : list(asking.map(({ number }) => String(number))),
    erased: list([...new Set(days)]),
  };
}

export const typedNeeds = (typed: Typed) => [typed.needs ?? []].flat();
