import { desc, eq, inArray, sql } from 'drizzle-orm/sql';
import { expect, it } from 'vitest';
import { fillDemo } from '../../src/demo/index.ts';
import type { Database, Reader } from '../../src/storage/database.ts';
import { startApp } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { signInAs } from '../support/organisers.ts';
import { visit } from '../support/visit.ts';
import { addSeries } from '../support/world.ts';

const current = '/arrangor/series/oppna-data-varmland';

/** Adds one who has left to each series, a million numbers after all others. */
async function moveApart(database: Database, cancelledAt: Date) {
  const { signUps } = database.read.tables;
  const last = await database.read.select().from(signUps).orderBy(desc(signUps.id));
  const far = 1_000_000;
  if (database.engine === 'postgres') {
    const raise = sql`setval(pg_get_serial_sequence('sign_ups', 'id'), ${far})`;
    await database.read.select({ raise }).from(sql`(select 1) as one`);
  }
  for (const one of Map.groupBy(last, ({ seriesId }) => seriesId).values()) {
    const { id, ...copy } = one[0] as (typeof last)[number];
    const given = database.engine === 'postgres' ? {} : { id: id + far };
    await database.write((tx) =>
      tx.insert(signUps).values({ ...copy, ...given, email: null, cancelledAt }),
    );
  }
}

describeEngines('the report', (engine) => {
  async function openDemo() {
    const site = await startApp(await engine.open({ twice: false, seeded: true }));
    await fillDemo(site.services.database, site.clock.now(), site.services.random);
    return { ...site, headers: await signInAs(site, 'reader') };
  }

  it('says of the demo that 41 people from 13 organisations took part', async () => {
    const { app, headers } = await openDemo();
    const sv = await visit(app, `${current}/report`, headers);
    expect(sv.status).toBe(200);
    expect(sv.heading).toBe('41 personer från 13 organisationer deltog');
    expect(sv.text).toContain('41 people from 13 organisations took part in Open Data Värmland.');
    expect(sv.text).toContain('Anmälda personer 60 från 17 organisationer');
    expect(sv.text).toContain('Besök 41 på 1 morgon');
    expect(sv.text).toContain('Närvaro 89\u00a0% av 46 bokade platser');
    expect(sv.text).toContain('41 kom av 46 anmälda');
    expect(sv.text).toContain('60 personer efter vilka morgnar de har plats');
    expect(sv.text).toContain('Stat 7 25 22 1');
    expect(sv.text).toContain('Konsumentverket Stat 7 4 1 4');
    expect(sv.text).toContain('Alla 60 41 5 41');
    expect(sv.text).toContain('Så räknar vi');
    expect(sv.text).toContain('Länsstyrelsen Värmland 14 10 1');
    expect(sv.text).toContain('Från 4 av 16 kommuner i Värmlands län kom någon.');
    expect(sv.text).toContain('41 av 46 väntade besök blev av, 89\u00a0%.');
    const en = await visit(app, '/en/organiser/series/oppna-data-varmland/report', headers);
    expect(en.heading).toBe('41 people from 13 organisations took part');
    expect(en.text).toContain('Attendance 89% of 46 seats booked');
    expect(en.text).toContain('Swedish Consumer Agency State 7 4 1 4');
  });

  it('speaks of each seminar by itself, held or ahead', async () => {
    const { app, headers } = await openDemo();
    const held = await visit(app, `${current}/seminars/1/report`, headers);
    expect(held.heading).toBe('41 personer från 13 organisationer deltog');
    expect(held.text).toContain('deltog i seminarium 1 i Öppna data Värmland.');
    expect(held.text).toContain('Kom inte 5 av 46 med plats');
    const ahead = await visit(app, `${current}/seminars/3/report`, headers);
    expect(ahead.heading).toBe('30 personer från 12 organisationer är anmälda');
    expect(ahead.text).not.toContain('Närvaro 0');
  });

  it('is the same where its two halves are counted at once, as those of a large series are', async () => {
    const { app, services, headers } = await openDemo();
    const beside = `${current}/report?compare=oppna-data-varmland-2`;
    const before = await visit(app, beside, headers);
    await moveApart(services.database, services.clock());
    const after = await visit(app, beside, headers);
    expect(after.text).toBe(before.text);
  });

  it('stands beside another series, which is counted alike', async () => {
    const { app, services, headers } = await openDemo();
    const next = 'oppna-data-varmland-2';
    const beside = await visit(app, `${current}/report?compare=${next}`, headers);
    expect(beside.text).toContain('Jämförelse med Öppna data Värmland, andra omgången');
    expect(beside.text).toContain('Anmälda personer 60 0');
    expect(beside.text).toContain('Nya organisationer 13');
    await moveToAutumn(services.database);
    const after = await visit(app, `${current}/report?compare=${next}`, headers);
    expect(after.text).toContain('Anmälda personer 58 3');
    expect(after.text).toContain('Organisationer som kom tillbaka 1 Konsumentverket');
    expect(after.text).toContain('Organisationer som inte kom tillbaka 0 Inga.');
    for (const nothing of ['finns-inte', '', 'oppna-data-varmland', "'"]) {
      const url = `${current}/report?compare=${encodeURIComponent(nothing)}`;
      expect((await visit(app, url, headers)).text).not.toContain('Jämförelse med');
    }
    const twice = `${current}/report?compare=${next}&compare=${next}`;
    expect((await visit(app, twice, headers)).status).toBe(200);
  });

  it('shows at once what has changed', async () => {
    const { app, services, headers } = await openDemo();
    await visit(app, `${current}/report`, headers);
    await services.database.write((tx) =>
      tx
        .update(tx.tables.organisations)
        .set({ mergedInto: organisationOf('Karlstads kommun', tx) })
        .where(eq(tx.tables.organisations.name, 'Hammarö kommun')),
    );
    const { heading, text } = await visit(app, `${current}/report`, headers);
    expect(heading).toBe('41 personer från 12 organisationer deltog');
    expect(text).toContain('Karlstads kommun Kommun 8 8 0 8');
  });

  it('names a member and a convener that were merged as what they are now', async () => {
    const { app, services, headers } = await openDemo();
    await services.database.write((tx) =>
      tx
        .update(tx.tables.organisations)
        .set({ mergedInto: organisationOf('Region Värmland', tx) })
        .where(eq(tx.tables.organisations.name, 'Länsstyrelsen Värmland')),
    );
    const { text } = await visit(app, `${current}/report`, headers);
    expect(text).toContain('Region Värmland 14 10 1');
    expect(text).toContain('Från 4 av 16 kommuner i Värmlands län kom någon.');
    expect(text).not.toContain('Länsstyrelsen Värmland');
  });

  it('has nothing to count before anybody has signed up', async () => {
    const { app, headers } = await openDemo();
    const empty = await visit(app, '/arrangor/series/oppna-data-varmland-2/report', headers);
    expect(empty.heading).toBe('Ingen är anmäld än');
    expect(empty.text).toContain('Bokade platser 0 på 3 morgnar');
  });

  it('asks for the marks when a morning is over and nobody has any', async () => {
    const site = await startApp(await engine.open({ twice: false, seeded: true }));
    const { series } = await addSeries(site.services.database);
    site.clock.set('2027-02-03T12:00:00Z');
    const headers = await signInAs(site, 'reader');
    const page = await visit(site.app, `/arrangor/series/${series.slug}/report`, headers);
    expect(page.heading).toBe('Ingen deltog');
    expect(page.text).toContain('Ingen är avprickad.');
  });

  it('is for those who are signed in, and of what there is', async () => {
    const { app, headers } = await openDemo();
    const stranger = await visit(app, `${current}/report`);
    expect(stranger.status).toBe(303);
    expect(stranger.headers.location).toBe('/logga-in');
    for (const path of [
      '/arrangor/series/finns-inte/report',
      `${current}/seminars/4/report`,
      `${current}/seminars/0/report`,
      `${current}/seminars/01/report`,
      `${current}/seminars/1e0/report`,
      `${current}/seminars/%27/report`,
    ]) {
      expect((await visit(app, path, headers)).status, path).toBe(404);
    }
    const read = await visit(app, `${current}/report`, headers);
    expect(read.headers['cache-control']).toBe('no-store');
  });
});

const organisationOf = (name: string, { tables: { organisations: o } }: Reader) =>
  sql`(select ${o.id} from ${o} where ${o.name} = ${name})`;

/** Three people of one organisation sign up for the next series instead. */
function moveToAutumn(database: Database) {
  return database.write(async (tx) => {
    const { bookings: b, signUps: u, seminars: s, series } = tx.tables;
    const next = sql`(select ${series.id} from ${series} where ${series.slug} like '%-2')`;
    const first = sql`(select ${s.id} from ${s} where ${s.seriesId} = ${next} and ${s.number} = 1)`;
    const people = (
      await tx
        .select({ id: u.id })
        .from(u)
        .where(eq(u.organisationId, organisationOf('Konsumentverket', tx)))
        .orderBy(desc(u.id))
        .limit(3)
    ).map(({ id }) => id);
    await tx.update(u).set({ seriesId: next }).where(inArray(u.id, people));
    const taken = new Set<number>();
    const own = await tx.select().from(b).where(inArray(b.signUpId, people));
    for (const { id, signUpId } of own) {
      const state = taken.has(signUpId) ? 'cancelled' : 'confirmed';
      taken.add(signUpId);
      await tx.update(b).set({ seminarId: first, state, cameAt: null }).where(eq(b.id, id));
    }
  });
}
