export type { Why } from '../matching/index.ts';
export { addOrganisation } from './add-organisation.ts';
export { lastOf } from './chain.ts';
export { addDomain, readDomain, removeDomain } from './change-domains.ts';
export { changeFacts, type OrganisationFacts } from './change-facts.ts';
export { addSpelling, moveSpelling, removeSpelling } from './change-spellings.ts';
export {
  findRow,
  listApartFrom,
  listDomains,
  listMergedInto,
  listSpellings,
  type Row,
  searchRegister,
} from './change-store.ts';
export { findNamed, findOwnName } from './find-named.ts';
export { listProposals } from './list-proposals.ts';
export { matchOrganisation } from './match.ts';
export { lockForMerging, type Merged, mergeOrganisation, type Pair, undoMerge } from './merge.ts';
export type { Merges } from './organisation.ts';
export { listTyped } from './proposals-store.ts';
export { listUnknown, type UnknownName } from './recognise.ts';
export { markRegisterChanged } from './register-store.ts';
export { registerOrganisationRoutes } from './routes.ts';
export { seedRegister } from './seed.ts';
export { setApart, undoApart } from './set-apart.ts';
export { setListed } from './set-listed.ts';
export { speakers } from './speakers.ts';
export { type By, lockStanding, type NotStanding } from './standing.ts';
export { listMerges } from './store.ts';
export { proposeByDomain, suggest } from './suggestions.ts';
