import { createHash } from 'node:crypto';
import type { Services } from '../services.ts';
import type { Tx } from '../storage/database.ts';

/**
 * Several verbs as one unit of work: what each would commit by itself is committed together, or
 * not at all. Time and chance are drawn before it, as the unit may run more than once.
 */
export function inOneUnit<T>(
  services: Services,
  work: (inside: Services, tx: Tx) => Promise<T>,
): Promise<T> {
  const at = services.clock();
  const seed = services.random(24);
  return services.database.write((tx) => {
    let drawn = 0;
    const random = (bytes: number) =>
      createHash('shake256', { outputLength: bytes })
        .update(`${seed} ${++drawn}`)
        .digest('base64url');
    const database: Services['database'] = {
      ...services.database,
      read: tx,
      write: (own) => own(tx),
    };
    return work({ ...services, database, random, clock: () => at }, tx);
  });
}
