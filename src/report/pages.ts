import { countyName } from '../i18n/counties.ts';
import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { type Pane, paneOf } from '../series/index.ts';
import type { Language, Texts } from '../storage/values.ts';
import { documentOf, type ReportDocument } from './document.ts';
import type { Gathered } from './gather.ts';
import type { Tally } from './measures.ts';
import type { MorningFigures } from './mornings.ts';
import { namesIn } from './names.ts';
import { type Bars, barsOf } from './pictures/bars.ts';
import { type Line, lineOf } from './pictures/line.ts';
import { type MorningsPicture, picture } from './pictures/mornings.ts';
import { type Tiles, tilesOf } from './pictures/tiles.ts';
import { reachOf } from './reach.ts';
import { share } from './report.ts';
import { peopleIn } from './sentence.ts';
import type { ReportTable } from './table.ts';

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

export interface ReportModel extends Omit<ReportDocument, 'tables'> {
  nav: ReportNav;
  /** A morning is over and nobody has been marked. */
  isUnmarked: boolean;
  /** Of a series only. */
  mornings: ReportedMorning[];
  picture: MorningsPicture | undefined;
  bars: Bars & { values: string[]; most: string };
  /** By their ids. */
  tables: Record<string, ReportTable>;
  expected: string | undefined;
  reach: { sentences: string[]; county: string; tiles: Tiles | undefined } | undefined;
  line: (Line & { from: string; to: string }) | undefined;
  hasLinks: boolean;
  people: Tally;
  /** That can be compared with, newest first. */
  others: { slug: string; title: string }[];
  /** For the short list of contents: ids and headings of the sections that there are. */
  contents: { id: string; title: string }[];
}

export interface Reported {
  gathered: Gathered;
  other: Gathered | undefined;
  others: { slug: string; title: Texts }[];
}

/** What the page shows, and the document that every file is made of. */
export function reportModel(
  { gathered, other, others }: Reported,
  language: Language,
  now: Date,
): { model: ReportModel; document: ReportDocument } {
  const { number, report } = gathered;
  const document = documentOf(gathered, other, language, now);
  const tables = Object.fromEntries(document.tables.map((table) => [table.id, table]));
  const model = {
    ...document,
    nav: navOf(gathered, language),
    isUnmarked: report.hasBegun && report.people.came === 0,
    mornings: number ? [] : morningsOf(gathered, language),
    picture: number ? undefined : picture(report, language),
    bars: barsModel(gathered, language),
    tables,
    expected: expectedOf(gathered, language),
    reach: reachModel(gathered, language),
    line: lineModel(gathered, language, now),
    hasLinks: report.byLink.some(({ link }) => link !== 0),
    people: report.people,
    others: number ? [] : others.map(({ slug, title }) => ({ slug, title: title[language] })),
  };
  return { model: { ...model, contents: contentsOf(model, language) }, document };
}

function navOf({ series, seminars, number }: Gathered, language: Language): ReportNav {
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

function morningsOf({ report, series, counted }: Gathered, language: Language) {
  return report.mornings.flatMap((morning, place) => {
    const seminar = counted[place];
    if (!seminar) return [];
    return [{ ...morning, theme: seminar.theme[language], pane: paneOf(series, seminar) }];
  });
}

/** Of who came, once somebody can have; those of whom nobody came are in the table alone. */
function barsModel(gathered: Gathered, language: Language) {
  const { report } = gathered;
  const { hasBegun } = report;
  const names = namesIn(gathered, language);
  const shown = names
    .inOrder(report.byOrganisation, ({ id }) => names.organisation(id))
    .filter(({ came }) => came > 0 || !hasBegun)
    .map((row) => ({ ...row, shortName: names.shortName(row.id) }));
  const amount = ({ signed, came }: Tally) => (hasBegun ? came : signed);
  const [most] = shown;
  const about = most && { name: most.name, people: peopleIn(amount(most), language) };
  const bars = barsOf(shown);
  return {
    ...bars,
    values: shown.slice(0, bars.bars.length).map((row) => formatIn(language).number(amount(row))),
    most: about ? translator(language)('report.bars.about', about) : '',
  };
}

function expectedOf({ report: { hasBegun, expectation } }: Gathered, language: Language) {
  const percent = share(expectation.kept, expectation.expected);
  if (!hasBegun || percent === undefined) return;
  const t = translator(language);
  const { number } = formatIn(language);
  return t('report.expected.share', {
    kept: number(expectation.kept),
    expected: number(expectation.expected),
    percent: t('report.percent', { number: percent }),
  });
}

function reachModel({ report, home }: Gathered, language: Language) {
  const reached = reachOf(report, home);
  if (reached.length === 0) return;
  const t = translator(language);
  const { number } = formatIn(language);
  const of = (reach: string) => reached.filter((one) => one.reach === reach).length;
  const values = { all: number(reached.length), county: countyName(home.county, language) };
  const came = report.hasBegun ? of('came') : of('signed');
  const also = report.hasBegun ? of('signed') : 0;
  const first = t(`report.reach.${report.hasBegun ? 'came' : 'signed'}`, {
    reached: number(came),
    ...values,
  });
  const second = also > 0 ? t('report.reach.also', { count: also, number: number(also) }) : '';
  return {
    sentences: [first, second].filter(Boolean),
    county: values.county,
    tiles: tilesOf(reached, report.hasBegun),
  };
}

function lineModel({ report, counted }: Gathered, language: Language, now: Date) {
  const format = formatIn(language);
  const dayOf = (at: Date) => format.isoLocal(at).slice(0, 10);
  const held = counted.filter(({ cancelledAt }) => !cancelledAt);
  const mornings = held.map(({ number, startsAt }) => ({ number, day: dayOf(startsAt) }));
  const today = dayOf(now);
  const lastMorning =
    mornings
      .map(({ day }) => day)
      .toSorted()
      .at(-1) ?? today;
  const line = lineOf(report.days, mornings, lastMorning < today ? lastMorning : today);
  if (!line) return;
  const shown = (day: string) => format.shortDay(new Date(day));
  return { ...line, from: shown(line.days.from), to: shown(line.days.to) };
}

function contentsOf(model: Omit<ReportModel, 'contents'>, language: Language) {
  const t = translator(language);
  const isAnyone = model.people.signed > 0;
  const sections: [string, string, boolean][] = [
    ['morgnar', t('report.morningByMorning'), model.mornings.length > 0],
    ['organisationer', t('report.organisationsTitle'), isAnyone],
    ['vantade', t('report.expected.title'), model.hasBegun && isAnyone],
    ['kommuner', t('report.municipalities'), isAnyone && model.reach !== undefined],
    ['lan', t('report.counties'), isAnyone],
    ['sektorer', t('report.sectors'), isAnyone],
    ['roller', t('report.roles'), isAnyone],
    ['lankar', t('report.links'), isAnyone],
    ['dagar', t('report.days.title'), isAnyone],
    ['jamfor', t('report.compare.title'), model.number === undefined],
    ['definitioner', t('report.definitions.title'), true],
  ];
  return sections.filter(([, , isThere]) => isThere).map(([id, title]) => ({ id, title }));
}
