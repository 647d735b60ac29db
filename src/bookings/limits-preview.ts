import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import type { LetterBook } from '../mail/letter.ts';
import type { Series } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { BookingState, Language } from '../storage/values.ts';
import type { ShownLimits } from './limit-rows.ts';
import { hasAddress, type Part, type Preview, whatTheyGet } from './preview.ts';
import type { LimitsChanged } from './set-limits.ts';

/** What new limits would do, as the page shows it before they stand. */
export async function limitsPreview(
  { config, clock }: Services,
  book: LetterBook,
  series: Series,
  changed: LimitsChanged,
  language: Language,
): Promise<Preview> {
  const { seminar, after, concerned, states, fingerprint } = changed;
  const part = (
    key: Part['key'],
    [from, to]: [BookingState, BookingState],
    kind: Part['kind'],
  ): Part => {
    const people = concerned.filter(
      ({ booking }) => states.get(booking.id) === from && booking.state === to,
    );
    return { key, people, told: people.filter(hasAddress), kind };
  };
  const offered = part('offeredNow', ['waiting', 'offered'], 'offer');
  const parts = [
    offered,
    part('letIn', ['requested', 'confirmed'], 'approved'),
    part('letInLine', ['requested', 'waiting'], 'approvedLine'),
  ];
  const deadline = offered.people[0]?.booking.offerExpiresAt ?? undefined;
  const line = concerned.filter(({ booking }) => booking.state === 'waiting');
  const occasion = {
    ...{ series, seminar: after, at: clock(), deadline },
    line: line.map(({ booking }) => booking.id),
  };
  return {
    planned: { kind: 'limits' },
    seminar,
    after,
    ...(await whatTheyGet(book, config, parts, occasion)),
    deadline,
    fingerprint,
    rows: changedRows(changed.limits, language),
    unknown: changed.unknown,
  };
}

/** Whether anybody is moved by it: then it is shown before it is done. */
export const movesAnyone = ({ concerned, states }: LimitsChanged) =>
  concerned.some(({ booking }) => states.get(booking.id) !== booking.state);

function changedRows({ before, after }: LimitsChanged['limits'], language: Language) {
  const [was, is] = [wordsOf(before, language), wordsOf(after, language)];
  const keys = ['approval', 'each', 'sectors', 'organisations', 'heldSeats'] as const;
  return keys
    .map((key) => ({ key, before: was[key], after: is[key] }))
    .filter((row) => row.before !== row.after);
}

function wordsOf(limits: ShownLimits, language: Language) {
  const t = translator(language);
  const { number, dayTime } = formatIn(language);
  const line = (name: string, seats: number) =>
    t('limits.shown.seats', { name, seats: number(seats) });
  const held = ({ name, seats, until }: ShownLimits['held'][number]) =>
    t('limits.shown.held', { name, seats: number(seats), until: dayTime(until) });
  return {
    approval: t(limits.needsApproval ? 'limits.shown.yes' : 'limits.shown.no'),
    each: limits.each === null ? '' : number(limits.each),
    sectors: limits.sectors
      .map(({ sector, seats }) => line(t(`limits.sectors.${sector}`), seats))
      .join(', '),
    organisations: limits.organisations.map(({ name, seats }) => line(name, seats)).join(', '),
    heldSeats: limits.held.map(held).join(', '),
  };
}
