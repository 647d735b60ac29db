import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import type { Language } from '../storage/values.ts';
import { type Comparison, compare } from './compare.ts';
import type { Gathered } from './gather.ts';
import { type Headline, headlinesOf } from './headlines.ts';
import { leadOfSeminar, leadOfSeries } from './lead.ts';
import { sentenceOf, sentenceToPaste } from './sentence.ts';
import type { ReportTable } from './table.ts';
import { tablesOf } from './tables.ts';

/** The report in words and figures: what the page shows and every file holds. */
export interface ReportDocument {
  language: Language;
  slug: string;
  /** The series' title, or the seminar's theme. */
  title: string;
  /** The seminar's number; undefined for all of the series. */
  number: number | undefined;
  sentence: string;
  lead: string;
  /** The sentence to paste, in each language. */
  paste: Record<Language, string>;
  countedAt: Date;
  /** `countedAt` as a Swedish clock says it, and as a sentence. */
  countedWhen: string;
  counted: string;
  hasBegun: boolean;
  headlines: Headline[];
  tables: ReportTable[];
  comparison: Comparison | undefined;
  definitions: { word: string; is: string }[];
}

const defined = [
  'person',
  'waiting',
  'came',
  'missed',
  'attendance',
  'expected',
  'newcomer',
  'organisation',
  'belonging',
  'day',
] as const;

export function documentOf(
  gathered: Gathered,
  other: Gathered | undefined,
  language: Language,
  countedAt: Date,
): ReportDocument {
  const { series, counted, number, report } = gathered;
  const t = translator(language);
  const { dayTime } = formatIn(language);
  const subject = { title: series.title, number };
  const [seminar] = counted;
  const comparison = other && compare(gathered, other, language);
  return {
    language,
    slug: series.slug,
    title: number && seminar ? seminar.theme[language] : series.title[language],
    number,
    sentence: sentenceOf(report, language),
    lead: number
      ? leadOfSeminar(series, counted, language)
      : leadOfSeries(series, counted, language),
    paste: {
      sv: sentenceToPaste(report, subject, 'sv'),
      en: sentenceToPaste(report, subject, 'en'),
    },
    countedAt,
    countedWhen: dayTime(countedAt),
    counted: t('report.countedAt', { when: dayTime(countedAt) }),
    hasBegun: report.hasBegun,
    headlines: headlinesOf(gathered, language),
    tables: [
      ...tablesOf(gathered, language),
      ...(comparison ? [comparison.figures, comparison.organisations] : []),
    ],
    comparison,
    definitions: [...defined, ...(comparison ? (['compared'] as const) : [])].map((word) => ({
      word: t(`report.definitions.${word}`),
      is: t(`report.definitions.${word}Is`),
    })),
  };
}
