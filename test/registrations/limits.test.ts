import { beforeEach, expect, test } from 'vitest';
import { refuseBookings } from '../../src/bookings/index.ts';
import { setLimits } from '../../src/bookings/set-limits.ts';
import type { WantedLimits } from '../../src/bookings/wanted-limits.ts';
import { pathsIn } from '../../src/paths.ts';
import { signUp } from '../../src/registrations/index.ts';
import { findSignUpByAddress } from '../../src/registrations/store.ts';
import { makeSecretLink } from '../../src/secret-links.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { send, visit } from '../support/visit.ts';
import { addSeries, cast, formOf, type World } from '../support/world.ts';

const sv = pathsIn('sv');
const nothing: WantedLimits = {
  ...{ needsApproval: false, each: null, sectors: [], organisations: [], held: [] },
};
const until = new Date('2027-01-20T11:00:00Z');

describeEngines('what people see of limits', (engine) => {
  let site: TestApp;
  let world: World;

  /** Three seats on the first morning. */
  beforeEach(async () => {
    const database = await engine.open();
    site = await startApp(database);
    world = await addSeries(database, { capacities: [3, 5] });
  });

  const limit = (wanted: Partial<WantedLimits>) =>
    setLimits(site.services, world.seminars[0]?.id ?? 0, { ...nothing, ...wanted }, 'organiser:1');
  const come = async (name: keyof typeof cast, more = {}) => {
    const form = { ...formOf(cast[name], [1]), ...more };
    const sent = { series: world.series, language: 'sv', form, idempotencyKey: null } as const;
    const done = await signUp(site.services, sent);
    if (done.kind !== 'done') throw new Error(done.kind);
    const { secretKey } = site.services.config;
    const receipt = makeSecretLink(secretKey, 'receipt', done.submissionId);
    return (await visit(site.app, sv.receipt(receipt))).text;
  };
  const manageOf = async (name: keyof typeof cast) => {
    const { database, config } = site.services;
    const found = await findSignUpByAddress(database.read, world.series.id, cast[name].email);
    if (!found) throw new Error(`${name} is not signed up`);
    return sv.manage(makeSecretLink(config.secretKey, 'manage', found.id, found.generation));
  };
  const own = async (name: keyof typeof cast) => (await visit(site.app, await manageOf(name))).text;
  const seriesPage = async () => (await visit(site.app, sv.series(world.series.slug))).text;

  test('whoever meets a limit is told which on their own page, and the receipt that they wait', async () => {
    await limit({ sectors: [{ sector: 'municipality', seats: 1 }], each: 1 });
    expect(await come('asa')).toContain('Plats fanns');
    const receipt = await come('bo');
    expect(receipt).toContain('På Tema 1 finns ingen ledig plats för din organisation');
    expect(receipt).not.toMatch(/Fullsatt|kommuner/);
    expect(await own('bo')).toMatch(
      /Väntelista, plats 1 av 1 .* Alla platser för kommuner är tagna. Blir en plats ledig/,
    );
    await come('cecilia');
    await come('dag', { email: 'dag2@bolaget.example' });
    expect(await come('dag')).toContain('Fullsatt, väntelista');
    expect(await own('dag')).toContain('Din organisation har redan 1 av 1 plats.');
  });

  test('the receipt goes by what was typed, whoever the address belongs to', async () => {
    await limit({ sectors: [{ sector: 'municipality', seats: 1 }] });
    await come('asa');
    const asStranger = await come('bo', { email: 'ny@sunne.example' });
    const asKnown = await come('bo', { email: cast.asa.email });
    const company = await come('dag', { email: cast.asa.email });
    const plain = (text: string) => text.replaceAll(/\S+ ?@\S+/g, '');
    expect(plain(asKnown)).toBe(plain(asStranger));
    expect(company).toContain('Plats fanns');
  });

  test('the public page tells no seat free that is held, until it is let go', async () => {
    await limit({ held: [{ name: 'MSB', seats: 2, until }] });
    expect(await seriesPage()).toContain('1 plats kvar av 3');
    await come('asa');
    expect(await seriesPage()).toContain('Fullsatt');
    site.clock.set(until);
    expect(await seriesPage()).toContain('2 platser kvar av 3');
  });

  test('the public page says for whom it is full, and what is asked', async () => {
    await limit({ sectors: [{ sector: 'municipality', seats: 1 }], each: 2, needsApproval: false });
    expect(await seriesPage()).toContain('Högst 2 platser till varje organisation.');
    await come('asa');
    expect(await seriesPage()).toContain('Fullt för kommuner. Högst 2 platser');
    await limit({ needsApproval: true });
    const page = await seriesPage();
    expect(page).toContain('Arrangören svarar på varje anmälan.');
    expect(page).not.toContain('Fullt för');
    const english = await visit(site.app, pathsIn('en').signUp(world.series.slug));
    expect(english.text).toContain('The organiser answers each registration.');
  });

  test('who asks for a seat sees that, may withdraw it, and sees a no with its reason', async () => {
    await limit({ needsApproval: true });
    const receipt = await come('asa');
    expect(receipt).toContain('Arrangören svarar på anmälan till den morgon du valde.');
    expect(await own('asa')).toContain('Väntar på arrangörens svar');
    const part = sv.managePart('', 'bookings/1/cancellation').split('/').slice(3).join('/');
    const left = await send(site.app, `${await manageOf('asa')}/${part}`, {});
    expect(left.status).toBe(303);
    expect(await own('asa')).toContain('Anmäl dig, arrangören svarar');
    await come('bo');
    const { read } = site.services.database;
    const ids = (await read.select().from(read.tables.bookings)).map(({ id }) => id);
    await refuseBookings(site.services, ids, 'Bara för nya', {
      actor: 'operator',
      letters: 'send',
    });
    const refused = await own('bo');
    expect(refused).toContain(
      'Arrangören kunde inte ge dig en plats. Arrangören skriver: ”Bara för nya”',
    );
    expect(refused).not.toContain('Anmäl dig, arrangören svarar');
    await limit({});
    expect(await own('bo')).toContain('Boka');
  });
});
