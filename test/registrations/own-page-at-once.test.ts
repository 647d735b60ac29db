import { beforeEach, expect, test } from 'vitest';
import { pathsIn } from '../../src/paths.ts';
import { findSignUpByAddress } from '../../src/registrations/store.ts';
import { makeSecretLink } from '../../src/secret-links.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { expectSeatsRight } from '../support/invariants.ts';
import { send, visit } from '../support/visit.ts';
import { addSeries, cast, type World } from '../support/world.ts';

const sv = pathsIn('sv');
const fields = (more: Record<string, string | string[]> = {}) => ({
  ...{ ...cast.asa, role: 'Handläggare', role_category: 'specialist', seminars: ['1'] },
  ...more,
});

describeEngines('an own page that is open twice', (engine) => {
  let site: TestApp;
  let world: World;
  let own: string;

  beforeEach(async () => {
    const database = await engine.open();
    world = await addSeries(database, { capacities: [10, 1, 0] });
    site = await startApp(database);
    await post({ seminars: [], whole_series: 'yes' });
    own = makeSecretLink(
      site.services.config.secretKey,
      'manage',
      (await found(cast.asa.email)).id,
    );
  });

  const post = (more = {}) => send(site.app, sv.signUp('oppna-data'), fields(more));
  const found = async (email: string) => {
    const { read } = site.services.database;
    const signUp = await findSignUpByAddress(read, world.series.id, email);
    if (!signUp) throw new Error(`${email} is not signed up`);
    return signUp;
  };
  const rows = async (table: 'signUps' | 'outbox') => {
    const { read } = site.services.database;
    return read.select().from(read.tables[table]);
  };

  test('once cancelled it stays so, whatever a page left open sends', async () => {
    await send(site.app, sv.managePart(own, 'cancellation'), {});
    const letters = (await rows('outbox')).length;
    const added = await send(site.app, sv.managePart(own, 'bookings'), { seminars: ['1', '2'] });
    expect(added.headers.location).toContain('done=nothing');
    const details = sv.managePart(own, 'details');
    expect((await visit(site.app, details)).headers.location).toBe(sv.manage(own));
    const moved = await send(site.app, details, { ...fields(), email: 'ny@karlstad.example' });
    expect(moved.headers.location).toContain('done=nothing');
    expect(await rows('outbox')).toHaveLength(letters);
    const [row] = await rows('signUps');
    expect(row).toMatchObject({ email: cast.asa.email });
    await expectSeatsRight(site.services.database, site.clock.now());
  });

  test('cancelled, added to and moved in the same moment: nothing stands on what is cancelled', async () => {
    for (let n = 0; n < 4; n++) {
      await post({ ...cast.bo, seminars: ['1'] });
      const { id, generation } = await found(cast.bo.email);
      const link = makeSecretLink(site.services.config.secretKey, 'manage', id, generation);
      await Promise.all([
        send(site.app, sv.managePart(link, 'cancellation'), {}),
        send(site.app, sv.managePart(link, 'bookings'), { seminars: ['2', '3'] }),
        send(site.app, sv.managePart(link, 'details'), { ...fields(cast.bo), name: 'Bo Ny' }),
      ]);
      const { read } = site.services.database;
      const people = await read.select().from(read.tables.signUps);
      const cancelled = people.filter((one) => one.cancelledAt).map((one) => one.id);
      const active = (await read.select().from(read.tables.bookings)).filter(({ state }) =>
        ['confirmed', 'waiting', 'offered'].includes(state),
      );
      expect(active.filter(({ signUpId }) => cancelled.includes(signUpId))).toEqual([]);
      await expectSeatsRight(site.services.database, site.clock.now());
    }
  });

  test('ten new addresses at once: one is taken, with its letters, and the others hear of none', async () => {
    const details = sv.managePart(own, 'details');
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        send(site.app, details, { ...fields(), email: `ny${n}@karlstad.example` }),
      ),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 303)).toHaveLength(1);
    expect(statuses.filter((status) => status === 410)).toHaveLength(9);
    const [row] = await rows('signUps');
    const letters = (await rows('outbox')) as { kind: string; recipientEmail: string }[];
    const of = (email: string) =>
      letters.filter(({ recipientEmail }) => recipientEmail === email).map(({ kind }) => kind);
    const email = String(row && 'email' in row && row.email);
    expect(of(email).toSorted()).toEqual(['invitation', 'invitation', 'summary']);
    const known = new Set([email, cast.asa.email]);
    expect(letters.filter(({ recipientEmail }) => !known.has(recipientEmail))).toEqual([]);
  });

  test('the same new address twice at once is one change', async () => {
    const details = sv.managePart(own, 'details');
    const change = () => send(site.app, details, { ...fields(), email: 'ny@karlstad.example' });
    const answers = await Promise.all([change(), change(), change()]);
    for (const { status } of answers) expect(status).toBe(303);
    expect(await rows('signUps')).toMatchObject([{ generation: 1 }]);
  });
});
