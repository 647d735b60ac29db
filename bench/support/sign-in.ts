import { findOrganiser, insertOrganiser, insertSignIn } from '../../src/organisers/store.ts';
import { hashOf, longestMs } from '../../src/organisers/tokens.ts';
import type { OrganiserRole } from '../../src/storage/values.ts';
import { withDatabase } from './world.ts';

const cookie = 'the-cookie-of-the-benches';

/** Somebody of a role who is signed in, as a header. */
export function signIn(url: string, role: OrganiserRole): Promise<string> {
  return withDatabase(url, (database) =>
    database.write(async (tx) => {
      const at = new Date();
      const email = `${role}@bench.internal`;
      await insertOrganiser(tx, { email, role, createdAt: at });
      const organiser = await findOrganiser(tx, email);
      if (!organiser) throw new Error('The organiser was not stored');
      await insertSignIn(tx, {
        organiserId: organiser.id,
        cookieHash: hashOf(cookie),
        createdAt: at,
        lastSeenAt: at,
        expiresAt: new Date(at.getTime() + longestMs),
      });
      return `sign-in=${cookie}`;
    }),
  );
}
