import { eq } from 'drizzle-orm/sql';
import fc from 'fast-check';
import type { Database } from '../../src/storage/database.ts';
import { type BookingState, roleCategories, sectors } from '../../src/storage/values.ts';
import { addSeries } from '../support/world.ts';

const now = new Date('2027-03-10T09:00:00Z');
const hour = 3_600_000;
const active: BookingState[] = ['confirmed', 'waiting', 'offered'];
const states: BookingState[] = [...active, 'expired', 'declined', 'cancelled'];

const seminar = fc.record({
  /** Hours from now that it ends; 0 is this very moment. */
  endsIn: fc.constantFrom(-400, -1, 0, 1, 400),
  isCancelled: fc.constantFrom(true, false, false, false),
});
const booking = fc.record({
  seminar: fc.nat(),
  state: fc.constantFrom(...states, 'confirmed', 'confirmed', 'confirmed'),
  came: fc.boolean(),
  frozen: fc.option(fc.nat()),
  /** Days before now that it was made; some after the seminar has begun. */
  madeAgo: fc.constantFrom(0, 1, 16, 17, 60),
});
const person = fc.record({
  organisation: fc.nat(),
  role: fc.constantFrom(...roleCategories),
  link: fc.option(fc.nat()),
  isCancelled: fc.constantFrom(true, false, false),
  hasMail: fc.boolean(),
  bookings: fc.array(booking, { maxLength: 6 }),
});

/** Anything that the tables can hold, likely or not: mergers in rings, guests who had cancelled. */
export const randomWorld = fc.record({
  numbers: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 3 }),
  seminars: fc.array(seminar, { minLength: 3, maxLength: 3 }),
  organisations: fc.array(
    fc.record({
      sector: fc.constantFrom(...sectors),
      municipality: fc.constantFrom(null, '1780', '1781', '0180'),
      into: fc.option(fc.nat()),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  people: fc.array(person, { maxLength: 12 }),
});
export type RandomWorld = typeof randomWorld extends fc.Arbitrary<infer T> ? T : never;

let worlds = 0;

/** Puts the world in the database, beside all those that are there already. */
export async function build(database: Database, world: RandomWorld) {
  const slug = `world-${++worlds}`;
  const capacities = world.numbers.map(() => 10);
  const { series, seminars } = await addSeries(database, { slug, capacities });
  await database.write(async (tx) => {
    const { tables } = tx;
    for (const [i, { id }] of seminars.entries()) {
      const { endsIn, isCancelled } = at(world.seminars, i);
      const endsAt = new Date(now.getTime() + endsIn * hour);
      // Out of the way of each other first: numbers are unique.
      await tx
        .update(tables.seminars)
        .set({
          number: 100 + i,
          startsAt: new Date(endsAt.getTime() - 2 * hour),
          endsAt,
          cancelledAt: isCancelled ? now : null,
        })
        .where(eq(tables.seminars.id, id));
    }
    for (const [i, { id }] of seminars.entries()) {
      await tx
        .update(tables.seminars)
        .set({ number: at(world.numbers, i) })
        .where(eq(tables.seminars.id, id));
    }
    const organisations: number[] = [];
    for (const [i, { sector, municipality }] of world.organisations.entries()) {
      const name = `${slug} organisation ${i}`;
      const [row] = await tx
        .insert(tables.organisations)
        .values({
          name,
          sector,
          countyCode: municipality?.slice(0, 2) ?? null,
          municipalityCode: municipality,
          listed: false,
          searchKey: name,
          sortKey: '',
          createdAt: now,
        })
        .returning();
      organisations.push(row?.id ?? 0);
    }
    for (const [i, { into }] of world.organisations.entries()) {
      if (into === null) continue;
      await tx
        .update(tables.organisations)
        .set({ mergedInto: at(organisations, into) })
        .where(eq(tables.organisations.id, at(organisations, i)));
    }
    const links = await addLinks(tx, series.id, at(organisations, 0), slug);
    for (const [i, one] of world.people.entries()) {
      const [signUp] = await tx
        .insert(tables.signUps)
        .values({
          seriesId: series.id,
          email: one.hasMail ? `${i}@${slug}.example` : null,
          name: 'Namn',
          searchKey: 'namn',
          sortKey: '',
          organisationId: at(organisations, one.organisation),
          organisationAsTyped: 'Som det skrevs',
          role: 'Roll',
          roleCategory: one.role,
          language: 'sv',
          wholeSeries: false,
          shareLinkId: one.link === null ? null : at(links, one.link),
          noticeId: 1,
          createdAt: now,
          cancelledAt: one.isCancelled ? now : null,
        })
        .returning();
      const taken = new Set<number>();
      for (const [b, { seminar, state, came, frozen, madeAgo }] of one.bookings.entries()) {
        const seminarId = at(seminars, seminar).id;
        if (active.includes(state) && taken.has(seminarId)) continue;
        if (active.includes(state)) taken.add(seminarId);
        await tx.insert(tables.bookings).values({
          seminarId,
          signUpId: signUp?.id ?? 0,
          state,
          createdAt: new Date(now.getTime() - madeAgo * 24 * hour),
          stateAt: now,
          calendarUid: `${slug}-${i}-${b}`,
          cameAt: came ? now : null,
          frozenOrganisationId: frozen === null ? null : at(organisations, frozen),
        });
      }
    }
  });
  return { series, now };
}

async function addLinks(
  tx: Parameters<Parameters<Database['write']>[0]>[0],
  seriesId: number,
  organisationId: number,
  slug: string,
) {
  const { members, shareLinks } = tx.tables;
  const [member] = await tx.insert(members).values({ organisationId, joinedAt: now }).returning();
  const rows = ['', 'intranät'].map((channel, i) => ({
    seriesId,
    memberId: member?.id ?? 0,
    code: `${slug}-${i}`,
    channel,
    createdAt: now,
  }));
  return (await tx.insert(shareLinks).values(rows).returning()).map(({ id }) => id);
}

/** Round and round, so that any number chooses one. */
function at<T>(list: T[], i: number): T {
  const found = list[i % list.length];
  if (found === undefined) throw new Error('An empty list');
  return found;
}
