import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { type Pane, paneOf, type Seminar, type Series } from '../series/index.ts';
import type { Language } from '../storage/values.ts';
import { type Bars, barsOf } from './bars.ts';
import { type Breakdowns, breakdownsOf, type Names } from './breakdowns.ts';
import { type Headline, headlinesOf } from './headlines.ts';
import { leadOfSeminar, leadOfSeries } from './lead.ts';
import { type Measures, mostMornings, type Tally } from './measures.ts';
import { type MorningsPicture, picture } from './picture.ts';
import { type MorningFigures, type Report, reportOf } from './report.ts';
import { peopleIn, sentenceOf, sentenceToPaste } from './sentence.ts';

export interface ReportedMorning extends MorningFigures {
  theme: string;
  pane: Pane;
}

/** What the organisers' menu over the page is told. */
export interface ReportNav {
  series: { slug: string; title: string };
  seminar: number | undefined;
  seminars: { number: number; shortDay: string; morning: Pane['morning'] }[];
  current: 'report';
}

export interface ReportModel {
  nav: ReportNav;
  slug: string;
  /** The seminar's number; undefined for all of the series. */
  number: number | undefined;
  sentence: string;
  lead: string;
  /** The sentence to paste, in each language. */
  paste: Record<Language, string>;
  hasBegun: boolean;
  /** A morning is over and nobody has been marked. */
  isUnmarked: boolean;
  headlines: Headline[];
  /** Of a series only. */
  mornings: ReportedMorning[];
  picture: MorningsPicture | undefined;
  bars: Bars & { values: string[]; most: string };
  tables: Breakdowns;
  hasLinks: boolean;
  people: Tally;
  /** Some stand under two organisations. */
  haveChanged: boolean;
  /** Of the mornings that have a column of their own in the table. */
  columns: number[];
}

export interface Reported {
  series: Series;
  seminars: Seminar[];
  measures: Measures;
  names: Names;
  /** One of the seminars; left out, the whole series. */
  number?: number | undefined;
}

export function reportModel(reported: Reported, language: Language, now: Date): ReportModel {
  const { series, seminars, measures, names, number } = reported;
  const inScope = seminars.filter((seminar) => !number || seminar.number === number);
  const report = reportOf(measures, inScope, now);
  const tables = breakdownsOf(report, names, language);
  const columns = columnsOf(report, number);
  return {
    nav: navOf(reported, language),
    slug: series.slug,
    number,
    sentence: sentenceOf(report, language),
    lead: number
      ? leadOfSeminar(series, inScope, language)
      : leadOfSeries(series, inScope, language),
    paste: pasteIn(report, { title: series.title, number }),
    hasBegun: report.hasBegun,
    isUnmarked: report.hasBegun && report.people.came === 0,
    headlines: headlinesOf(report, !number, language),
    mornings: number ? [] : morningsOf(report, series, seminars, language),
    picture: number ? undefined : picture(report, language),
    bars: barsModel(report, tables, language),
    tables,
    hasLinks: report.byLink.some(({ link }) => link !== 0),
    people: report.people,
    haveChanged: sum(tables.organisations) > report.people.signed,
    columns,
  };
}

function navOf({ series, seminars, number }: Reported, language: Language): ReportNav {
  return {
    series: { slug: series.slug, title: series.title[language] },
    seminar: number,
    seminars: seminars.map((seminar) => ({
      number: seminar.number,
      shortDay: formatIn(language).shortDay(seminar.startsAt),
      morning: paneOf(series, seminar).morning,
    })),
    current: 'report',
  };
}

const sum = (rows: Tally[]) => rows.reduce((so, { signed }) => so + signed, 0);

function pasteIn(report: Report, subject: Parameters<typeof sentenceToPaste>[1]) {
  return {
    sv: sentenceToPaste(report, subject, 'sv'),
    en: sentenceToPaste(report, subject, 'en'),
  };
}

function morningsOf(report: Report, series: Series, seminars: Seminar[], language: Language) {
  return report.mornings.flatMap((morning) => {
    const seminar = seminars.find(({ number }) => number === morning.number);
    if (!seminar) return [];
    return [{ ...morning, theme: seminar.theme[language], pane: paneOf(series, seminar) }];
  });
}

/** Of who came, once somebody can have; those of whom nobody came are in the table alone. */
function barsModel({ hasBegun }: Report, { organisations }: Breakdowns, language: Language) {
  const shown = organisations.filter(({ came }) => came > 0 || !hasBegun);
  const amount = ({ signed, came }: Tally) => (hasBegun ? came : signed);
  const [most] = shown;
  const about = most && { name: most.name, people: peopleIn(amount(most), language) };
  const bars = barsOf(shown);
  return {
    ...bars,
    values: shown.slice(0, bars.bars.length).map((row) => formatIn(language).number(amount(row))),
    most: about ? translator(language)('attendance.report.bars.about', about) : '',
  };
}

/** A column for each morning that has begun, while there is room for them. */
function columnsOf({ mornings }: Report, number: number | undefined) {
  const begun = mornings.filter(({ hasBegun }) => hasBegun).map((morning) => morning.number);
  return number || begun.some((one) => one > mostMornings) ? [] : begun;
}
