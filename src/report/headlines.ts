import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import type { Language } from '../storage/values.ts';
import type { Gathered } from './gather.ts';
import { reachOf } from './reach.ts';
import { share } from './report.ts';
import { morningsIn, organisationsIn } from './sentence.ts';

/** One large number with what it counts. */
export interface Headline {
  id: string;
  label: string;
  amount: number;
  /** The amount as it is shown, with its unit. */
  value: string;
  /** The label in a file, where the number stands without its unit. */
  fileLabel: string;
  note: string;
}

/** The large numbers at the top, of a series or of one seminar. */
export function headlinesOf(gathered: Gathered, language: Language): Headline[] {
  const isSeries = gathered.number === undefined;
  const all: [string, Make][] = isSeries
    ? [
        ['signed', signed],
        gathered.report.hasBegun ? ['visits', visits] : ['places', booked],
        ['attendance', attendance],
        ['every_time', everyTime],
        ['municipalities', municipalities],
      ]
    : [
        ['signed', signed],
        ['came', came],
        ['missed', missed],
        ['attendance', attendance],
      ];
  return all.flatMap(([id, make]) => {
    const made = make(gathered, language);
    if (!made) return [];
    const value = formatIn(language).number(made.amount);
    return [{ id, value, fileLabel: made.label, ...made }];
  });
}

type Made = Omit<Headline, 'id' | 'value' | 'fileLabel'> &
  Partial<Pick<Headline, 'value' | 'fileLabel'>>;
type Make = (gathered: Gathered, language: Language) => Made | undefined;
const f = 'report.figures';

const signed: Make = ({ report: { people, organisations } }, language) => ({
  label: translator(language)(`${f}.signed`),
  amount: people.signed,
  note: translator(language)(`${f}.signedFrom`, {
    organisations: organisationsIn(organisations.signed, language),
  }),
});

const booked: Make = ({ report: { mornings } }, language) => {
  const ahead = mornings.filter(({ isCancelled }) => !isCancelled);
  return {
    label: translator(language)(`${f}.places`),
    amount: ahead.reduce((so, morning) => so + morning.signed, 0),
    note: translator(language)(`${f}.visitsOn`, { mornings: morningsIn(ahead.length, language) }),
  };
};

const visits: Make = ({ report: { visits, mornings } }, language) => {
  const begun = mornings.filter(({ hasBegun }) => hasBegun).length;
  return {
    label: translator(language)(`${f}.visits`),
    amount: visits,
    note: translator(language)(`${f}.visitsOn`, { mornings: morningsIn(begun, language) }),
  };
};

const attendance: Make = ({ report: { places } }, language) => {
  const t = translator(language);
  const percent = share(places.used, places.booked);
  if (percent === undefined) return;
  const count = places.booked;
  const number = formatIn(language).number(count);
  return {
    label: t(`${f}.attendance`),
    amount: percent,
    value: t('report.percent', { number: percent }),
    fileLabel: t('report.compare.attendance'),
    note: t(`${f}.attendanceOf`, { count, number }),
  };
};

const everyTime: Make = ({ report: { cameEveryTime } }, language) => {
  if (cameEveryTime === undefined) return;
  const t = translator(language);
  return {
    label: t(`${f}.everyTime`),
    amount: cameEveryTime,
    note: t(`${f}.everyTimeOf`, { count: cameEveryTime }),
  };
};

const municipalities: Make = ({ report, home }, language) => {
  const reached = reachOf(report, home);
  if (reached.length === 0) return;
  const number = formatIn(language).number(reached.length);
  const amount = reached.filter(({ reach }) =>
    report.hasBegun ? reach === 'came' : reach !== 'none',
  ).length;
  return {
    label: translator(language)(`${f}.municipalities`),
    amount,
    note: translator(language)(`${f}.municipalitiesOf`, { number }),
  };
};

const came: Make = ({ report: { hasBegun, people, organisations } }, language) => {
  if (!hasBegun) return;
  return {
    label: translator(language)(`${f}.came`),
    amount: people.came,
    note: translator(language)(`${f}.cameFrom`, {
      organisations: organisationsIn(organisations.came, language),
    }),
  };
};

const missed: Make = ({ report: { mornings, people } }, language) => {
  if (!mornings.some(({ isOver }) => isOver)) return;
  const number = formatIn(language).number(people.due);
  return {
    label: translator(language)(`${f}.missed`),
    amount: people.due - people.came,
    note: translator(language)(`${f}.missedOf`, { count: people.due, number }),
  };
};
