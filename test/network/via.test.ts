import { eq } from 'drizzle-orm/sql';
import { beforeEach, expect, test } from 'vitest';
import { retireShareLink } from '../../src/network/retire-share-link.ts';
import { pathsIn } from '../../src/paths.ts';
import { describeEngines } from '../support/database.ts';
import { send, visit } from '../support/visit.ts';
import { addSeries, cast } from '../support/world.ts';
import { type Network, openNetwork } from './stage.ts';

const sv = pathsIn('sv');
const slug = 'oppna-data';
const via = 'konsumentverket';

describeEngines('the code in the address', (engine) => {
  let net: Network;

  beforeEach(async () => {
    net = await openNetwork(await engine.open({ seeded: true }));
    await net.link('Konsumentverket');
  });

  const hrefs = (body: string) =>
    [...body.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href = '']) =>
      href.replace('&amp;', '&'),
    );
  const fields = (more = {}) => ({
    ...cast.asa,
    role: 'Handläggare',
    role_category: 'specialist',
    seminars: ['1'],
    ...more,
  });
  const post = (more = {}) => send(net.app, sv.signUp(slug), fields(more));
  const people = async () => {
    const { signUps: u, shareLinks: l } = net.database.read.tables;
    return net.database.read
      .select({ email: u.email, code: l.code })
      .from(u)
      .leftJoin(l, eq(l.id, u.shareLinkId))
      .orderBy(u.id);
  };

  test('is kept from the series through a seminar, the other language and to the form', async () => {
    let page = await visit(net.app, `/oppna-data?via=${via}`);
    const next = (path: string) => {
      const found = hrefs(page.body).find((href) => href.split('?')[0] === path);
      expect(found, path).toBeDefined();
      return visit(net.app, found ?? '');
    };
    page = await next('/oppna-data/seminarium/2');
    expect(page.headers['set-cookie']).toBeUndefined();
    page = await next('/en/oppna-data/seminar/2');
    page = await next('/en/oppna-data');
    page = await next('/en/oppna-data/sign-up');
    expect(page.body).toContain(`<input type="hidden" name="via" value="${via}">`);
    expect(page.body).toContain('name="seminars" value="1"');
    page = await next('/oppna-data/anmalan');
    expect(page.body).toContain(`<input type="hidden" name="via" value="${via}">`);
    expect(page.headers['set-cookie']).toBeUndefined();
    expect(hrefs(page.body)).toContain(`/oppna-data?via=${via}`);
  });

  test.each([1, 2])('is kept by way of the start page, with %i series', async (count) => {
    if (count === 2) await addSeries(net.database, { slug: 'annan' });
    let page = await visit(net.app, `/oppna-data?via=${via}`);
    const next = async (path: string) => {
      const found = hrefs(page.body).find((href) => href.split('?')[0] === path) ?? '';
      expect(found, path).toMatch(new RegExp(`[?&]via=${via}$`));
      page = await visit(net.app, found);
      expect(page.headers['set-cookie']).toBeUndefined();
    };
    await next('/');
    if (count === 2) await next('/en/');
    else await next('/en/oppna-data');
    await next('/en/oppna-data/sign-up');
    expect(page.body).toContain(`<input type="hidden" name="via" value="${via}">`);
    await next('/en/');
    if (count === 2) expect(hrefs(page.body)).toContain(`/en/oppna-data/seminar/2?via=${via}`);
    const others = hrefs(page.body).filter((href) => /privacy|cookies|my-registration/.test(href));
    expect(others.length).toBeGreaterThan(2);
    expect(others.filter((href) => href.includes('via='))).toEqual([]);
    const plain = await visit(net.app, '/en/');
    expect(plain.body).not.toContain('via=');
  });

  test('counts for whoever comes by the start page to the form', async () => {
    await addSeries(net.database, { slug: 'annan' });
    const start = await visit(net.app, `/?via=${via}`);
    const form = hrefs(start.body).find((href) => href.startsWith(sv.signUp(slug))) ?? '';
    const page = await visit(net.app, form);
    const [, code = ''] = /name="via" value="([^"]*)"/.exec(page.body) ?? [];
    expect((await post({ via: code })).status).toBe(303);
    const elsewhere = await send(net.app, sv.signUp('annan'), fields({ ...cast.bo, via: code }));
    expect(elsewhere.status).toBe(303);
    expect(await people()).toEqual([
      { email: cast.asa.email, code: via },
      { email: cast.bo.email, code: null },
    ]);
  });

  test('stands beside what a link asks for, and not where it does not belong', async () => {
    const { body } = await visit(net.app, `/oppna-data?via=${via}`);
    expect(hrefs(body)).toContain(`/oppna-data/anmalan?seminars=1&via=${via}`);
    expect(body).toContain('<link rel="canonical" href="http://localhost:3000/oppna-data">');
    expect(hrefs(body).filter((href) => /\.ics./.test(href))).toEqual([]);
    expect(hrefs(body).filter((href) => /via=.*via=/.test(href))).toEqual([]);
  });

  test('changes nothing for the next visitor, though the page is kept', async () => {
    const before = await visit(net.app, '/oppna-data');
    const with_ = await visit(net.app, `/oppna-data?via=${via}`);
    const other = await visit(net.app, '/oppna-data?via=msb');
    expect((await visit(net.app, '/oppna-data')).body).toBe(before.body);
    expect(before.body).not.toContain('via=');
    expect(with_.body).toContain(`via=${via}`);
    expect(other.body).not.toContain(via);
    const again = await visit(net.app, `/oppna-data?via=${via}`, {
      'if-none-match': String(with_.headers.etag),
    });
    expect(again.status).toBe(304);
  });

  test.each([
    'via="><script>',
    'via=A',
    'via=a&via=b',
    `via=${'a'.repeat(81)}`,
    'via[]=a',
    'via=-a',
    'via=%00',
  ])('is no code and changes nothing: %s', async (query) => {
    const plain = await visit(net.app, '/oppna-data');
    expect((await visit(net.app, `/oppna-data?${encodeURI(query)}`)).body).toBe(plain.body);
    const form = await visit(net.app, `${sv.signUp(slug)}?${encodeURI(query)}`);
    expect(form.status).toBe(200);
    expect(form.body).not.toContain('name="via"');
  });

  test('is remembered by the sign-up of a newcomer', async () => {
    expect((await post({ via })).status).toBe(303);
    await post({ ...cast.bo });
    expect(await people()).toEqual([
      { email: cast.asa.email, code: via },
      { email: cast.bo.email, code: null },
    ]);
  });

  test('is never changed by a later form of the same address', async () => {
    await net.link('Kronofogden');
    await post({ ...cast.bo });
    await post({ ...cast.bo, seminars: ['2'], via });
    await post({ via });
    await post({ seminars: ['2'], via: 'kronofogden' });
    expect(await people()).toEqual([
      { email: cast.bo.email, code: null },
      { email: cast.asa.email, code: via },
    ]);
  });

  test('is remembered from the form on the series page, where it comes with the address', async () => {
    const page = await visit(net.app, `/oppna-data?via=${via}`);
    const [, action] = /<form [^>]*action="([^"]+)"/.exec(page.body) ?? [];
    expect(action).toBe(`/oppna-data/anmalan?via=${via}`);
    expect((await send(net.app, action ?? '', fields())).status).toBe(303);
    expect(await people()).toEqual([{ email: cast.asa.email, code: via }]);
  });

  test('is no part of what was typed: the same form without it is the same submission', async () => {
    const first = await post({ via, idempotency_key: 'key' });
    const second = await post({ idempotency_key: 'key' });
    expect(second.headers.location).toBe(first.headers.location);
  });

  test('is ignored when it is unknown, retired, of another series or nonsense', async () => {
    const { database, services, memberCalled } = net;
    const { series } = await addSeries(database, { slug: 'annan' });
    const other = await net.link('Kronofogden', '', series.id);
    const link = await net.link('Elsäkerhetsverket');
    const { id: memberId } = await memberCalled('Elsäkerhetsverket');
    const which = { seriesId: net.series.id, memberId, linkId: link.id };
    expect(await retireShareLink(services, which, 'operator')).toBe('retired');
    const wrong = ['unknown', link.code, other.code, '"><script>', 'x'.repeat(200), ['a', 'b']];
    for (const [n, code] of wrong.entries()) {
      const answer = await post({ email: `person${n}@kommun.example`, via: code });
      expect(answer.status, String(code)).toBe(303);
    }
    expect((await people()).every(({ code }) => code === null)).toBe(true);
    expect(await people()).toHaveLength(wrong.length);
  });

  test('is kept when the form comes back with errors', async () => {
    const page = await post({ via, name: '' });
    expect(page.status).toBe(422);
    expect(page.body).toContain(`<input type="hidden" name="via" value="${via}">`);
    expect(hrefs(page.body)).toContain(`/en/oppna-data/sign-up?via=${via}`);
  });
});
