export { noticeCommand } from './commands.ts';
export { isFilledIn } from './notice.ts';
export { registerPrivacyRoutes } from './routes.ts';
export { findNewestNotice } from './store.ts';
export { seedNotice } from './write-notice.ts';
