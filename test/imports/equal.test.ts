import { eq } from 'drizzle-orm/sql';
import { expect, test } from 'vitest';
import { checkIn } from '../../src/attendance/index.ts';
import { answerOffer, expireOffers, leave } from '../../src/bookings/index.ts';
import { addMember } from '../../src/network/add-member.ts';
import { pathsIn } from '../../src/paths.ts';
import { cancelAll, signUp } from '../../src/registrations/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { expectSeatsRight } from '../support/invariants.ts';
import { signInAs } from '../support/organisers.ts';
import { addSeries, formOf } from '../support/world.ts';
import { readZip } from '../support/zip.ts';
import { stageOf } from './stage.ts';

const list = pathsIn('sv').organiserSeries('oppna-data', 'people');

describeEngines('an export of ours', (engine) => {
  /** Equal: the copy exports the same file, to the letter; times in CSV are of minutes (LAW-23). */
  test.each(['csv', 'json', 'zip', 'the CSV in the zip'])(
    'as %s imports into an empty series as equal',
    async (kind) => {
      const original = await open();
      await fill(original);
      const reader = await signInAs(original.site, 'reader');
      const take = async ({ app }: TestApp, ending: string, headers: { cookie: string }) =>
        (await app.inject({ url: `${list}.${ending}`, headers })).rawPayload;
      const file = String(await take(original.site, 'csv', reader));
      const sent = kind.startsWith('the')
        ? csvIn(await take(original.site, 'zip', reader))
        : await take(original.site, kind, reader);
      const { rows } = JSON.parse(String(await take(original.site, 'json', reader)));
      for (const state of [
        'Bekräftad',
        'Väntelista',
        'Avbokad',
        'Tackade nej',
        'Svarade inte i tid',
      ]) {
        expect(file).toContain(`;${state};`);
      }
      expect(file).toMatch(/;ja;.*;lansstyrelsen/);

      const copy = await open();
      copy.site.clock.set(original.site.clock.now());
      const stage = await stageOf(copy.site);
      const path = await stage.upload(sent);
      const trial = await stage.choose(path);
      expect(trial.text).not.toContain('Går inte');
      const done = await stage.run(path);
      expect(done.heading).toBe('Inläst');
      const other = await signInAs(copy.site, 'owner');
      const exported = String(await take(copy.site, 'csv', other));
      expect(exported.split('\r\n')).toEqual(file.split('\r\n'));
      const copied = JSON.parse(String(await take(copy.site, 'json', other)));
      if (kind !== 'csv') expect(copied.rows).toEqual(rows);
      await expectSeatsRight(copy.site.services.database, copy.site.clock.now());
      const { read } = copy.site.services.database;
      const { bookings, checkIns } = read.tables;
      const came = (await read.select().from(bookings)).filter(({ cameAt }) => cameAt !== null);
      expect(came.every(({ frozenRole }) => frozenRole !== null)).toBe(true);
      expect(await read.select().from(checkIns)).toHaveLength(came.length);
      const { outbox } = read.tables;
      // An offer's deadline is in no file: the seat is offered anew, and that is written.
      const queued = await read.select().from(outbox).where(eq(outbox.state, 'queued'));
      const offered = file.split('\r\n').filter((line) => line.includes(';Erbjuden plats;'));
      expect(queued.map(({ kind }) => kind)).toEqual(offered.map(() => 'offer'));

      const again = await stage.upload(sent);
      expect((await stage.choose(again)).text).toContain(
        'Det finns ingenting i filen att lägga till.',
      );
    },
  );

  function csvIn(zip: Buffer) {
    const [list] = [...readZip(zip)].filter(([name]) => name.endsWith('.csv'));
    if (!list) throw new Error('No CSV in it');
    return list[1];
  }

  async function open() {
    const database = await engine.open();
    const world = await addSeries(database, { capacities: [3, 2, 3] });
    const site = await startApp(database);
    const organisation = 'Länsstyrelsen Värmland';
    await addMember(site.services, { seriesId: world.series.id, organisation }, 'operator');
    return { site, world };
  }

  async function fill({ site, world }: Awaited<ReturnType<typeof open>>) {
    const { services, clock } = site;
    const [first, second, third] = world.seminars;
    if (!first || !second || !third) throw new Error('Three mornings');
    const { read } = services.database;
    const [link] = await read.select().from(read.tables.shareLinks);
    const add = async (name: string, organisation: string, seminars: number[], more = {}) => {
      clock.advance(61_000);
      const email = `${name.toLowerCase().replace(/[^a-z]/g, '')}${seminars.join('')}@x.example`;
      const form = formOf({ name, email, organisation }, seminars, more);
      const series = world.series;
      await signUp(services, {
        ...{ series, form, language: 'sv', idempotencyKey: null },
        ...(name === 'Åsa Öberg' && link ? { via: link.code } : {}),
      });
      const [row] = await read
        .select()
        .from(read.tables.signUps)
        .where(eq(read.tables.signUps.email, email));
      if (!row) throw new Error('Nobody signed up');
      return row;
    };
    await add('Åsa Öberg', 'Karlstads kommun', [1, 2, 3]);
    await add('=Bo;Ek', 'Bolaget "AB"', [1, 2], { role: '-chef', roleCategory: 'leader' });
    const declines = await add('Cecilia Ås', 'MSB', [2]);
    const expires = await add('Dag Lind', 'Sunne', [2]);
    await add('Elin', 'Kils kommun', [2, 3]);
    await add('Frans', 'Ett nytt bolag', [2]);
    const leaves = await add('Gun', 'Kronofogden', [1, 2]);
    const ends = await add('Hans', 'Karlstads universitet', [3]);
    await leave(services, leaves, 1);
    await cancelAll(services, ends);
    // One seat is offered down the line: declined, expired, and then nobody is asked in time.
    const [asa] = await read.select().from(read.tables.signUps).orderBy(read.tables.signUps.id);
    if (!asa) throw new Error('Nobody');
    await leave(services, asa, 2);
    await answerOffer(services, declines, 2, 'declined');
    clock.advance(25 * 3_600_000);
    expect(expires.id).toBeGreaterThan(declines.id);
    await expireOffers(services);
    clock.set(first.startsAt);
    await expireOffers(services);
    clock.set(new Date(first.endsAt.getTime() + 3_600_000));
    const bookings = await read.select().from(read.tables.bookings);
    const seated = bookings.filter(
      (one) => one.seminarId === first.id && one.state === 'confirmed',
    );
    await checkIn(services, {
      ...{ seminarId: first.id, kind: 'came', nonce: 'nonce-01', actor: 'operator' },
      bookingIds: [seated[0]?.id ?? 0],
    });
  }
});
