import { findOrganiser, insertOrganiser, insertSignIn } from '../../src/organisers/store.ts';
import { hashOf, longestMs } from '../../src/organisers/tokens.ts';
import { withDatabase } from '../support/world.ts';

const cookie = 'the-cookie-of-the-benches';
const email = 'reader@bench.internal';

/** A reader who is signed in, as a header. */
export function signInReader(url: string): Promise<string> {
  return withDatabase(url, (database) =>
    database.write(async (tx) => {
      const at = new Date();
      await insertOrganiser(tx, { email, role: 'reader', createdAt: at });
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
