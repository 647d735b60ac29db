import { attendance } from './sv/attendance.ts';
import { calendar } from './sv/calendar.ts';
import { manageChanges } from './sv/changes.ts';
import { letters } from './sv/letters.ts';
import { manageSeries } from './sv/manage-series.ts';
import { network } from './sv/network.ts';
import { organisations } from './sv/organisations.ts';
import { organisers } from './sv/organisers.ts';
import { people } from './sv/people.ts';
import { registrations } from './sv/registrations.ts';
import { series } from './sv/series.ts';
import { web } from './sv/web.ts';

export const sv = {
  attendance,
  calendar,
  letters,
  manageChanges,
  manageSeries,
  network,
  organisations,
  organisers,
  people,
  registrations,
  series,
  web,
} as const;
