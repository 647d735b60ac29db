export type { ListColumn } from './columns.ts';
export { listLine } from './figures-store.ts';
export { sendingOf } from './forms.ts';
export { listAsked } from './list.ts';
export { type ListRoute, listParts, partOf, placeOf, sendOfList } from './list-pages.ts';
export { navBelow, type OrganiserNav, type Tag, tagOf } from './pages.ts';
export {
  type BookingRow,
  type Cursor,
  isFiltered,
  type ListPlace,
  type PeopleList,
  peopleQuery,
  readPeopleQuery,
} from './people.ts';
export { registerManagePeopleRoutes } from './routes.ts';
export { shownState, shownStates } from './shown-state.ts';
export { countBookingRows, listBookingRows } from './store.ts';
