import { formatIn } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import type { Language } from '../../storage/values.ts';
import type { Pattern } from '../patterns.ts';
import type { Report } from '../report.ts';
import { peopleIn } from '../sentence.ts';
import { type Flow, flowOf } from './flow.ts';

/** Who came to which mornings; before two have begun, who has a place on which. */
export interface MorningsPicture {
  kind: 'came' | 'booked';
  flow: Flow;
  /** Beside the band of those who came to all. */
  label: string | undefined;
  hasSeveral: boolean;
  caption: string;
  patterns: { name: string; amount: number; people: string; suns: ('booked' | 'none')[] }[];
}

export function picture(report: Report, language: Language): MorningsPicture | undefined {
  const kind = report.patterns.came.length > 0 ? 'came' : 'booked';
  const patterns = report.patterns[kind];
  if (patterns.length === 0) return;
  const held = report.mornings.filter(({ isCancelled }) => !isCancelled);
  const shown = kind === 'came' ? held.filter(({ hasBegun }) => hasBegun) : held;
  if (shown.length < 2) return;
  const numbers = shown.map(({ number }) => number);
  const flow = flowOf(
    patterns,
    numbers,
    report.mornings.map(({ number }) => number),
  );
  const total = patterns.reduce((so, { people }) => so + people, 0);
  const words = wordsIn(language, kind, numbers);
  return {
    kind,
    flow,
    label: flow.hasRoomForLabel && patterns[0] ? words.label(patterns[0].people) : undefined,
    hasSeveral: flow.ribbons.some(({ amount }) => amount === 2),
    caption: words.caption(total),
    patterns: patterns.map((pattern) => ({
      name: words.name(pattern),
      amount: pattern.people,
      people: formatIn(language).number(pattern.people),
      suns: numbers.map((number) => (pattern.mornings.includes(number) ? 'booked' : 'none')),
    })),
  };
}

function wordsIn(language: Language, kind: 'came' | 'booked', numbers: number[]) {
  const t = translator(language);
  const format = formatIn(language);
  /** The lists begin with two mornings. */
  const ofAll = (list: string) => list.split(';')[numbers.length - 2] ?? '';
  return {
    label: (people: number) =>
      t(`report.flow.${kind === 'came' ? 'labelCame' : 'labelBooked'}`, {
        number: format.number(people),
        mornings: ofAll(t('report.patterns.allMornings')),
      }),
    caption: (people: number) =>
      t(`report.patterns.${kind}`, { people: peopleIn(people, language) }),
    name: (pattern: Pattern) => {
      if (pattern.mornings.length === numbers.length) {
        return ofAll(t('report.patterns.all'));
      }
      const number = format.list(pattern.mornings.map(String));
      return pattern.mornings.length === 1 ? t('report.patterns.only', { number }) : number;
    },
  };
}
