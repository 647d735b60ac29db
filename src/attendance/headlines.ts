import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import type { Language } from '../storage/values.ts';
import { type Report, share } from './report.ts';
import { morningsIn, organisationsIn } from './sentence.ts';

/** One large number with what it counts. */
export interface Headline {
  label: string;
  value: string;
  note: string;
}

/** The large numbers at the top, of a series or of one seminar. */
export function headlinesOf(report: Report, isSeries: boolean, language: Language): Headline[] {
  const all = isSeries
    ? [signed, report.hasBegun ? visits : booked, attendance, everyTime]
    : [signed, came, missed, attendance];
  return all.map((one) => one(report, language)).filter((headline) => headline !== undefined);
}

type Make = (report: Report, language: Language) => Headline | undefined;
const f = 'attendance.report.figures';

const signed: Make = ({ people, organisations }, language) => ({
  label: translator(language)(`${f}.signed`),
  value: formatIn(language).number(people.signed),
  note: translator(language)(`${f}.signedFrom`, {
    organisations: organisationsIn(organisations.signed, language),
  }),
});

const booked: Make = ({ mornings }, language) => {
  const ahead = mornings.filter(({ isCancelled }) => !isCancelled);
  const places = ahead.reduce((so, morning) => so + morning.signed, 0);
  return {
    label: translator(language)(`${f}.places`),
    value: formatIn(language).number(places),
    note: translator(language)(`${f}.visitsOn`, { mornings: morningsIn(ahead.length, language) }),
  };
};

const visits: Make = ({ visits, mornings }, language) => {
  const begun = mornings.filter(({ hasBegun }) => hasBegun).length;
  return {
    label: translator(language)(`${f}.visits`),
    value: formatIn(language).number(visits),
    note: translator(language)(`${f}.visitsOn`, { mornings: morningsIn(begun, language) }),
  };
};

const attendance: Make = ({ places }, language) => {
  const t = translator(language);
  const percent = share(places.used, places.booked);
  if (percent === undefined) return;
  const count = places.booked;
  const number = formatIn(language).number(count);
  return {
    label: t(`${f}.attendance`),
    value: t('attendance.report.percent', { number: percent }),
    note: t(`${f}.attendanceOf`, { count, number }),
  };
};

const everyTime: Make = ({ cameEveryTime }, language) => {
  if (cameEveryTime === undefined) return;
  const t = translator(language);
  return {
    label: t(`${f}.everyTime`),
    value: formatIn(language).number(cameEveryTime),
    note: t(`${f}.everyTimeOf`, { count: cameEveryTime }),
  };
};

const came: Make = ({ hasBegun, people, organisations }, language) => {
  if (!hasBegun) return;
  return {
    label: translator(language)(`${f}.came`),
    value: formatIn(language).number(people.came),
    note: translator(language)(`${f}.cameFrom`, {
      organisations: organisationsIn(organisations.came, language),
    }),
  };
};

const missed: Make = ({ mornings, people }, language) => {
  if (!mornings.some(({ isOver }) => isOver)) return;
  const number = formatIn(language).number(people.due);
  return {
    label: translator(language)(`${f}.missed`),
    value: formatIn(language).number(people.due - people.came),
    note: translator(language)(`${f}.missedOf`, { count: people.due, number }),
  };
};
