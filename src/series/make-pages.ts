import { Refusal } from '../errors.ts';
import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { pathsIn } from '../paths.ts';
import type { Services } from '../services.ts';
import type { Reader } from '../storage/database.ts';
import type { Language } from '../storage/values.ts';
import type { Page } from '../web/pages.ts';
import { contactOf } from './contact.ts';
import type { Fresh } from './kept-pages.ts';
import { loadSeries, type WholeSeries } from './load.ts';
import {
  type FromAbove,
  type ListModel,
  morningModel,
  type SeminarModel,
  type SeriesModel,
  seriesModel,
  swedishOf,
} from './pages.ts';
import { type Series, turningPoints } from './series.ts';
import { findSeries, listSeries } from './store.ts';
import { seminarData, seriesData } from './structured-data.ts';

/** All that is published; where that is one series, the page is that series'. */
export async function homePage(
  services: Services,
  above: FromAbove,
  language: Language,
  now: Date,
): Promise<Fresh> {
  const { read } = services.database;
  const [first, ...more] = await listSeries(read);
  if (first && more.length === 0) return wholePage(services, above, first, language, now);
  const loaded: WholeSeries[] = [];
  for (const series of first ? [first, ...more] : []) {
    loaded.push(await loadSeries(read, series, above.listPublicSeats, now));
  }
  const t = translator(language);
  const model: ListModel = {
    seriesList: loaded
      .toSorted((a, b) => nextStart(a, now) - nextStart(b, now))
      .map((whole) => seriesModel(whole, [], language, now)),
  };
  const page: Page<ListModel> = {
    view: 'series/list',
    language,
    title: t('series.list.title'),
    description: t('series.list.description'),
    address: (to) => to.home(),
    nav: 'series',
    model,
  };
  return { page, turningPoints: loaded.flatMap(pointsOf) };
}

export async function seriesPage(
  services: Services,
  above: FromAbove,
  slug: string,
  language: Language,
  now: Date,
): Promise<Fresh> {
  const series = await getSeries(services.database.read, slug);
  return wholePage(services, above, series, language, now);
}

/** As strangers will see a series that they do not see yet. */
export async function previewPage(
  services: Services,
  above: FromAbove,
  series: Series,
  language: Language,
): Promise<Page<SeriesModel>> {
  const { page } = await wholePage(services, above, series, language, services.clock());
  const t = translator(language);
  return {
    ...page,
    title: t('manageSeries.preview.title', { title: page.title }),
    address: (to) => to.organiserSeries(series.slug, 'preview'),
    private: true,
    notice: {
      text: t(`manageSeries.preview.${series.state}`),
      link: t('manageSeries.preview.back'),
      href: pathsIn(language).organiserSeries(series.slug),
    },
    model: page.model,
  };
}

async function wholePage(
  { config, database }: Services,
  above: FromAbove,
  series: Series,
  language: Language,
  now: Date,
): Promise<Fresh & { page: Page<SeriesModel> }> {
  const { read } = database;
  const whole = await loadSeries(read, series, above.listPublicSeats, now);
  const model = seriesModel(whole, await above.listMembers(read), language, now);
  const signUp = model.anyOpen ? await above.signUpForm(read, whole, language, now) : undefined;
  const page: Page<SeriesModel> = {
    view: 'series/series',
    language,
    title: series.title[language],
    description: series.summary[language],
    address: (to) => to.series(series.slug),
    nav: 'series',
    jsonLd: seriesData(whole, language, config.baseUrl),
    contact: contactOf(whole.series, whole.convener, language),
    model: { ...model, signUp },
  };
  return { page, turningPoints: pointsOf(whole) };
}

export async function seminarPage(
  { config, database }: Services,
  above: FromAbove,
  slug: string,
  number: number,
  language: Language,
  now: Date,
): Promise<Fresh> {
  const series = await getSeries(database.read, slug);
  const whole = await loadSeries(database.read, series, above.listPublicSeats, now);
  const occasion = whole.occasions.find(({ seminar }) => seminar.number === number);
  if (!occasion) throw new Refusal('not_found');
  const { seminar } = occasion;
  const page: Page<SeminarModel> = {
    view: 'series/seminar',
    language,
    title: `${seminar.theme[language]}, ${formatIn(language).shortDay(seminar.startsAt)}`,
    description: seminar.description[language],
    address: (to) => to.seminar(slug, number),
    nav: 'series',
    jsonLd: seminarData(whole, occasion, language, config.baseUrl),
    contact: contactOf(whole.series, whole.convener, language),
    model: {
      series: {
        slug,
        title: series.title[language],
        town: series.town,
        inSwedish: swedishOf(series, ['title'], language),
      },
      morning: morningModel(series, occasion, language, now),
    },
  };
  return { page, turningPoints: pointsOf({ ...whole, occasions: [occasion] }) };
}

async function getSeries(db: Reader, slug: string) {
  const series = await findSeries(db, slug);
  if (!series) throw new Refusal('not_found');
  return series;
}

const pointsOf = ({ occasions }: WholeSeries) =>
  occasions.flatMap(({ seminar, seats }) =>
    [...turningPoints(seminar), seats.heldUntil ?? []].flat(),
  );

/** When the series' next seminar starts; a series that is over comes last. */
function nextStart({ occasions }: WholeSeries, now: Date) {
  const ahead = occasions.filter(({ seminar }) => seminar.endsAt > now && !seminar.cancelledAt);
  return Math.min(...ahead.map(({ seminar }) => seminar.startsAt.getTime()), Number.MAX_VALUE);
}
