import { beforeEach, expect, test } from 'vitest';
import { countVisits } from '../../src/network/count-visits.ts';
import { countedPerMinute, paceVisits } from '../../src/network/visit-pace.ts';
import { shared } from '../../src/paths.ts';
import { describeEngines } from '../support/database.ts';
import { startProcess } from '../support/processes.ts';
import { visit } from '../support/visit.ts';
import { addSeries } from '../support/world.ts';
import { browser, type Network, openNetwork } from './stage.ts';

describeEngines('share links', (engine) => {
  let net: Network;

  beforeEach(async () => {
    net = await openNetwork(await engine.open({ seeded: true }), { trustProxy: ['127.0.0.1'] });
  });

  const follow = (code: string, headers: Record<string, string> = {}, method = 'GET') =>
    net.app.inject({
      method: method as 'GET',
      url: shared.shareLink(code),
      headers: { ...browser, ...headers },
    });
  /** The counts are written beside the answers, and all of them before the site is closed. */
  const counted = async () => {
    await net.app.close();
    return net.visits();
  };

  test('lead to the series in the language of the visitor, with the code in the address', async () => {
    const { code } = await net.link('Konsumentverket', 'Intranät');
    expect(code).toBe('konsumentverket-intranat');
    const swedish = await follow(code);
    expect([swedish.statusCode, swedish.headers.location]).toEqual([
      302,
      `/oppna-data?via=${code}`,
    ]);
    const english = await follow(code, { 'accept-language': 'en-GB,en;q=0.9' });
    expect(english.headers.location).toBe(`/en/oppna-data?via=${code}`);
    expect(english.headers).toMatchObject({ vary: 'accept-language', 'cache-control': 'no-store' });
    expect(english.headers['set-cookie']).toBeUndefined();
    expect((await visit(net.app, String(swedish.headers.location))).status).toBe(200);
  });

  test('mistyped, lead to the series that was meant, uncounted', async () => {
    const { code } = await net.link('Konsumentverket');
    const to = async (typed: string) => (await follow(typed)).headers.location;
    expect(await to('inget-alls')).toBe('/oppna-data');
    const other = await addSeries(net.database, { slug: 'sakra-data' });
    const wish = await net.link('Konsumentverket', 'Intranät', other.series.id);
    expect(await to(code.replace('ment', 'mnet'))).toBe('/oppna-data');
    expect(await to(wish.code.replace('intra', 'intar'))).toBe('/sakra-data');
    expect(await to('inget-alls')).toBe('/');
    expect(await to('x'.repeat(80))).toBe('/');
    expect(await counted()).toEqual({});
  });

  test('count visits by the day in Sweden', async () => {
    const { code } = await net.link('Konsumentverket');
    net.clock.set('2027-01-13T22:59:59Z');
    await follow(code);
    net.clock.set('2027-01-13T23:00:00Z');
    await follow(code);
    await follow('KONSUMENTVERKET.');
    expect(await counted()).toEqual({
      'konsumentverket 2027-01-13': 1,
      'konsumentverket 2027-01-14': 2,
    });
  });

  test('count no previews, scanners or HEAD', async () => {
    const { code } = await net.link('Konsumentverket');
    for (const agent of ['Slackbot 1.0', 'curl/8.0', 'Mozilla/5.0 (compatible; bingbot/2.0)']) {
      expect((await follow(code, { 'user-agent': agent })).statusCode).toBe(302);
    }
    expect((await follow(code, {}, 'HEAD')).statusCode).toBe(302);
    expect((await follow(code, { 'sec-purpose': 'prefetch' })).statusCode).toBe(302);
    expect(await counted()).toEqual({});
  });

  test('that are retired or mistyped lead there all the same, uncounted', async () => {
    const { id, code } = await net.link('Konsumentverket');
    const { shareLinks } = net.database.read.tables;
    await net.database.write((tx) => tx.update(shareLinks).set({ retiredAt: net.clock.now() }));
    expect(id).toBeGreaterThan(0);
    expect((await follow(code)).headers.location).toBe('/oppna-data');
    for (const wrong of ['konsumentverkt', 'x'.repeat(150), '%00', 'a%2Fb', '__proto__', '😀']) {
      const answer = await follow(encodeURI(wrong));
      expect([answer.statusCode, answer.headers.location], wrong).toEqual([302, '/oppna-data']);
    }
    expect(await counted()).toEqual({});
  });

  test('of a draft lead home, uncounted', async () => {
    const { code } = await net.link('Konsumentverket');
    const { series } = net.database.read.tables;
    await net.database.write((tx) => tx.update(series).set({ state: 'draft' }));
    expect((await follow(code)).headers.location).toBe('/');
    expect(await counted()).toEqual({});
  });

  test('a scanner that says it is a browser is uncounted; people elsewhere are not', async () => {
    const { code } = await net.link('Konsumentverket');
    const from = (ip: string) => ({ 'x-forwarded-for': ip });
    await follow(code, from('192.0.2.1'));
    for (let n = 0; n < 1000; n++) await follow(code, from(`198.51.100.${n % 250}`));
    await follow(code, from('203.0.113.9'));
    await expect.poll(net.visits).toEqual({ 'konsumentverket 2027-01-13': 2 });
    net.clock.advance(60_000);
    await follow(code, from('198.51.100.7'));
    expect(await counted()).toEqual({ 'konsumentverket 2027-01-13': 3 });
  }, 60_000);

  test('10,000 visits at once are one unit or two, not 10,000 in the way of sign-ups', async () => {
    const { id } = await net.link('Konsumentverket');
    let units = 0;
    const { database } = net;
    const counting = {
      ...database,
      write: ((work) => {
        units += 1;
        return database.write(work);
      }) as typeof database.write,
    };
    const visits = countVisits({ ...net.services, database: counting });
    for (let n = 0; n < 10_000; n++) visits.note(id, `block ${n % 400}`);
    await visits.settled();
    expect(await net.visits()).toEqual({ 'konsumentverket 2027-01-13': 10_000 });
    expect(units).toBeLessThanOrEqual(2);
    for (let n = 0; n < 10_000; n++) visits.note(id, 'scanner');
    await visits.settled();
    expect(await net.visits()).toEqual({ 'konsumentverket 2027-01-13': 10_000 });
  });

  test('a Host header that lies changes nothing', async () => {
    const { code } = await net.link('Konsumentverket');
    const answer = await follow(code, { host: 'evil.example', 'x-forwarded-host': 'evil.example' });
    expect(answer.headers.location).toBe(`/oppna-data?via=${code}`);
    const svg = await visit(net.app, shared.shareLinkFile(code, 'mail.sv.txt'), {
      host: 'evil.example',
    });
    expect(svg.body).toContain(`${net.services.config.baseUrl}/i/${code}`);
    expect(svg.body).not.toContain('evil');
  });

  test('are counted when the database is busy: later, and the visitor has gone on', async () => {
    const { id } = await net.link('Konsumentverket');
    let isDown = true;
    const { database } = net;
    const flaky = {
      ...database,
      write: ((work) =>
        isDown ? Promise.reject(new Error('down')) : database.write(work)) as typeof database.write,
    };
    const visits = countVisits({ ...net.services, database: flaky });
    visits.note(id, 'one');
    await visits.settled();
    visits.note(id, 'two');
    isDown = false;
    await visits.settled();
    expect(await net.visits()).toEqual({ 'konsumentverket 2027-01-13': 2 });
  });
});

describeEngines('two processes', (engine) => {
  test('count together', async () => {
    const database = await engine.open({ twice: false, seeded: true });
    const net = await openNetwork(database);
    const { id } = await net.link('Konsumentverket');
    const file = '../../network/processes/visit.ts';
    const processes = [1, 2].map(() => startProcess(file, [database.url, String(id)]));
    for (const one of processes) expect(await one.line()).toBe('ready');
    for (const one of processes) one.go();
    for (const one of processes) expect(await one.line()).toBe('counted');
    expect(await net.visits()).toEqual({ 'konsumentverket 2027-01-13': 200 });
  }, 60_000);
});

test('a town hall behind one address is counted as far as people click', () => {
  const pace = paceVisits();
  const at = new Date('2027-01-13T09:00:00Z');
  const counted = Array.from({ length: 100 }, () => pace('192.0.2', '1 day', at)).flat();
  expect(counted).toHaveLength(countedPerMinute);
  expect(counted.every(([, visits]) => visits === 1)).toBe(true);
});

test('what is remembered of addresses is of one minute, and of so many', () => {
  const pace = paceVisits();
  const at = new Date('2027-01-13T09:00:00Z');
  let sum = 0;
  for (let n = 0; n < 30_000; n++) sum += pace(String(n), '1 day', at).length;
  expect(sum).toBe(20_000);
  expect(pace('new', '1 day', new Date(at.getTime() + 60_000))).toEqual([['1 day', 1]]);
});
