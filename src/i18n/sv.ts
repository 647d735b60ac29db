import { attendance } from './sv/attendance.ts';
import { calendar } from './sv/calendar.ts';
import { letters } from './sv/letters.ts';
import { manageSeries } from './sv/manage-series.ts';
import { organisations } from './sv/organisations.ts';
import { organisers } from './sv/organisers.ts';
import { registrations } from './sv/registrations.ts';
import { series } from './sv/series.ts';
import { web } from './sv/web.ts';

export const sv = {
  attendance,
  calendar,
  letters,
  manageSeries,
  organisations,
  organisers,
  registrations,
  series,
  web,
} as const;
