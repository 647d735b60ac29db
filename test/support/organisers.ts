import { addOrganiser } from '../../src/organisers/add-organiser.ts';
import { findOrganiser, insertSignIn } from '../../src/organisers/store.ts';
import { hashOf, longestMs } from '../../src/organisers/tokens.ts';
import type { Services } from '../../src/services.ts';
import type { OrganiserRole } from '../../src/storage/values.ts';

/** Headers of a browser in which somebody with this role is signed in, now. */
export async function signInAs({ services }: { services: Services }, role: OrganiserRole) {
  const email = `${role}@lansstyrelsen.example`;
  await addOrganiser(services, email, role, 'operator');
  const organiser = await findOrganiser(services.database.read, email);
  if (!organiser) throw new Error('No organiser');
  const at = services.clock();
  const cookie = `cookie-of-the-${role}-in-tests`;
  await services.database.write((tx) =>
    insertSignIn(tx, {
      organiserId: organiser.id,
      cookieHash: hashOf(cookie),
      createdAt: at,
      lastSeenAt: at,
      expiresAt: new Date(at.getTime() + longestMs),
    }),
  );
  return { cookie: `sign-in=${cookie}` };
}
