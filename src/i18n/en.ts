import { attendance } from './en/attendance.ts';
import { calendar } from './en/calendar.ts';
import { manageChanges } from './en/changes.ts';
import { letters } from './en/letters.ts';
import { manageSeries } from './en/manage-series.ts';
import { network } from './en/network.ts';
import { organisations } from './en/organisations.ts';
import { organisers } from './en/organisers.ts';
import { people } from './en/people.ts';
import { registrations } from './en/registrations.ts';
import { series } from './en/series.ts';
import { web } from './en/web.ts';
import type { sv } from './sv.ts';

/** Every text of the Swedish list, and perhaps more plural forms. */
type SameKeys<T> = { [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };

export const en = {
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
} as const satisfies SameKeys<typeof sv>;
