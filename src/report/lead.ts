import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import type { Seminar, Series } from '../series/index.ts';
import type { Language } from '../storage/values.ts';
import { morningsIn } from './sentence.ts';

/** What the report is about: the series, its mornings, from when to when. */
export function leadOfSeries(series: Series, seminars: Seminar[], language: Language) {
  const t = translator(language);
  const format = formatIn(language);
  const starts = seminars
    .filter(({ cancelledAt }) => !cancelledAt)
    .map(({ startsAt }) => startsAt)
    .toSorted((a, b) => Number(a) - Number(b));
  const [first, last] = [starts[0], starts.at(-1)];
  const title = series.title[language];
  if (!first || !last) return `${title}.`;
  if (starts.length === 1) {
    return t('report.leadOne', { what: title, day: format.dayYear(first) });
  }
  return t('report.lead', {
    series: title,
    mornings: morningsIn(starts.length, language),
    first: isSameYear(first, last) ? format.day(first) : format.dayYear(first),
    last: format.dayYear(last),
  });
}

export function leadOfSeminar(series: Series, [seminar]: Seminar[], language: Language) {
  if (!seminar) return '';
  const t = translator(language);
  const what = t('report.leadSeminar', {
    number: seminar.number,
    series: series.title[language],
    theme: seminar.theme[language],
  });
  return t('report.leadOne', {
    what,
    day: formatIn(language).dayYear(seminar.startsAt),
  });
}

const isSameYear = (a: Date, b: Date) => {
  const { isoLocal } = formatIn('sv');
  return isoLocal(a).slice(0, 4) === isoLocal(b).slice(0, 4);
};
