import { createHash } from 'node:crypto';
import { authorities } from './authorities.ts';
import { countyBoards } from './county-boards.ts';
import { courts } from './courts.ts';
import type { ListedOrganisation } from './listed.ts';
import { municipalities } from './municipalities.ts';
import { regions } from './regions.ts';
import { universities } from './universities.ts';

export type { ListedOrganisation } from './listed.ts';
export { authorities, countyBoards, courts, municipalities, regions, universities };

/** Sweden's public sector, each organisation once. */
export const register: readonly ListedOrganisation[] = [
  ...new Set([
    ...municipalities,
    ...regions,
    ...countyBoards,
    ...authorities,
    ...courts,
    ...universities,
  ]),
];

/** Another whenever a fact of the register is another. */
export function registerVersion(): string {
  const facts = JSON.stringify(register);
  return createHash('sha256').update(facts).digest('base64url').slice(0, 12);
}
