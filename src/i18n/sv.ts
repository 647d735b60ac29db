import { breakfast } from './sv/breakfast.ts';
import { calendar } from './sv/calendar.ts';
import { manageChanges } from './sv/changes.ts';
import { chronicle } from './sv/chronicle.ts';
import { formQuestions } from './sv/form-questions.ts';
import { history } from './sv/history.ts';
import { imports } from './sv/imports.ts';
import { letters } from './sv/letters.ts';
import { limits } from './sv/limits.ts';
import { manageSeries } from './sv/manage-series.ts';
import { network } from './sv/network.ts';
import { organisations } from './sv/organisations.ts';
import { organisers } from './sv/organisers.ts';
import { people } from './sv/people.ts';
import { peopleLists } from './sv/people-lists.ts';
import { register } from './sv/register.ts';
import { registrations } from './sv/registrations.ts';
import { report } from './sv/report.ts';
import { series } from './sv/series.ts';
import { web } from './sv/web.ts';

export const sv = {
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
} as const;
