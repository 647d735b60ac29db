import { beforeEach, describe, expect, test } from 'vitest';
import { pathsIn } from '../../src/paths.ts';
import { makeSecretLink } from '../../src/secret-links.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { expectSeatsRight } from '../support/invariants.ts';
import { send, visit } from '../support/visit.ts';
import { addSeries, cast } from '../support/world.ts';

const sv = pathsIn('sv');
const fields = (more: Record<string, string | string[]> = {}) => ({
  name: cast.asa.name,
  email: cast.asa.email,
  organisation: cast.asa.organisation,
  role: 'Handläggare',
  role_category: 'specialist',
  seminars: ['1'],
  ...more,
});

describeEngines('an attendee', (engine) => {
  let site: TestApp;

  beforeEach(async () => {
    const database = await engine.open();
    await addSeries(database, { capacities: [10, 1, 0] });
    site = await startApp(database);
  });

  const form = sv.signUp('oppna-data');
  const post = (more = {}, headers = {}) => send(site.app, form, fields(more), headers);
  const linkOf = async ({ email } = cast.asa, generation = 0) => {
    const signUps = await rows('signUps');
    const id = signUps.find((row) => 'email' in row && row.email === email)?.id ?? 0;
    return makeSecretLink(site.services.config.secretKey, 'manage', id, generation);
  };
  const rows = async (table: 'signUps' | 'bookings' | 'outbox') => {
    const { read } = site.services.database;
    return read.select().from(read.tables[table]);
  };

  describe('the form', () => {
    test('shows each morning with its seats, in both languages', async () => {
      const swedish = await visit(site.app, form);
      expect(swedish.status).toBe(200);
      expect(swedish.heading).toBe('Anmälan');
      expect(swedish.text).toContain('1 plats kvar');
      expect(swedish.text).toContain('Fullsatt.');
      const english = await visit(site.app, pathsIn('en').signUp('oppna-data'));
      expect(english.heading).toBe('Sign up');
      expect(english.text).toContain('1 seat left');
    });

    test('ticks what the address names', async () => {
      const page = await visit(site.app, `${form}?seminars=2`);
      expect(page.body).toMatch(/id="seminar-2"[^>]* checked/);
      expect(page.body).not.toMatch(/id="seminar-1"[^>]* checked/);
    });

    test('of an unknown or unpublished series is not found', async () => {
      expect((await visit(site.app, sv.signUp('finns-inte'))).status).toBe(404);
      expect((await send(site.app, sv.signUp('finns-inte'), fields())).status).toBe(404);
    });

    test('from another site is refused', async () => {
      const answer = await post({}, { origin: 'https://evil.example' });
      expect(answer.status).toBe(403);
      expect(await rows('signUps')).toHaveLength(0);
    });
  });

  describe('signing up', () => {
    test('leads to a receipt that tells what was free and what was full', async () => {
      const answer = await post({ seminars: [], whole_series: 'yes' });
      expect(answer.status).toBe(303);
      const receipt = await visit(site.app, String(answer.headers.location));
      expect(receipt.status).toBe(200);
      expect(receipt.headers['cache-control']).toBe('no-store');
      expect(receipt.text).toContain('Det fanns plats på Tema 1 och Tema 2.');
      expect(receipt.body).not.toContain('min-anmalan/');
      expect((await rows('bookings')).map((row) => 'state' in row && row.state)).toEqual([
        'confirmed',
        'confirmed',
        'waiting',
      ]);
    });

    test('the receipt is gone after a day, and another link never opens it', async () => {
      const { headers } = await post();
      const receipt = String(headers.location);
      expect((await visit(site.app, sv.receipt(await linkOf()))).status).toBe(404);
      expect((await visit(site.app, `${receipt.slice(0, -2)}xx`)).status).toBe(404);
      site.clock.advance(25 * 3_600_000);
      expect((await visit(site.app, receipt)).status).toBe(410);
    });
  });

  describe('wrong input is shown again with what was typed', () => {
    test.each([
      ['no name', { name: ' ' }, 'Skriv ditt namn'],
      ['no address', { email: '' }, 'Skriv hela e-postadressen'],
      ['half an address', { email: 'asa@karlstad' }, 'Skriv hela e-postadressen'],
      ['two addresses', { email: 'a@b.example,c@d.example' }, 'Skriv hela e-postadressen'],
      [
        'a header in the address',
        { email: 'a@b.example\r\nBcc: c@d.example' },
        'Skriv hela e-postadressen',
      ],
      ['åsa@', { email: 'åsa@karlstad.example' }, 'Före @ kan adressen bara ha'],
      ['no organisation', { organisation: '' }, 'Skriv vilken organisation'],
      ['no role', { role: '' }, 'Skriv din roll'],
      ['no category', { role_category: '' }, 'Välj den kategori'],
      ['a made-up category', { role_category: 'king' }, 'Välj den kategori'],
      ['no seminar', { seminars: [] }, 'Välj minst en morgon'],
      ['a seminar in words', { seminars: ['ett'] }, 'Välj bland morgnarna'],
      ['a seminar that is not there', { seminars: ['7'] }, 'Välj bland morgnarna'],
      ['a name sent twice', { name: ['A', 'B'] }, 'Fältet kom med två gånger'],
      ['an over-long role', { role: 'å'.repeat(200) }, 'Texten är för lång'],
      ['an over-long key', { idempotency_key: 'k'.repeat(101) }, 'Texten är för lång'],
    ])('%s', async (_why, more, sentence) => {
      const answer = await post(more);
      expect(answer.status).toBe(422);
      expect(answer.text).toContain(sentence);
      expect(answer.body).toContain('ds-error-summary');
      expect(answer.body).toContain(`value="${'role' in more ? cast.asa.name : 'Handläggare'}"`);
      expect(await rows('signUps')).toHaveLength(0);
      expect(await rows('outbox')).toHaveLength(0);
    });
  });

  test('an address that comes too often is told so, and nothing in the form is called wrong', async () => {
    const few = await startApp(site.services.database, { signUpsPerAddress: 3 });
    const post = (more = {}) => send(few.app, form, fields(more));
    for (const number of ['1', '2', '3']) await post({ seminars: [number] });
    const answer = await post({ role: 'Jurist' });
    expect(answer.status).toBe(429);
    expect(answer.text).toContain('har anmälts flera gånger alldeles nyss');
    expect(answer.body).toContain('value="Jurist"');
    expect(answer.body).not.toMatch(/ds-error-summary|aria-invalid/);
    expect(answer.body).toContain('<title>Vänta en stund – Öppna data');
  });

  test('each page has a title of its own', async () => {
    const { headers } = await post();
    const titles = [];
    for (const url of [
      sv.series('oppna-data'),
      form,
      String(headers.location),
      sv.lostLink(),
      `${sv.lostLink()}?sent`,
    ]) {
      titles.push(/<title>(.*?) – Frukostserien</.exec((await visit(site.app, url)).body)?.[1]);
    }
    expect(titles).toEqual([
      'Öppna data',
      'Anmälan – Öppna data',
      'Anmälan är mottagen – Öppna data',
      'Min anmälan',
      'Titta i din inkorg',
    ]);
  });

  test('no morning and no category: each box or group is told what is wrong', async () => {
    const { body } = await post({ seminars: [], role_category: '' });
    const boxes = body.match(/<input[^>]*type="checkbox"[^>]*>/g) ?? [];
    expect(boxes).toHaveLength(4);
    for (const box of boxes) {
      expect(box).toMatch(/aria-describedby="[^"]* seminars-fel".*aria-invalid="true"/);
    }
    expect(body).toMatch(/<fieldset[^>]*role="radiogroup"[^>]*aria-invalid="true"/);
    for (const radio of body.match(/<input[^>]*type="radio"[^>]*>/g) ?? []) {
      expect(radio).not.toContain('aria-invalid');
    }
  });

  describe('strange input is taken for what it is', () => {
    test.each([
      ['emoji', 'Åsa 🥐 Öberg'],
      ['right to left', 'أسماء'],
      ['SQL', "Robert'); drop table bookings; --"],
      ['HTML', '<script>alert(1)</script>'],
      ['a template', '<%= it.config %>'],
      ['a lone surrogate', 'Åsa \ud800 Öberg'],
      ['NUL and control characters', 'Å\u0000s\u0007a'],
      ['CR LF', 'Åsa\r\nBcc: x@y.example'],
      ['a prototype', '__proto__'],
    ])('%s in the name', async (_why, name) => {
      const answer = await post({ name, organisation: name, role: name, __proto__x: '1' });
      expect(answer.status).toBe(303);
      const receipt = await visit(site.app, String(answer.headers.location));
      expect(receipt.status).toBe(200);
      expect(receipt.body).not.toContain('<script>alert');
      const own = await visit(site.app, sv.manage(await linkOf()));
      expect(own.status).toBe(200);
    });

    test('an address with å in its domain works, as mail servers write it, and is shown as typed', async () => {
      const answer = await post({ email: 'Asa@Länsstyrelsen.example' });
      expect(answer.status).toBe(303);
      expect((await rows('outbox'))[0]).toMatchObject({
        recipientEmail: 'asa@xn--lnsstyrelsen-gcb.example',
      });
      const own = await linkOf({ ...cast.asa, email: 'asa@xn--lnsstyrelsen-gcb.example' });
      const details = sv.managePart(own, 'details');
      for (const page of [String(answer.headers.location), sv.manage(own), details]) {
        const { body } = await visit(site.app, page);
        expect(body).toContain('@länsstyrelsen.example');
        expect(body).not.toContain('xn--');
      }
      await send(site.app, details, fields({ email: 'asa@länsstyrelsen.example', name: 'Åsa Ö' }));
      expect((await visit(site.app, sv.manage(own))).text).toContain('Åsa Ö');
    });
  });

  describe('the own page', () => {
    let own: string;

    beforeEach(async () => {
      await post({ seminars: [], whole_series: 'yes' });
      own = await linkOf();
    });

    test('shows every booking and the place in the line, and sets no cookie', async () => {
      const page = await visit(site.app, sv.manage(own));
      expect(page.status).toBe(200);
      expect(page.text).toContain('Väntelista, plats 1 av 1');
      expect(page.headers['set-cookie']).toBeUndefined();
      expect(page.headers['cache-control']).toBe('no-store');
    });

    test.each([
      [
        'of another purpose',
        () => makeSecretLink(site.services.config.secretKey, 'receipt', 1),
        404,
      ],
      ['of nobody', () => makeSecretLink(site.services.config.secretKey, 'manage', 999), 404],
      ['of a revoked generation', () => linkOf(cast.asa, 1), 410],
      ['of another key', () => makeSecretLink('another key', 'manage', 1), 404],
      ['made up', () => 'abc', 404],
    ])('with a link %s opens nothing, and changes nothing', async (_why, makeLink, status) => {
      const link = await makeLink();
      expect((await visit(site.app, sv.manage(link))).status).toBe(status);
      for (const part of [
        'cancellation',
        'bookings',
        'bookings/1/cancellation',
        'details',
        'offers/1/acceptance',
      ]) {
        expect((await send(site.app, sv.managePart(link, part), {})).status).toBe(status);
      }
      expect(await rows('bookings')).toHaveLength(3);
    });

    test('reading it changes nothing, however often', async () => {
      for (let i = 0; i < 5; i++) await visit(site.app, sv.manage(own));
      for (const part of ['cancellation', 'bookings/1/cancellation', 'offers/1/acceptance']) {
        expect((await visit(site.app, sv.managePart(own, part))).status).toBe(404);
      }
      expect(
        (await rows('bookings')).every((row) => 'state' in row && row.state !== 'cancelled'),
      ).toBe(true);
    });

    test('from another site nothing can be cancelled', async () => {
      const evil = { origin: 'https://evil.example' };
      const answer = await send(site.app, sv.managePart(own, 'cancellation'), {}, evil);
      expect(answer.status).toBe(403);
    });

    test('those with a seat are told how to join, and see material that is for them', async () => {
      await site.services.database.write(async (tx) => {
        const { materials, seminars } = tx.tables;
        const title = { sv: 'Bilderna', en: 'The slides' };
        const url = 'https://bilder.example/';
        const rows = await tx.select().from(seminars);
        await tx.update(seminars).set({ joinUrl: 'https://mote.example/rum' });
        for (const { id, number } of rows) {
          const detail = { sv: `Morgon ${number}`, en: `Morning ${number}` };
          const row = { seminarId: id, kind: 'slides', audience: 'booked', title, detail } as const;
          await tx.insert(materials).values({ ...row, url: `${url}${number}` });
        }
      });
      const { body } = await visit(site.app, sv.manage(own));
      expect(body.match(/https:\/\/mote\.example\/rum/g)).toHaveLength(2);
      expect(body).toContain('https://bilder.example/1');
      expect(body).not.toContain('https://bilder.example/3');
      await site.services.database.write(async (tx) => {
        await tx.update(tx.tables.materials).set({ audience: 'all' });
      });
      expect((await visit(site.app, sv.manage(own))).body).toContain('https://bilder.example/3');
      await site.services.database.write(async (tx) => {
        await tx.update(tx.tables.materials).set({ audience: 'booked' });
      });
      expect((await visit(site.app, sv.series('oppna-data'))).body).not.toContain('bilder.example');
    });

    test('leaving one morning, twice, and a number that is none', async () => {
      const leave = (number: string) =>
        send(site.app, sv.managePart(own, `bookings/${number}/cancellation`), {});
      expect((await leave('1')).headers.location).toBe(`${sv.manage(own)}?done=left`);
      expect((await leave('1')).headers.location).toBe(`${sv.manage(own)}?done=nothing`);
      expect((await leave('noll')).status).toBe(404);
      const page = await visit(site.app, `${sv.manage(own)}?done=left`);
      expect(page.text).toContain('Platsen är avbokad.');
      await expectSeatsRight(site.services.database, site.clock.now());
    });

    test('leaving the line: no seat is said to be cancelled, and no letter is written', async () => {
      const before = (await rows('outbox')).length;
      const left = await send(site.app, sv.managePart(own, 'bookings/3/cancellation'), {});
      expect(left.headers.location).toBe(`${sv.manage(own)}?done=left-line`);
      const page = await visit(site.app, String(left.headers.location));
      expect(page.text).toContain('Du står inte längre på väntelistan.');
      expect(await rows('outbox')).toHaveLength(before);
    });

    test('an offered seat is taken, once', async () => {
      await post({ ...cast.bo, seminars: ['2'] });
      await send(site.app, sv.managePart(own, 'bookings/2/cancellation'), {});
      const bo = await linkOf(cast.bo);
      expect((await visit(site.app, sv.manage(bo))).text).toContain(
        'En plats är din om du tackar ja',
      );
      const accept = () => send(site.app, sv.managePart(bo, 'offers/2/acceptance'), {});
      expect((await accept()).headers.location).toContain('done=accepted');
      expect((await accept()).headers.location).toContain('done=nothing');
      const kinds = (await rows('outbox')).map((row) => 'kind' in row && row.kind);
      expect(kinds.filter((kind) => kind === 'offer')).toHaveLength(1);
    });

    test('cancelling everything, then signing up again', async () => {
      const answer = await send(site.app, sv.managePart(own, 'cancellation'), {});
      expect(answer.headers.location).toContain('done=cancelled');
      expect((await visit(site.app, sv.manage(own))).heading).toBe('Din anmälan är avbokad');
      expect((await post()).status).toBe(303);
    });

    test('a new address: new link, old link dead, cancellations and new invitations', async () => {
      const details = { ...fields(), email: 'ny@karlstad.example', name: 'Åsa Ny' };
      const answer = await send(site.app, sv.managePart(own, 'details'), details);
      expect(answer.headers.location).toContain(
        sv.manage(await linkOf({ ...cast.asa, email: 'ny@karlstad.example' }, 1)),
      );
      expect((await visit(site.app, sv.manage(own))).status).toBe(410);
      expect(
        (
          await visit(
            site.app,
            sv.manage(await linkOf({ ...cast.asa, email: 'ny@karlstad.example' }, 1)),
          )
        ).text,
      ).toContain('Åsa Ny');
      const sent = (await rows('outbox')).flatMap((row) =>
        'kind' in row ? [`${row.kind} ${row.recipientEmail}`] : [],
      );
      expect(sent.filter((line) => line === 'invitation ny@karlstad.example')).toHaveLength(2);
      expect(sent.filter((line) => line === `invitation ${cast.asa.email}`)).toHaveLength(4);
    });

    test('an address that another sign-up has is refused with a sentence', async () => {
      await post({ ...cast.bo });
      const details = { ...fields(), email: cast.bo.email };
      const answer = await send(site.app, sv.managePart(own, 'details'), details);
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('Den adressen kan inte användas');
    });
  });

  describe('a lost link', () => {
    const ask = (email: string) => send(site.app, sv.lostLink(), { email });

    test('is mailed to a known address, and nobody can tell from the answer', async () => {
      await post();
      const known = await ask(cast.asa.email);
      const unknown = await ask('stranger@kommun.example');
      expect(known.status).toBe(303);
      expect({ ...known, headers: known.headers.location }).toEqual({
        ...unknown,
        headers: unknown.headers.location,
      });
      const kinds = (await rows('outbox')).map((row) => 'kind' in row && row.kind);
      expect(kinds.filter((kind) => kind === 'lost-link')).toHaveLength(1);
      await ask(cast.asa.email);
      expect(await rows('outbox')).toHaveLength(kinds.length);
    });

    test('a bad address is told', async () => {
      const answer = await ask('asa');
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('Skriv hela e-postadressen');
    });

    test('the page after it', async () => {
      expect((await visit(site.app, `${sv.lostLink()}?sent`)).heading).toBe('Titta i din inkorg');
    });
  });
});
