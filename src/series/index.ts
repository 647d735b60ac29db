export { cancelSeminar } from './cancel-seminar.ts';
export type { SeminarFacts } from './facts.ts';
export { registerSeriesManageRoutes } from './manage-routes.ts';
export { type Move, type Moved, moveSeminar } from './move-seminar.ts';
export { type Pane, paneOf } from './pane.ts';
export { registerSeriesRoutes } from './routes.ts';
export { type SeminarLines, seminarLines } from './seminar-lines.ts';
export {
  mapLink,
  type Registration,
  registrationOf,
  type Seats,
  type Seminar,
  type Series,
  seatsOf,
  seminarFacts,
} from './series.ts';
export { findSeries, listSeminars, listSeries, raiseVersion } from './store.ts';
