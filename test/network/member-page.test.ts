import { eq, inArray } from 'drizzle-orm/sql';
import { beforeEach, expect, test } from 'vitest';
import { renewMemberPage } from '../../src/network/renew-member-page.ts';
import { matchOrganisation } from '../../src/organisations/index.ts';
import { pathsIn, shared } from '../../src/paths.ts';
import { makeSecretLink } from '../../src/secret-links.ts';
import { mergeInto } from '../organisations/merging.ts';
import { describeEngines } from '../support/database.ts';
import { usualNow } from '../support/usual-now.ts';
import { send, visit } from '../support/visit.ts';
import { addSeries } from '../support/world.ts';
import { modulesOf, readQr } from './qr-reading.ts';
import { type Network, openNetwork } from './stage.ts';

const sv = pathsIn('sv');
const en = pathsIn('en');

describeEngines('a member’s own page', (engine) => {
  let net: Network;
  let token: string;
  let memberId: number;

  beforeEach(async () => {
    net = await openNetwork(await engine.open({ seeded: true }));
    memberId = (await net.memberCalled('Konsumentverket')).id;
    token = makeSecretLink(net.services.config.secretKey, 'member', memberId);
  });

  const see = (part = '') => visit(net.app, sv.member(token, part));
  const names = ['Ask', 'Bodil', 'Cirkus', 'Disa', 'Egil', 'Frej', 'Gudrun', 'Hjalmar'];

  /** So many people by a link; the first so many of them came. */
  async function people(via: string, count: number, came: number) {
    const { signUps: u, bookings: b } = net.database.read.tables;
    for (const name of names.slice(0, count)) {
      const fields = {
        name: `${name} Hemlig-${via}`,
        email: `${name}.${via}@hemliga.example`,
        organisation: `Hemliga ${name} AB`,
        role: 'Hemlighållare',
        role_category: 'specialist',
        seminars: ['1'],
        via,
      };
      expect((await send(net.app, sv.signUp('oppna-data'), fields)).status).toBe(303);
    }
    const rows = await net.database.read.select().from(u).orderBy(u.id);
    const ids = rows.filter(({ email }) => email?.includes(`.${via}@`)).map(({ id }) => id);
    await net.database.write((tx) =>
      tx
        .update(b)
        .set({ cameAt: net.clock.now() })
        .where(inArray(b.signUpId, ids.slice(0, came))),
    );
  }

  test('shows its links with what they gave, small numbers hidden, and no names', async () => {
    const first = await net.link('Konsumentverket');
    const letter = await net.link('Konsumentverket', 'Nyhetsbrevet');
    const linkedIn = await net.link('Konsumentverket', 'LinkedIn');
    await people(first.code, 7, 5);
    await people(letter.code, 3, 2);
    await people(linkedIn.code, 2, 0);
    const page = await see();
    expect(page.heading).toBe('Konsumentverket');
    expect(page.text).toContain('Så här långt har 12 personer anmält sig genom er länk.');
    // Two came by one channel: the sum of who came would tell it.
    expect(page.text).toContain('Mellan 6 och 9 av dem har kommit.');
    expect(page.text).toContain('Er länk 0 7 5');
    expect(page.text).toContain('Nyhetsbrevet 0 < 5 färre än 5 < 5 färre än 5');
    expect(page.text).toContain('LinkedIn 0 < 5 färre än 5 0');
    for (const secret of [...names, 'emlig', 'hemliga.example']) {
      expect(page.body.includes(secret), secret).toBe(false);
    }
  });

  test('says so when nobody has come by it, or few', async () => {
    const { code } = await net.link('Konsumentverket');
    expect((await see()).text).toContain('Än har ingen anmält sig genom er länk.');
    await people(code, 1, 1);
    const { text } = await see();
    expect(text).toContain('färre än 5 personer anmält sig genom er länk. Färre än 5 av dem');
    expect(text).not.toMatch(/100 %|1 person\b/);
  });

  test('has texts in both languages with its own link, by page and by file', async () => {
    const { code } = await net.link('Konsumentverket', 'Intranät');
    const url = `http://localhost:3000/i/${code}`;
    const page = await see();
    expect(page.text).toContain('Er länk för Intranät');
    expect(page.text).toContain('Länsstyrelsen Värmland bjuder in till Öppna data, och vi är med');
    expect(page.text).toContain(
      '– Onsdag 3\u00a0februari 2027, kl.\u00a008.00–10.00: Tema 1. Residenset, Våxnäsgatan 5, Karlstad',
    );
    expect(page.text).toContain('Wednesday 3\u00a0February 2027, 08:00–10:00: Tema 1 (en)');
    const texts = Object.fromEntries(
      await Promise.all(
        ['mail.sv', 'notice.sv', 'post.sv', 'mail.en', 'notice.en', 'post.en'].map(async (name) => {
          const answer = await visit(net.app, shared.shareLinkFile(code, `${name}.txt`));
          expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
          expect(answer.headers['content-disposition']).toBe(
            `attachment; filename="${code}-${name}.txt"`,
          );
          return [name, answer.body];
        }),
      ),
    );
    for (const [name, text] of Object.entries(texts)) expect(text, name).toContain(url);
    expect(texts['notice.sv']).toBe(
      `Öppna data\r\n\r\nTre frukostar Det blir den 3\u00a0februari, den 3\u00a0mars och den 31\u00a0mars i Karlstad. Läs mer och anmäl dig: ${url}\r\n`,
    );
    expect(texts['post.en']).toBe(
      `Öppna data (en): Tema 1 (en), Tema 2 (en), Tema 3 (en). It takes place on 3\u00a0February, 3\u00a0March and 31\u00a0March, in Karlstad. Read more and sign up: ${url}\r\n`,
    );
  });

  test('the convener invites in its own name', async () => {
    const { code } = await net.link('Länsstyrelsen Värmland');
    const { body } = await visit(net.app, shared.shareLinkFile(code, 'mail.sv.txt'));
    expect(body).toContain('Vi bjuder in till Öppna data.');
    expect(body).not.toContain('Länsstyrelsen');
  });

  test('a convener that was merged invites as what it is now', async () => {
    const { code } = await net.link('Länsstyrelsen Värmland');
    const other = await net.link('Konsumentverket');
    const { organisationId } = await net.memberCalled('Länsstyrelsen Värmland');
    const { id } = await net.database.write((tx) =>
      matchOrganisation(tx, 'Länsstyrelsen Örebro', '', usualNow),
    );
    await mergeInto(net.database, organisationId, id);
    const text = async (of: string) =>
      (await visit(net.app, shared.shareLinkFile(of, 'mail.sv.txt'))).body;
    expect(await text(code)).toContain('Vi bjuder in till Öppna data.');
    expect(await text(other.code)).toMatch(
      /^Länsstyrelsen i? ?Örebro.* bjuder in till Öppna data/m,
    );
    const made = await net.link('Länsstyrelsen Örebro', 'Intranät');
    expect(made.code).toContain('orebro');
  });

  test('has a QR code that leads where its link does', async () => {
    const { code } = await net.link('Konsumentverket');
    const answer = await net.app.inject(shared.shareLinkFile(code, 'qr.png'));
    expect(answer.headers['content-type']).toBe('image/png');
    expect(readQr(modulesOf(answer.rawPayload))).toBe(`http://localhost:3000/i/${code}`);
    const svg = await visit(net.app, shared.shareLinkFile(code, 'qr.svg'));
    expect(svg.headers['content-type']).toBe('image/svg+xml');
    const path = / d="(M0 0h7[^"]+)"/.exec(svg.body)?.[1];
    expect(path).toBeDefined();
    expect((await see()).body).toContain(path);
  });

  test.each(['qr.gif', 'mail.txt', 'mail.de.txt', '..%2Fx', 'qr.png%00', '%22', '__proto__'])(
    'has no file called %s',
    async (file) => {
      const { code } = await net.link('Konsumentverket');
      expect((await visit(net.app, shared.shareLinkFile(code, file))).status).toBe(404);
      expect((await visit(net.app, shared.shareLinkFile('finns-inte', 'qr.png'))).status).toBe(404);
    },
  );

  test('makes links for new channels, and says what is wrong with others', async () => {
    const form = sv.member(token, 'oppna-data/links');
    const made = await send(net.app, form, { channel: 'LinkedIn' });
    expect(made.headers.location).toBe(
      `${sv.member(token, 'oppna-data')}?link=konsumentverket-linkedin&done=made`,
    );
    const page = await visit(net.app, String(made.headers.location));
    expect(page.text).toContain('Länken är klar att använda.');
    expect(page.text).toContain('Er länk för LinkedIn');
    expect((await send(net.app, form, { channel: 'linkedin' })).headers.location).toContain('same');
    const bad = await send(net.app, form, { channel: `<i>${'x'.repeat(50)}` });
    expect([bad.status, bad.body.includes('<i>')]).toEqual([422, false]);
    expect((await send(net.app, form, {})).text).toContain('Skriv vad kanalen heter');
    expect((await send(net.app, form, { channel: ['a', 'b'] })).status).toBe(422);
    expect(await net.history()).toContain(`member:${memberId} share_link.made`);
  });

  test('is nobody else’s, and is closed when its address is changed', async () => {
    const { secretKey } = net.services.config;
    const wrong = [
      makeSecretLink(secretKey, 'manage', memberId),
      makeSecretLink(secretKey, 'member', 999),
      makeSecretLink(secretKey, 'member', memberId, 1),
      `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
      'x',
      '%00',
    ];
    for (const one of wrong) {
      expect((await visit(net.app, sv.member(one))).status, one).toBe(404);
      const form = sv.member(one, 'oppna-data/links');
      expect((await send(net.app, form, { channel: 'x' })).status).toBe(404);
    }
    await renewMemberPage(net.services, memberId, 'operator');
    expect((await see()).status).toBe(404);
  });

  test('is kept by nobody and sets no cookie', async () => {
    const { headers, body } = await see();
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['set-cookie']).toBeUndefined();
    expect(body).toContain('<meta name="robots" content="noindex">');
    expect(net.lines.some((line) => JSON.stringify(line).includes(token))).toBe(false);
  });

  test('shows each series by itself, never a draft', async () => {
    await net.link('Konsumentverket');
    const { series } = await addSeries(net.database, { slug: 'annan' });
    const page = await see();
    expect(page.text).toContain('Öppna data, för nätverkets medlemmar');
    expect(page.body).toContain(`href="${sv.member(token, 'annan')}"`);
    expect((await see('annan')).text).toContain('Ni har ingen länk till den här serien än.');
    const { series: table } = net.database.read.tables;
    await net.link('Konsumentverket', '', series.id);
    await net.database.write((tx) =>
      tx.update(table).set({ state: 'draft' }).where(eq(table.id, series.id)),
    );
    expect((await see('annan')).status).toBe(404);
    expect((await see()).body).not.toContain('annan');
    expect((await see('finns-inte')).status).toBe(404);
  });

  test('is there when no series is, and in English', async () => {
    const page = await visit(net.app, en.member(token));
    expect(page.text).toContain('Nobody has signed up through your link yet.');
    const { series } = net.database.read.tables;
    await net.database.write((tx) => tx.update(series).set({ state: 'draft' }));
    expect((await see()).text).toContain('Just nu finns ingen serie att sprida.');
  });
});
