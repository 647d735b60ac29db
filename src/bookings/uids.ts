import type { Services } from '../services.ts';
import type { NewUid } from './book.ts';

/**
 * The calendar uids of one unit, drawn before it runs: opaque, 144 bits of chance, on our own
 * domain (CAL-02). The time stands first, so that new uids lie together in their indexes.
 */
export function newUids(
  { random, config }: { random: Services['random']; config: Pick<Services['config'], 'mailFrom'> },
  at: Date,
): NewUid {
  const seed = at.getTime().toString(36) + random(18);
  const { address } = config.mailFrom;
  const host = address.slice(address.lastIndexOf('@'));
  return ({ number }) => `${seed}-${number}${host}`;
}
