import { eq } from 'drizzle-orm/sql';
import { expect, it } from 'vitest';
import { sample, writeNotice } from '../../src/privacy/write-notice.ts';
import { raiseVersion } from '../../src/series/index.ts';
import { startApp } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { visit } from '../support/visit.ts';
import { addSeries } from '../support/world.ts';

describeEngines('kept pages', (engine) => {
  const start = async () => {
    const database = await engine.open();
    const world = await addSeries(database);
    const { app, clock } = await startApp(database);
    const setSeats = async (seatsTaken: number) => {
      await database.write(async (tx) => {
        const { seminars } = tx.tables;
        await tx.update(seminars).set({ seatsTaken }).where(eq(seminars.number, 1));
      });
    };
    return { app, clock, database, series: world.series, setSeats };
  };

  it('stay until the version is raised, in each language', async () => {
    const { app, database, series, setSeats } = await start();
    const before = await visit(app, '/oppna-data');
    await visit(app, '/en/oppna-data');
    await setSeats(10);
    expect((await visit(app, '/oppna-data')).body).toBe(before.body);
    await database.write((tx) => raiseVersion(tx, series.id));
    expect((await visit(app, '/oppna-data')).text).toContain('Fullsatt');
    expect((await visit(app, '/en/oppna-data')).text).toContain('Full');
    expect((await visit(app, '/')).text).toContain('Fullsatt');
    expect((await visit(app, '/oppna-data/seminarium/1')).text).toContain('Fullsatt');
  });

  it('hold the form, with the notice of the day and no key', async () => {
    const { app, clock, database } = await start();
    const before = (await visit(app, '/oppna-data')).body;
    expect(before).toContain('name="role_category"');
    expect(before).not.toContain('idempotency_key');
    const facts = { ...sample, controller: 'Region Exempel' };
    await database.write((tx) => writeNotice(tx, facts, clock.now()));
    for (const path of ['/oppna-data', '/']) {
      expect((await visit(app, path)).text).toContain('Region Exempel är personuppgiftsansvarig');
    }
    clock.set('2027-12-01T08:00:00Z');
    expect((await visit(app, '/oppna-data')).body).not.toContain('name="role_category"');
  });

  it('end at the next instant that changes what they say, and not before', async () => {
    const { app, clock } = await start();
    const page = async () => (await visit(app, '/oppna-data')).text;
    expect(await page()).toContain('Anmäl dig till seminarium 1');
    clock.set('2027-02-03T06:59:59.999Z');
    expect(await page()).toContain('Anmäl dig till seminarium 1');
    clock.set('2027-02-03T07:00:00Z');
    expect(await page()).not.toContain('Anmäl dig till seminarium 1');
    clock.set('2027-02-03T09:00:00Z');
    expect(await page()).toContain('Genomfört');
    clock.set('2027-02-02T09:00:00Z');
    expect(await page()).toContain('Anmäl dig till seminarium 1');
  });

  it('are not sent again to who has them', async () => {
    const { app, database, series, setSeats } = await start();
    const { headers } = await visit(app, '/oppna-data');
    expect(headers['cache-control']).toBe('no-cache');
    const ask = () => visit(app, '/oppna-data', { 'if-none-match': `W/${headers.etag}, "x"` });
    const again = await ask();
    expect(again.status).toBe(304);
    expect(again.body).toBe('');
    await setSeats(10);
    await database.write((tx) => raiseVersion(tx, series.id));
    expect((await ask()).status).toBe(200);
  });

  it('hold nothing of the visitor', async () => {
    const { app } = await start();
    const first = await visit(app, '/oppna-data?utm=nagon@example.se', { 'user-agent': 'one' });
    const second = await visit(app, '/oppna-data', { 'accept-language': 'en', cookie: 'a=b' });
    expect(second.body).toBe(first.body);
    expect(first.headers['set-cookie']).toBeUndefined();
    expect(first.body).not.toContain('nagon@');
  });
});
