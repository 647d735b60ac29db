import { beforeEach, expect, test } from 'vitest';
import { seedBasics } from '../../src/basics.ts';
import { eraseSpent } from '../../src/organisers/index.ts';
import { pathsIn } from '../../src/paths.ts';
import { sample, writeNotice } from '../../src/privacy/write-notice.ts';
import { eraseSubmissions } from '../../src/registrations/index.ts';
import { findSignUpByAddress } from '../../src/registrations/store.ts';
import { makeSecretLink } from '../../src/secret-links.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { signInAs } from '../support/organisers.ts';
import { send, visit } from '../support/visit.ts';
import { addSeries, cast, type World } from '../support/world.ts';

const sv = pathsIn('sv');
const hour = 3_600_000;
const victim = 'victim@elsewhere.example';

describeEngines('one who signs up and then presses every button', (engine) => {
  let site: TestApp;
  let world: World;

  beforeEach(async () => {
    const database = await engine.open();
    site = await startApp(database);
    world = await addSeries(database, { capacities: [20, 20, 20] });
  });

  const person = { ...cast.asa, role: 'Registrator', role_category: 'specialist' };
  const signUp = (more = {}) =>
    send(site.app, sv.signUp(world.series.slug), { ...person, seminars: '1', ...more });
  const found = async (email: string) => {
    const { database } = site.services;
    return findSignUpByAddress(database.read, world.series.id, email);
  };
  const own = async (email: string, part: string) => {
    const { id = 0, generation = 0 } = (await found(email)) ?? {};
    const token = makeSecretLink(site.services.config.secretKey, 'manage', id, generation);
    return sv.managePart(token, part);
  };
  const lettersTo = async (email: string) => {
    const { read } = site.services.database;
    const rows = await read.select().from(read.tables.outbox);
    return rows.filter(({ recipientEmail }) => recipientEmail === email).length;
  };
  const rows = async (table: 'submissions' | 'signInTokens' | 'signIns') => {
    const { read } = site.services.database;
    return (await read.select().from(read.tables[table])).length;
  };
  const addAndLeave = async (email: string) => {
    const added = await send(site.app, await own(email, 'bookings'), { seminars: '2' });
    await send(site.app, await own(email, 'bookings/2/cancellation'), {});
    return added;
  };

  test('fills nobody’s mailbox: at most twenty letters an hour and forty a day (SEC-12)', async () => {
    await signUp();
    const details = await own(person.email, 'details');
    expect((await send(site.app, details, { ...person, email: victim })).status).toBe(303);
    let last = 303;
    for (let n = 0; n < 15 && last === 303; n++) last = (await addAndLeave(victim)).status;
    expect(last).toBe(429);
    expect(await lettersTo(victim)).toBeLessThanOrEqual(22);
    const refused = await send(site.app, await own(victim, 'bookings'), { seminars: '3' });
    expect(refused.heading).toBe('Vänta en stund');
    const other = { ...person, email: 'third@elsewhere.example' };
    expect((await send(site.app, await own(victim, 'details'), other)).status).toBe(429);
    expect(await found(other.email)).toBeUndefined();
    const same = { ...person, email: victim, name: 'Åsa Ö' };
    expect((await send(site.app, await own(victim, 'details'), same)).status).toBe(303);
    expect((await send(site.app, await own(victim, 'cancellation'), {})).status).toBe(303);
    expect(await found(victim)).toBeUndefined();
  });

  test('may go on an hour later, but not all day', async () => {
    await signUp();
    for (let n = 0; n < 30; n++) {
      await addAndLeave(person.email);
      site.clock.advance(hour / 3);
    }
    expect(await lettersTo(person.email)).toBeLessThanOrEqual(42);
    expect((await addAndLeave(person.email)).status).toBe(429);
    site.clock.advance(24 * hour);
    expect((await addAndLeave(person.email)).status).toBe(303);
  });

  test('is remembered by the sign-up; what the form said is gone after a day', async () => {
    const receipt = String((await signUp()).headers.location);
    const { cookie } = await signInAs(site, 'organiser');
    await send(site.app, sv.signIn(), { email: 'organiser@lansstyrelsen.example' });
    const erase = async () => {
      await eraseSubmissions(site.services);
      await eraseSpent(site.services);
      return Promise.all([rows('submissions'), rows('signInTokens'), rows('signIns')]);
    };
    site.clock.advance(23.9 * hour);
    expect(await erase()).toEqual([1, 1, 1]);
    expect((await visit(site.app, receipt)).status).toBe(200);
    site.clock.advance(0.2 * hour);
    expect(await erase()).toEqual([0, 1, 1]);
    expect((await visit(site.app, receipt)).status).toBe(410);
    site.clock.advance(9 * hour);
    expect(await erase()).toEqual([0, 0, 0]);
    expect((await visit(site.app, sv.organiser(), { cookie })).status).toBe(303);
    expect(await found(person.email)).toBeDefined();
    await signUp({ email: 'ny@karlstad.example' });
    expect(await lettersTo('ny@karlstad.example')).toBe(2);
  });

  test('keeps the notice that stood in the form, whatever was written since (LAW-12)', async () => {
    const { database, clock } = site.services;
    await seedBasics(database, clock());
    const shown = async () => {
      const form = await visit(site.app, sv.signUp(world.series.slug));
      return /name="notice" value="(\d+)"/.exec(form.body)?.[1] ?? '';
    };
    const before = await shown();
    expect((await visit(site.app, sv.series(world.series.slug))).body).toContain(
      `name="notice" value="${before}"`,
    );
    const facts = { ...sample, controller: 'Region Värmland' };
    await database.write((tx) => writeNotice(tx, facts, clock()));
    const after = await shown();
    expect(Number(after)).toBeGreaterThan(Number(before));
    const sent: [string, string | string[] | undefined, string][] = [
      ['old@x.example', before, before],
      ['new@x.example', after, after],
      ['none@x.example', undefined, after],
      ['made-up@x.example', '999', after],
      ['wrong@x.example', 'x', after],
      ['twice@x.example', [before, before], after],
    ];
    for (const [email, notice, kept] of sent) {
      expect((await signUp({ email, ...(notice ? { notice } : {}) })).status, email).toBe(303);
      expect(String((await found(email))?.noticeId), email).toBe(kept);
    }
  });
});
