export { isFilledIn, type NoticeFacts } from './notice.ts';
export { findNewestNotice } from './store.ts';
export { seedNotice, writeNotice } from './write-notice.ts';
