export { type Entry, record } from './record.ts';
export { listEntries } from './store.ts';
