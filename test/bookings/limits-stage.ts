import { setLimits } from '../../src/bookings/set-limits.ts';
import type { WantedLimits } from '../../src/bookings/wanted-limits.ts';
import { signUp } from '../../src/registrations/index.ts';
import { findSignUpByAddress } from '../../src/registrations/store.ts';
import { testServices } from '../support/app.ts';
import type { Engine } from '../support/database.ts';
import { expectSeatsRight } from '../support/invariants.ts';
import { addSeries, cast, formOf } from '../support/world.ts';

export type Name = keyof typeof people;

/** The cast, and a colleague of Åsa's. */
const people = {
  ...cast,
  eva: { name: 'Eva Alm', email: 'eva@karlstad.example', organisation: 'Karlstads kommun' },
};

export const organiser = { actor: 'organiser:1', letters: 'send' } as const;
const nothing: WantedLimits = {
  ...{ needsApproval: false, each: null, sectors: [], organisations: [], held: [] },
};

/** One morning with so many seats, whose limits a test sets. */
export async function setLimitsStage(engine: Engine, capacity: number) {
  const database = await engine.open();
  const world = await addSeries(database, { capacities: [capacity, 5] });
  const { services, clock } = testServices(database);
  const { read } = database;
  const [seminar] = world.seminars;
  if (!seminar) throw new Error('No morning');

  const person = async (name: Name) => {
    const found = await findSignUpByAddress(read, world.series.id, people[name].email);
    if (!found) throw new Error(`${name} is not signed up`);
    return found;
  };
  const bookings = () => read.select().from(read.tables.bookings).orderBy(read.tables.bookings.id);
  return {
    ...{ database, services, clock, world, seminar, person, bookings },
    limit: (wanted: Partial<WantedLimits>, seen?: string) =>
      setLimits(services, seminar.id, { ...nothing, ...wanted }, 'organiser:1', seen),
    async signUp(...names: Name[]) {
      for (const name of names) {
        const form = formOf(people[name], [1]);
        const sent = { series: world.series, language: 'sv', form, idempotencyKey: null } as const;
        await signUp(services, sent);
      }
    },
    async bookingOf(name: Name) {
      const { id } = await person(name);
      const own = (await bookings()).filter(({ signUpId }) => signUpId === id).at(-1);
      if (!own) throw new Error(`${name} has no booking`);
      return own;
    },
    /** In the order in which they came, and right by every rule. */
    async states() {
      await expectSeatsRight(database, clock.now());
      return (await bookings()).map(({ state }) => state).join(' ');
    },
    /** Every letter so far, in words. */
    async letters() {
      const rows = await read.select().from(read.tables.outbox).orderBy(read.tables.outbox.id);
      return rows.map(({ kind, recipientEmail }) => `${kind} ${recipientEmail.split('@')[0]}`);
    },
    async version() {
      const [series] = await read.select().from(read.tables.series);
      return series?.version ?? 0;
    },
  };
}
