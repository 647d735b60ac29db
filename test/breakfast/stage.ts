import { eq } from 'drizzle-orm/sql';
import { pathsIn } from '../../src/paths.ts';
import { makeSecretLink } from '../../src/secret-links.ts';
import { startApp } from '../support/app.ts';
import type { Engine } from '../support/database.ts';
import { signInAs } from '../support/organisers.ts';
import { send, visit } from '../support/visit.ts';
import { addSeries, type cast } from '../support/world.ts';

const sv = pathsIn('sv');
type Fields = Record<string, string | string[]>;
export type Person = (typeof cast)[keyof typeof cast];
export type Stage = Awaited<ReturnType<typeof setBreakfast>>;

/** A series whose first morning has two seats and asks for needs; the third asks too. */
export async function setBreakfast(engine: Engine, asking = [1, 3]) {
  const site = await startApp(await engine.open());
  const { services, app } = site;
  const { read } = services.database;
  const world = await addSeries(services.database, { capacities: [2, 10, 10] });
  const organiser = await signInAs(site, 'organiser');
  const at = (part: string, number = 1) =>
    sv.organiserSeries('oppna-data', `seminars/${number}/breakfast${part}`);
  const post = (path: string, fields: Fields = {}) => send(app, path, fields, organiser);
  for (const number of asking) await post(at('/needs', number), { asks: 'yes' });

  const own = async ({ email }: Person, part = '') => {
    const { signUps: u } = read.tables;
    const [person] = await read.select().from(u).where(eq(u.email, email));
    if (!person) throw new Error(`${email} is not signed up`);
    const { secretKey } = services.config;
    const token = makeSecretLink(secretKey, 'manage', person.id, person.generation);
    return part ? sv.managePart(token, part) : sv.manage(token);
  };
  return {
    ...{ ...site, ...world, organiser, at, own, post },
    get: (path: string, headers: Record<string, string> = organiser) => visit(app, path, headers),
    signUp: (person: Person, seminars: string[], more: Fields = {}) =>
      send(app, sv.signUp('oppna-data'), {
        ...person,
        ...{ role: 'Handläggare', role_category: 'specialist', seminars },
        ...more,
      }),
    /** As `asa 1 vegan`, sorted. */
    needs: async () => {
      const { bookings: b, bookingNeeds: n, signUps: u, seminars: s } = read.tables;
      const rows = await read
        .select({ email: u.email, number: s.number, need: n.need })
        .from(n)
        .innerJoin(b, eq(b.id, n.bookingId))
        .innerJoin(s, eq(s.id, b.seminarId))
        .innerJoin(u, eq(u.id, b.signUpId));
      return rows
        .map(({ email, number, need }) => `${email?.split('@')[0]} ${number} ${need}`)
        .toSorted();
    },
  };
}
