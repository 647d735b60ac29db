import { eq } from 'drizzle-orm/sql';
import { beforeEach, describe, expect, test } from 'vitest';
import { listMembers, listShareLinks } from '../../src/network/index.ts';
import { pathsIn, shared } from '../../src/paths.ts';
import { makeSecretLink } from '../../src/secret-links.ts';
import { describeEngines } from '../support/database.ts';
import { signInAs } from '../support/organisers.ts';
import { send, visit } from '../support/visit.ts';
import { addSeries, cast } from '../support/world.ts';
import { type Network, openNetwork } from './stage.ts';

const sv = pathsIn('sv');
const own = (part = '') => sv.organiserSeries('oppna-data', `network${part}`);

describeEngines('the network for organisers', (engine) => {
  let net: Network;
  let organiser: { cookie: string };

  beforeEach(async () => {
    net = await openNetwork(await engine.open({ seeded: true }));
    organiser = await signInAs(net, 'organiser');
  });

  const see = (part = '', headers: Record<string, string> = organiser) =>
    visit(net.app, own(part), headers);
  const post = (part: string, fields = {}, headers: Record<string, string> = organiser) =>
    send(net.app, own(part), fields, headers);
  const idOf = async (name: string) => (await net.memberCalled(name)).id;
  const links = () => listShareLinks(net.database.read, net.series.id);

  test('shows the members, and makes a first link for all of them at once', async () => {
    const before = await see();
    expect(before.heading).toBe('Nätverket');
    expect(before.text).toContain('9 medlemmar saknar länk till serien.');
    expect((await post('/links')).headers.location).toBe(`${own()}?done=firstMade`);
    expect((await post('/links')).headers.location).toBe(`${own()}?done=same`);
    expect((await links()).map(({ code, member }) => [code, member.name])).toEqual([
      ['elsakerhetsverket', 'Elsäkerhetsverket'],
      ['forvaltningsratten-i-karlstad', 'Förvaltningsrätten i Karlstad'],
      ['karlstads-kommun', 'Karlstads kommun'],
      ['karlstads-universitet', 'Karlstads universitet'],
      ['konsumentverket', 'Konsumentverket'],
      ['kronofogden', 'Kronofogden'],
      ['lansstyrelsen-varmland', 'Länsstyrelsen Värmland'],
      ['msb', 'Myndigheten för samhällsskydd och beredskap'],
      ['varmlands-tingsratt', 'Värmlands tingsrätt'],
    ]);
    const after = await see('?done=firstMade');
    expect(after.text).toContain('Alla medlemmar har nu en länk.');
    expect(after.text).not.toContain('saknar länk');
    expect(after.text).toContain('/i/varmlands-tingsratt');
  });

  test('tells what each link gave', async () => {
    const { code } = await net.link('Konsumentverket');
    await net.link('Kronofogden');
    const sign = (person: typeof cast.asa, seminars: string[], via?: string) =>
      send(net.app, sv.signUp('oppna-data'), {
        ...person,
        role: 'Handläggare',
        role_category: 'specialist',
        seminars,
        ...(via ? { via } : {}),
      });
    await sign(cast.asa, ['1', '2'], code);
    await sign(cast.bo, ['1'], code);
    await sign(cast.cecilia, ['1']);
    const { bookings, shareLinkDays, signUps } = net.database.read.tables;
    const [link] = await links();
    await net.database.write(async (tx) => {
      await tx.update(bookings).set({ cameAt: net.clock.now() });
      const row = { shareLinkId: link?.id ?? 0, visits: 7 };
      await tx.insert(shareLinkDays).values({ ...row, onDay: '2027-01-12' });
      await tx.insert(shareLinkDays).values({ ...row, onDay: '2027-01-13' });
    });
    await sign(cast.dag, ['1'], code);
    await net.database.write((tx) =>
      tx
        .update(signUps)
        .set({ cancelledAt: net.clock.now() })
        .where(eq(signUps.email, cast.dag.email)),
    );
    const { text } = await see();
    expect(text).toContain('Konsumentverket Första länken /i/konsumentverket 14 2 3 2');
    expect(text).toContain('Kronofogden Första länken /i/kronofogden 0 0 0 0');
    expect(text).toContain('Alla länkar 14 2 3 2');
  });

  test('adds a member with its link, that the public page then names', async () => {
    await visit(net.app, '/oppna-data');
    const answer = await post('/members', { organisation: '  Sunne   kommun ' });
    const id = await idOf('Sunne kommun');
    expect(answer.headers.location).toBe(`${own(`/members/${id}`)}?done=added`);
    const page = await visit(net.app, String(answer.headers.location), organiser);
    expect(page.heading).toBe('Sunne kommun');
    expect(page.text).toContain('http://localhost:3000/i/sunne-kommun');
    expect((await visit(net.app, '/oppna-data')).text).toContain('Sunne kommun');
    expect(await net.history()).toEqual(
      expect.arrayContaining(['organiser member.added', 'organiser share_link.made']),
    );
  });

  test('refuses one that is a member, none and too long a name, with what was typed', async () => {
    const again = await post('/members', { organisation: 'MSB' });
    expect(again.status).toBe(422);
    expect(again.text).toContain('Organisationen är redan medlem');
    expect(again.body).toContain('value="MSB"');
    expect((await post('/members', { organisation: ' \n' })).text).toContain(
      'Skriv organisationens namn',
    );
    const long = await post('/members', { organisation: `<b>${'x'.repeat(160)}` });
    expect(long.text).toContain('Texten är för lång');
    expect(long.body).not.toContain('<b>');
    expect((await post('/members', { organisation: ['a', 'b'] })).status).toBe(422);
    expect(await listMembers(net.database.read)).toHaveLength(9);
  });

  test('makes links for channels, each once, with codes of their own', async () => {
    const id = await idOf('Konsumentverket');
    const first = await post(`/members/${id}/links`, { channel: 'Intranät' });
    expect(first.headers.location).toContain('link=konsumentverket-intranat&done=made');
    const same = await post(`/members/${id}/links`, { channel: ' intranat' });
    expect(same.headers.location).toContain('link=konsumentverket-intranat&done=same');
    const page = await visit(net.app, String(first.headers.location), organiser);
    expect(page.text).toContain('Dela: Intranät');
    expect(page.text).toContain('/i/konsumentverket-intranat');
    expect((await post(`/members/${id}/links`, { channel: '' })).text).toContain(
      'Skriv vad kanalen heter',
    );
    const { series } = await addSeries(net.database, { slug: 'annan' });
    const elsewhere = await net.link('Konsumentverket', 'Intranät', series.id);
    expect(elsewhere.code).toBe('konsumentverket-intranat-2');
    for (let n = 0; n < 29; n++) await net.link('Konsumentverket', `Kanal ${n}`);
    const full = await post(`/members/${id}/links`, { channel: 'En till' });
    expect([full.status, full.text.includes('så många länkar som får plats')]).toEqual([422, true]);
  });

  test('ten at once for the same channel are one', async () => {
    const made = await Promise.all(
      Array.from({ length: 10 }, () => net.link('Kronofogden', 'Nyhetsbrev')),
    );
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(await links()).toHaveLength(1);
  });

  test('retires a link, once, and takes it back when it is asked for again', async () => {
    const { id: linkId, code } = await net.link('Konsumentverket');
    const id = await idOf('Konsumentverket');
    const retire = () => post(`/members/${id}/links/${linkId}/retirement`);
    expect((await retire()).headers.location).toContain('done=retired');
    expect((await retire()).headers.location).toContain('done=same');
    const page = await see(`/members/${id}?link=${code}`);
    expect(page.text).toContain('Länken är avslutad. Den leder till serien som förut');
    expect((await visit(net.app, shared.shareLinkFile(code, 'qr.png'))).status).toBe(404);
    expect((await net.link('Konsumentverket')).code).toBe(code);
    const events = (await net.history()).filter((line) => line.includes('share_link'));
    expect(events).toEqual([
      'operator share_link.made',
      'organiser share_link.retired',
      'operator share_link.reinstated',
    ]);
  });

  test('ends a membership: links retired, page closed, name gone; and takes it up again', async () => {
    const { code } = await net.link('Konsumentverket');
    const member = await net.memberCalled('Konsumentverket');
    const token = makeSecretLink(net.services.config.secretKey, 'member', member.id);
    expect((await visit(net.app, sv.member(token))).status).toBe(200);
    expect((await visit(net.app, '/oppna-data')).text).toContain('Konsumentverket');
    const ended = await post(`/members/${member.id}/end`);
    expect(ended.headers.location).toContain('done=ended');
    expect((await post(`/members/${member.id}/end`)).headers.location).toContain('done=same');
    expect((await visit(net.app, sv.member(token))).status).toBe(404);
    expect((await visit(net.app, '/oppna-data')).text).not.toContain('Konsumentverket');
    const answer = await visit(net.app, shared.shareLink(code));
    expect(answer.headers.location).toBe('/oppna-data');
    expect((await see()).text).toContain('Har lämnat nätverket Konsumentverket');
    expect((await post(`/members/${member.id}/links`, { channel: 'x' })).status).toBe(404);
    expect((await post(`/members/${member.id}/page`)).status).toBe(404);
    await post('/members', { organisation: 'Konsumentverket' });
    expect((await visit(net.app, shared.shareLink(code))).headers.location).toContain('via=');
    expect((await visit(net.app, sv.member(token))).status).toBe(404);
    expect(await net.history()).toEqual(
      expect.arrayContaining(['organiser member.left', 'organiser member.rejoined']),
    );
  });

  test('shows the address of the member’s own page, and changes it', async () => {
    const id = await idOf('Konsumentverket');
    const addressOn = async () => {
      const { body } = await see(`/members/${id}`);
      return /http:\/\/localhost:3000(\/medlem\/[\w-]+)/.exec(body)?.[1] ?? '';
    };
    const before = await addressOn();
    expect((await visit(net.app, before)).heading).toBe('Konsumentverket');
    expect((await post(`/members/${id}/page`)).headers.location).toContain('done=renewed');
    expect((await visit(net.app, before)).status).toBe(404);
    const after = await addressOn();
    expect(after).not.toBe(before);
    expect((await visit(net.app, after)).status).toBe(200);
  });

  test('closes the member’s own page, and opens it under a new address', async () => {
    const id = await idOf('Konsumentverket');
    const address = /http:\/\/localhost:3000(\/medlem\/[\w-]+)/;
    const addressOn = async () => address.exec((await see(`/members/${id}`)).body)?.[1];
    const before = (await addressOn()) ?? '';
    expect((await post(`/members/${id}/page/closing`)).headers.location).toContain('done=closed');
    expect((await visit(net.app, before)).status).toBe(404);
    expect(await addressOn()).toBeUndefined();
    expect((await see(`/members/${id}`)).text).toContain('Sidan är stängd sedan');
    await post(`/members/${id}/page/closing`);
    await post(`/members/${id}/page`);
    const after = (await addressOn()) ?? '';
    expect((await visit(net.app, after)).status).toBe(200);
    expect((await visit(net.app, before)).status).toBe(404);
  });

  describe('who may', () => {
    test('a reader sees all but the members’ own addresses, and changes nothing', async () => {
      const reader = await signInAs(net, 'reader');
      const { id: linkId } = await net.link('Konsumentverket');
      const id = await idOf('Konsumentverket');
      const all = await see('', reader);
      const hasForm = (body: string) => /<form/.test(body.split('<main')[1] ?? '');
      expect([all.status, hasForm(all.body)]).toEqual([200, false]);
      const one = await see(`/members/${id}`, reader);
      expect([one.status, hasForm(one.body)]).toEqual([200, false]);
      expect(one.body).not.toContain('/medlem/');
      const forms = [
        '/members',
        '/links',
        `/members/${id}/links`,
        `/members/${id}/page`,
        `/members/${id}/page/closing`,
      ];
      forms.push(`/members/${id}/end`, `/members/${id}/links/${linkId}/retirement`);
      const before = await net.history();
      for (const form of forms) {
        const fields = { organisation: 'Ny', channel: 'Ny' };
        expect((await post(form, fields, reader)).status, form).toBe(403);
        expect((await post(form, fields, {})).status, form).toBe(403);
      }
      expect(await net.history()).toEqual(before);
    });

    test('nobody else sees anything', async () => {
      for (const part of ['', '/members/1']) {
        const answer = await see(part, {});
        expect([answer.status, answer.headers.location]).toEqual([303, sv.signIn()]);
      }
    });

    test('a form from another site is refused', async () => {
      const from = { ...organiser, 'sec-fetch-site': 'cross-site' };
      expect((await post('/members', { organisation: 'Ny' }, from)).status).toBe(403);
    });
  });

  test('ids of other series and members, and nonsense, are not found', async () => {
    const { series } = await addSeries(net.database, { slug: 'annan' });
    const other = await net.link('Konsumentverket', '', series.id);
    const { id: mine } = await net.link('Konsumentverket');
    const [id, kronofogden] = [await idOf('Konsumentverket'), await idOf('Kronofogden')];
    const wrong = [
      `/members/${id}/links/${other.id}/retirement`,
      `/members/${kronofogden}/links/${mine}/retirement`,
      `/members/${id}/links/x/retirement`,
      '/members/999/links',
      '/members/-1/end',
      '/members/99999999999/page',
      '/members/99999999999/page/closing',
    ];
    for (const part of wrong) {
      expect((await post(part, { channel: 'x' })).status, part).toBe(404);
    }
    for (const part of ['/members/0', '/members/x', '/members/1e3', '/members/999']) {
      expect((await see(part)).status, part).toBe(404);
    }
    const nowhere = sv.organiserSeries('finns-inte', 'network');
    expect((await visit(net.app, nowhere, organiser)).status).toBe(404);
    expect((await links()).every(({ retiredAt }) => retiredAt === null)).toBe(true);
  });

  test('of a draft can be prepared, without files yet', async () => {
    const { series } = net.database.read.tables;
    const { code } = await net.link('Konsumentverket');
    await net.database.write((tx) => tx.update(series).set({ state: 'draft' }));
    const page = await see(`/members/${await idOf('Konsumentverket')}`);
    expect(page.text).toContain('Länken leder hit när serien är publicerad.');
    expect(page.body).not.toContain('qr.png');
    for (const file of ['qr.png', 'qr.svg', 'mail.sv.txt']) {
      expect((await visit(net.app, shared.shareLinkFile(code, file))).status).toBe(404);
    }
  });

  test('is in English too', async () => {
    await net.link('Konsumentverket');
    const en = pathsIn('en').organiserSeries('oppna-data', 'network');
    expect((await visit(net.app, en, organiser)).heading).toBe('The network');
    const one = await visit(net.app, `${en}/members/${await idOf('Konsumentverket')}`, organiser);
    expect(one.text).toContain('The member’s own page');
    expect(one.body).toContain('http://localhost:3000/en/member/');
  });
});
