export { makeFirstLinks, makeFirstLinksIn, makeShareLink } from './make-share-link.ts';
export { listShareLinks } from './named-links.ts';
export { registerNetworkRoutes } from './routes.ts';
export { seedMembers } from './seed.ts';
export { findShareLink, listMembers } from './store.ts';
