import { eq } from 'drizzle-orm/sql';
import { expect, it } from 'vitest';
import type { Database } from '../../src/storage/database.ts';
import { mergeInto } from '../organisations/merging.ts';
import { startApp } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { usualNow } from '../support/usual-now.ts';
import { visit } from '../support/visit.ts';
import { addSeries } from '../support/world.ts';

type Row<T extends 'series' | 'seminars'> = Partial<Database['read']['tables'][T]['$inferInsert']>;

/** A change from outside, as another process makes it: the version is raised with it. */
function changeSeries(database: Database, slug: string, change: Row<'series'>) {
  return database.write(async (tx) => {
    const { series } = tx.tables;
    await tx
      .update(series)
      .set({ version: 2, ...change })
      .where(eq(series.slug, slug));
  });
}

async function changeSeminar(database: Database, id: number, change: Row<'seminars'>) {
  await database.write(async (tx) => {
    const { seminars } = tx.tables;
    await tx.update(seminars).set(change).where(eq(seminars.id, id));
  });
}

describeEngines('the public pages', (engine) => {
  const start = async (slugs = ['oppna-data']) => {
    const database = await engine.open({ seeded: true });
    const worlds = [];
    for (const slug of slugs) worlds.push(await addSeries(database, { slug }));
    return { ...(await startApp(database)), database, worlds };
  };

  it('say so when nothing is published', async () => {
    const { app } = await start([]);
    expect((await visit(app, '/')).text).toContain('Just nu finns inga seminarier');
    expect((await visit(app, '/en/')).text).toContain('There are no seminars');
  });

  it('are the series itself while there is one', async () => {
    const { app } = await start();
    const home = await visit(app, '/');
    expect(home.heading).toBe('Öppna data');
    expect(home.body).toContain('<link rel="canonical" href="http://localhost:3000/oppna-data">');
    expect(home.body).toBe((await visit(app, '/oppna-data')).body);
  });

  it('list the series when there are more, the next to start first', async () => {
    const { app, database, worlds } = await start(['host', 'var']);
    const [host] = worlds;
    for (const seminar of host?.seminars ?? []) {
      await changeSeminar(database, seminar.id, { startsAt: new Date('2027-09-01T06:00:00Z') });
    }
    const { body, heading } = await visit(app, '/en/');
    expect(heading).toBe('The seminars');
    expect(body.indexOf('href="/en/var"')).toBeLessThan(body.indexOf('href="/en/host"'));
  });

  it('show everything of a series in both languages', async () => {
    const { app } = await start();
    const sv = await visit(app, '/oppna-data');
    expect(sv.text).toContain('onsdag 3\u00a0februari , kl.\u00a008.00–10.00');
    expect(sv.text).toContain('Gott om platser');
    expect(sv.text).toContain('Vera Värd');
    expect(sv.body).toContain('href="/oppna-data/anmalan?seminars=2"');
    expect(sv.body).toContain('href="webcal://localhost:3000/oppna-data/kalender.ics"');
    const en = await visit(app, '/en/oppna-data');
    expect(en.text).toContain('Wednesday 3\u00a0February , 08:00–10:00');
    expect(en.body).toContain('<html lang="en"');
    expect(en.body).toContain('hreflang="sv" href="http://localhost:3000/oppna-data"');
  });

  it('list the network with its convener first and the rest by the alphabet', async () => {
    const { app } = await start();
    const list = /<ul class="members[^>]*>(.*?)<\/ul>/s.exec((await visit(app, '/')).body)?.[1];
    expect([...(list ?? '').matchAll(/<li>(.*?)<\/li>/g)].map(([, name]) => name)).toEqual([
      'Länsstyrelsen Värmland',
      'Elsäkerhetsverket',
      'Förvaltningsrätten i Karlstad',
      'Karlstads kommun',
      'Karlstads universitet',
      'Konsumentverket',
      'Kronofogden',
      'Myndigheten för samhällsskydd och beredskap (MSB)',
      'Värmlands tingsrätt',
    ]);
  });

  it('name a convener that was merged as what it is now, first of all', async () => {
    const { app, database } = await start();
    const { organisations: o } = database.read.tables;
    const all = await database.read.select().from(o);
    const idOf = (name: string) => all.find((one) => one.name === name)?.id ?? 0;
    await mergeInto(database, idOf('Länsstyrelsen Värmland'), idOf('Värmlands tingsrätt'));
    const { body } = await visit(app, '/oppna-data');
    const list = /<ul class="members[^>]*>(.*?)<\/ul>/s.exec(body)?.[1] ?? '';
    expect(/<li>(.*?)<\/li>/.exec(list)?.[1]).toBe('Värmlands tingsrätt');
    expect(body).not.toContain('Länsstyrelsen Värmland');
  });

  it('tell of seats exactly under ten, of the line, and of what cannot be signed up for', async () => {
    const { app, database, worlds, clock } = await start();
    const [first, second, third] = worlds[0]?.seminars ?? [];
    await changeSeminar(database, first?.id ?? 0, { capacity: 20, seatsTaken: 11 });
    await changeSeminar(database, second?.id ?? 0, { seatsTaken: 10, inLine: 3 });
    await changeSeminar(database, third?.id ?? 0, { cancelledAt: usualNow });
    const page = await visit(app, '/oppna-data');
    expect(page.text).toContain('9 platser kvar av 20');
    expect(page.text).toContain('Fullsatt 3 på väntelistan');
    expect(page.text).toContain('Ställ dig på väntelistan');
    expect(page.text).toContain('Inställt');
    const calledOff = await visit(app, '/oppna-data/seminarium/3');
    expect(calledOff.text).toContain('Inställt');
    expect(calledOff.body).not.toContain('/oppna-data/seminarium/3/kalender.ics');
    const ahead = await visit(app, '/oppna-data/seminarium/2');
    expect(ahead.body).toContain('/oppna-data/seminarium/2/kalender.ics');
    clock.set('2027-02-03T08:00:00Z');
    expect((await visit(app, '/oppna-data')).text).toContain('Pågår nu');
    clock.set('2027-02-03T09:00:00Z');
    expect((await visit(app, '/oppna-data')).text).toContain('Genomfört');
  });

  it('say where Swedish stands for a missing English text, and leave out what is blank', async () => {
    const { app, database } = await start();
    const blank = { sv: '', en: '' };
    await changeSeries(database, 'oppna-data', {
      summary: { sv: 'Bara på svenska.', en: 'Bara på svenska.' },
      breakfast: blank,
      invitation: blank,
      version: 3,
    });
    const en = await visit(app, '/en/oppna-data');
    expect(en.body).toContain('<p class="lead two-thirds" lang="sv">Bara på svenska.</p>');
    expect(en.body).not.toMatch(/id="frukost"|class="kicker"|<p[^>]*><\/p>/);
    expect((await visit(app, '/oppna-data')).body).not.toMatch(
      /<main.*<[^>]+ lang="sv"[^>]*>.*<\/main>/s,
    );
  });

  it('hide a draft and keep showing an archived series to those with the link', async () => {
    const { app, database } = await start();
    await changeSeries(database, 'oppna-data', { state: 'archived' });
    expect((await visit(app, '/oppna-data')).status).toBe(200);
    expect((await visit(app, '/')).text).toContain('Just nu finns inga seminarier');
    await changeSeries(database, 'oppna-data', { state: 'draft', version: 3 });
    expect((await visit(app, '/oppna-data')).status).toBe(404);
    expect((await visit(app, '/oppna-data/seminarium/1')).status).toBe(404);
  });

  it('have one of each seminar, and none of those that are not', async () => {
    const { app } = await start();
    const page = await visit(app, '/oppna-data/seminarium/2');
    expect(page.heading).toBe('2 Tema 2');
    expect(page.body).toContain('href="/oppna-data/seminarium/2/kalender.ics"');
    for (const wrong of ['0', '4', '02', '2x', '-1', '9999', '%00']) {
      expect((await visit(app, `/oppna-data/seminarium/${wrong}`)).status).toBe(404);
    }
    expect((await visit(app, '/finns-inte')).status).toBe(404);
    expect((await visit(app, '/en/finns-inte/seminar/1')).status).toBe(404);
  });

  it('escape what organisers write, in the page and in its data', async () => {
    const { app, database } = await start();
    const title = { sv: '</script><script>alert(1)</script>', en: 'A & "B"' };
    await changeSeries(database, 'oppna-data', { title });
    const page = await visit(app, '/oppna-data');
    expect(page.body).not.toContain('<script>alert');
    expect(page.heading).toBe(title.sv);
    expect((await visit(app, '/en/oppna-data')).body).toContain('A &amp; &quot;B&quot;');
  });
});
