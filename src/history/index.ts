export { record } from './record.ts';
export { listAbout, listEntries, listPage, type Told } from './store.ts';
export { type Actors, changeIn, type ShownEntry, whoDid } from './words.ts';
