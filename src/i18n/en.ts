import { breakfast } from './en/breakfast.ts';
import { calendar } from './en/calendar.ts';
import { manageChanges } from './en/changes.ts';
import { chronicle } from './en/chronicle.ts';
import { formQuestions } from './en/form-questions.ts';
import { history } from './en/history.ts';
import { imports } from './en/imports.ts';
import { letters } from './en/letters.ts';
import { limits } from './en/limits.ts';
import { manageSeries } from './en/manage-series.ts';
import { network } from './en/network.ts';
import { organisations } from './en/organisations.ts';
import { organisers } from './en/organisers.ts';
import { people } from './en/people.ts';
import { peopleLists } from './en/people-lists.ts';
import { register } from './en/register.ts';
import { registrations } from './en/registrations.ts';
import { report } from './en/report.ts';
import { series } from './en/series.ts';
import { web } from './en/web.ts';
import type { sv } from './sv.ts';

/** Every text of the Swedish list, and perhaps more plural forms. */
type SameKeys<T> = { [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };

export const en = {
  breakfast,
  calendar,
  chronicle,
  formQuestions,
  history,
  imports,
  letters,
  limits,
  manageChanges,
  manageSeries,
  network,
  organisations,
  organisers,
  people,
  peopleLists,
  register,
  registrations,
  report,
  series,
  web,
} as const satisfies SameKeys<typeof sv>;
