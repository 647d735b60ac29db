import { economy } from './authorities-economy.ts';
import { governing } from './authorities-governing.ts';
import { land } from './authorities-land.ts';
import { learning } from './authorities-learning.ts';
import { welfare } from './authorities-welfare.ts';
import type { ListedOrganisation } from './listed.ts';
import { organisationsIn } from './rows.ts';

/** By the names they use themselves, which are not always those of the law. */
export const authorities: readonly ListedOrganisation[] = [
  governing,
  economy,
  land,
  welfare,
  learning,
].flatMap((table) => organisationsIn(table, 'state'));
