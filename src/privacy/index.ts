export { noticeCommand } from './commands.ts';
export { isFilledIn, type NoticeFacts } from './notice.ts';
export { registerPrivacyRoutes } from './routes.ts';
export { findNewestNotice } from './store.ts';
export { seedNotice, writeNotice } from './write-notice.ts';
