import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import type { Language } from '../storage/values.ts';
import type { Report } from './report.ts';

/** What the sentence is about, when it stands alone somewhere else. */
export interface Subject {
  /** The series' title in each language. */
  title: Record<Language, string>;
  /** Left out, all of the series. */
  number?: number | undefined;
}

type Told = Pick<Report, 'hasBegun' | 'people' | 'organisations'>;

/** "41 personer från 13 organisationer deltog"; before any morning has begun, of those signed up. */
export function sentenceOf({ hasBegun, people, organisations }: Told, language: Language): string {
  const t = translator(language);
  const key = hasBegun ? 'came' : 'signed';
  const count = people[key];
  if (count === 0) {
    return t(`report.sentence.${hasBegun ? 'noneCame' : 'noneSigned'}`);
  }
  const values = {
    people: peopleIn(count, language),
    organisations: organisationsIn(organisations[key], language),
  };
  if (hasBegun) return t('report.sentence.came', values);
  return t('report.sentence.signed', { count, ...values });
}

/** The same, saying where: to paste into a letter or a page. */
export function sentenceToPaste(report: Told, subject: Subject, language: Language): string {
  const t = translator(language);
  const series = subject.title[language];
  const where = subject.number
    ? t('report.sentence.seminar', { number: subject.number, series })
    : series;
  const sentence = sentenceOf(report, language);
  const key = report.hasBegun ? 'cameWhere' : 'signedWhere';
  return t(`report.sentence.${key}`, { sentence, where });
}

export function peopleIn(count: number, language: Language) {
  const number = formatIn(language).number(count);
  return translator(language)('report.people', { count, number });
}

export function organisationsIn(count: number, language: Language) {
  const number = formatIn(language).number(count);
  return translator(language)('report.organisations', { count, number });
}

export function morningsIn(count: number, language: Language) {
  const number = formatIn(language).number(count);
  return translator(language)('report.mornings', { count, number });
}
