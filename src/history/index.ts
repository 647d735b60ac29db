export { record } from './record.ts';
export { listAbout, listEntries, type Told } from './store.ts';
