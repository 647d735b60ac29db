import { postgresKit } from './columns.postgres.ts';
import { defineSchema } from './schema.ts';

export const {
  organisations,
  organisationNames,
  organisationDomains,
  series,
  seminars,
  programmeItems,
  materials,
  members,
  notices,
  settings,
  signUps,
  submissions,
  bookings,
  outbox,
  mailings,
  organisers,
  shareLinks,
  shareLinkDays,
  signInTokens,
  signIns,
  checkIns,
  history,
} = defineSchema(postgresKit);
