import { createHash } from 'node:crypto';

/**
 * What was shown, in 22 letters: who saves or confirms sends them, so that nothing is overwritten
 * unseen.
 *
 * @param told As `JSON.stringify` has it: what of it counts.
 */
export const fingerprintOf = (shown: unknown, told?: (key: string, value: unknown) => unknown) =>
  createHash('sha256').update(JSON.stringify(shown, told)).digest('base64url').slice(0, 22);
