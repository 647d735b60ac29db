export { editDistance } from './edit-distance.ts';
export { guessSector } from './guess-sector.ts';
export { judge } from './judge.ts';
export { createLookAlikes } from './look-alikes.ts';
export { domainOf, domainsOver } from './mail-domain.ts';
export { best, type Proposal, proposeListed, type Why } from './proposals.ts';
export { isPlainOf } from './reading.ts';
export { indexRegister, type KnownOrganisation, type RegisterIndex } from './register-index.ts';
export { aktiebolagAsAb } from './words.ts';
