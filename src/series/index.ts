export { cancelSeminar } from './cancel-seminar.ts';
export { findContact } from './contact.ts';
export { registerCopyRoutes } from './copy-routes.ts';
export type { SeminarFacts } from './facts.ts';
export { placeFields } from './fields.ts';
export { instantOr, placeSchema, seatsSchema } from './manage-forms.ts';
export { registerSeriesManageRoutes } from './manage-routes.ts';
export { getAnySeminar } from './manage-seminar-routes.ts';
export { isUntouched } from './manage-store.ts';
export {
  type Move,
  type Moved,
  moveSeminar,
  planMove,
  type StillStands,
} from './move-seminar.ts';
export { navBelowOverview, seminarLead } from './nav.ts';
export { type Pane, paneOf } from './pane.ts';
export { registerSeriesRoutes } from './routes.ts';
export { seminarLines } from './seminar-lines.ts';
export {
  mapLink,
  type PublicSeats,
  registrationOf,
  type Seminar,
  type Series,
  seatsOf,
  seminarFacts,
} from './series.ts';
export {
  findAnySeries,
  findConvener,
  findSeries,
  listMaterials,
  listPublicMaterials,
  listSeminars,
  listSeries,
  type Material,
  raiseVersion,
} from './store.ts';
export { carryVia, viaOf } from './via.ts';
