import { expect, it } from 'vitest';
import { fillDemo } from '../../src/demo/index.ts';
import { startApp } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { signInAs } from '../support/organisers.ts';
import { visit } from '../support/visit.ts';
import { addSeries } from '../support/world.ts';

const spring = '/arrangor/series/oppna-data-varmland-varen';

describeEngines('the report', (engine) => {
  async function openDemo() {
    const site = await startApp(await engine.open({ twice: false }));
    await fillDemo(site.services.database, site.clock.now(), site.services.random);
    return { ...site, headers: await signInAs(site, 'reader') };
  }

  it('says of the demo that 41 people from 13 organisations took part', async () => {
    const { app, headers } = await openDemo();
    const sv = await visit(app, `${spring}/report`, headers);
    expect(sv.status).toBe(200);
    expect(sv.heading).toBe('41 personer från 13 organisationer deltog');
    expect(sv.text).toContain(
      '41 people from 13 organisations took part in Open Data Värmland, spring.',
    );
    expect(sv.text).toContain('Anmälda personer 60 från 17 organisationer');
    expect(sv.text).toContain('Besök 41 på 1 morgon');
    expect(sv.text).toContain('Närvaro 89\u00a0% av 46 bokade platser');
    expect(sv.text).toContain('41 kom av 46 anmälda');
    expect(sv.text).toContain('60 personer efter vilka morgnar de har plats');
    expect(sv.text).toContain('Stat 7 25 22 1');
    expect(sv.text).toContain('Konsumentverket Stat 7 4 1 4');
    expect(sv.text).toContain('Alla 60 41 5 41');
    expect(sv.text).toContain('Så räknar vi');
    expect(sv.text).toContain('Ingen har anmält sig genom en delad länk.');
    const en = await visit(app, '/en/organiser/series/oppna-data-varmland-varen/report', headers);
    expect(en.heading).toBe('41 people from 13 organisations took part');
    expect(en.text).toContain('Attendance 89% of 46 seats booked');
    expect(en.text).toContain('Swedish Consumer Agency State 7 4 1 4');
  });

  it('speaks of each seminar by itself, held or ahead', async () => {
    const { app, headers } = await openDemo();
    const held = await visit(app, `${spring}/seminars/1/report`, headers);
    expect(held.heading).toBe('41 personer från 13 organisationer deltog');
    expect(held.text).toContain('deltog i seminarium 1 i Öppna data Värmland, våren.');
    expect(held.text).toContain('Kom inte 5 av 46 med plats');
    const ahead = await visit(app, `${spring}/seminars/3/report`, headers);
    expect(ahead.heading).toBe('30 personer från 12 organisationer är anmälda');
    expect(ahead.text).not.toContain('Närvaro 0');
  });

  it('has nothing to count before anybody has signed up', async () => {
    const { app, headers } = await openDemo();
    const empty = await visit(app, '/arrangor/series/oppna-data-varmland-hosten/report', headers);
    expect(empty.heading).toBe('Ingen är anmäld än');
    expect(empty.text).toContain('Bokade platser 0 på 3 morgnar');
  });

  it('asks for the marks when a morning is over and nobody has any', async () => {
    const site = await startApp(await engine.open({ twice: false }));
    const { series } = await addSeries(site.services.database);
    site.clock.set('2027-02-03T12:00:00Z');
    const headers = await signInAs(site, 'reader');
    const page = await visit(site.app, `/arrangor/series/${series.slug}/report`, headers);
    expect(page.heading).toBe('Ingen deltog');
    expect(page.text).toContain('Ingen är avprickad.');
  });

  it('is for those who are signed in, and of what there is', async () => {
    const { app, headers } = await openDemo();
    const stranger = await visit(app, `${spring}/report`);
    expect(stranger.status).toBe(303);
    expect(stranger.headers.location).toBe('/logga-in');
    for (const path of [
      '/arrangor/series/finns-inte/report',
      `${spring}/seminars/4/report`,
      `${spring}/seminars/0/report`,
      `${spring}/seminars/01/report`,
      `${spring}/seminars/1e0/report`,
      `${spring}/seminars/%27/report`,
    ]) {
      expect((await visit(app, path, headers)).status, path).toBe(404);
    }
    const read = await visit(app, `${spring}/report`, headers);
    expect(read.headers['cache-control']).toBe('no-store');
  });
});
