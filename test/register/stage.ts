import { eq } from 'drizzle-orm/sql';
import { matchOrganisation } from '../../src/organisations/index.ts';
import { pathsIn } from '../../src/paths.ts';
import { signUp } from '../../src/registrations/index.ts';
import { startApp } from '../support/app.ts';
import type { Engine } from '../support/database.ts';
import { signInAs } from '../support/organisers.ts';
import { send, visit } from '../support/visit.ts';
import { addSeries, formOf } from '../support/world.ts';

type Fields = Record<string, string | string[]>;
type Role = 'organiser' | 'reader';

/** A series, the register as it is seeded, and somebody of each role who is signed in. */
export async function setRegisterStage(engine: Engine, capacities = [100, 100, 100]) {
  const database = await engine.open({ seeded: true });
  const at = new Date('2027-01-10T09:00:00Z');
  const world = await addSeries(database, { capacities });
  const site = await startApp(database);
  const as = {
    organiser: await signInAs(site, 'organiser'),
    reader: await signInAs(site, 'reader'),
  };
  const { read } = database;
  const own = (part = '') => pathsIn('sv').organiser(`organisations${part}`);

  const find = async (name: string) => {
    const { organisations: o } = read.tables;
    const [row] = await read.select().from(o).where(eq(o.name, name));
    if (!row) throw new Error(`No organisation ${name}`);
    return row;
  };
  const pair = async (from: string, into: string) =>
    `${(await find(from)).id}-${(await find(into)).id}`;
  const show = (part = '', role: Role = 'organiser') => visit(site.app, own(part), as[role]);
  const post = (part: string, fields: Fields = {}, role: Role = 'organiser') =>
    send(site.app, own(part), fields, as[role]);

  return {
    ...{ database, read, site, world, as, own, find, pair, show, post },
    /** As somebody types it, with nobody signed up. */
    type: (name: string) => database.write((tx) => matchOrganisation(tx, name, '', at)),
    signUp: (
      name: string,
      organisation: string,
      email: string,
      seminars = [1],
      series = world.series,
    ) =>
      signUp(site.services, {
        series,
        language: 'sv',
        form: formOf({ name, organisation, email }, seminars),
        idempotencyKey: null,
      }),
    merge: async (from: string, into: string) => post('/merges', { pair: await pair(from, into) }),
    history: async () => {
      const { history } = read.tables;
      const rows = await read.select().from(history).orderBy(history.id);
      return rows.filter(({ event }) => event.startsWith('organisation.'));
    },
  };
}

export type Stage = Awaited<ReturnType<typeof setRegisterStage>>;
