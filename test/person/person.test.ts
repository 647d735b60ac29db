import { eq } from 'drizzle-orm/sql';
import { beforeEach, describe, expect, test } from 'vitest';
import { pathsIn } from '../../src/paths.ts';
import { signUp } from '../../src/registrations/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { expectSeatsRight } from '../support/invariants.ts';
import { signInAs } from '../support/organisers.ts';
import { send, visit } from '../support/visit.ts';
import { addSeries, cast, formOf, type World } from '../support/world.ts';

const sv = pathsIn('sv');
const part = (name: string) => sv.organiserSeries('oppna-data', `people/${name}`);
type Fields = Record<string, string | string[]>;

const details = (more: Fields = {}): Fields => ({
  name: cast.asa.name,
  email: cast.asa.email,
  organisation: cast.asa.organisation,
  role: 'Handläggare',
  role_category: 'specialist',
  letters: 'send',
  step: 'save',
  ...more,
});

describeEngines('a person, for organisers', (engine) => {
  let site: TestApp;
  let world: World;
  let as: Record<'organiser' | 'reader', { cookie: string }>;

  beforeEach(async () => {
    const database = await engine.open();
    world = await addSeries(database, { capacities: [1, 10, 10] });
    site = await startApp(database);
    as = { organiser: await signInAs(site, 'organiser'), reader: await signInAs(site, 'reader') };
  });

  const add = (person: typeof cast.asa, seminars: number[]) =>
    signUp(site.services, {
      series: world.series,
      language: 'sv',
      form: formOf(person, seminars),
      idempotencyKey: null,
    });
  const rows = <T extends 'signUps' | 'bookings' | 'outbox' | 'history'>(table: T) => {
    const { read } = site.services.database;
    return read.select().from(read.tables[table]).orderBy(read.tables[table].id);
  };
  const post = (path: string, fields: Fields, headers: Record<string, string> = as.organiser) =>
    send(site.app, path, fields, headers);
  const show = (path: string, headers: Record<string, string> = as.reader) =>
    visit(site.app, path, headers);
  const idOf = async ({ email }: { email: string }) =>
    (await rows('signUps')).find((row) => row.email === email)?.id ?? 0;
  const letters = async () =>
    (await rows('outbox')).map((row) => `${row.kind} ${row.recipientEmail} ${row.state}`);
  const bookings = async () => (await rows('bookings')).map(({ state }) => state);
  const everything = async () =>
    JSON.stringify([
      await rows('signUps'),
      await rows('bookings'),
      await rows('outbox'),
      await rows('history'),
    ]);

  describe('signing somebody up', () => {
    const form = { ...details(), seminars: ['1', '2'], language: 'en' };

    test('books as the website does, with letters in the language chosen, by the organiser', async () => {
      await add(cast.bo, [1]);
      const answer = await post(part('new'), form);
      expect(answer.status).toBe(303);
      const id = await idOf(cast.asa);
      expect(answer.headers.location).toBe(`${part(String(id))}?done=added`);
      expect(await bookings()).toEqual(['confirmed', 'waiting', 'confirmed']);
      expect((await rows('outbox')).at(-1)).toMatchObject({ language: 'en', state: 'queued' });
      expect((await rows('history')).at(-1)).toMatchObject({
        event: 'sign_up.created',
        actor: expect.stringMatching(/^organiser:/),
      });
      const page = await show(`${part(String(id))}?done=added`);
      expect(page.text).toContain('Anmälan är sparad.');
      expect(page.text).toContain('Väntelista 1');
      await expectSeatsRight(site.services.database, site.clock.now());
    });

    test('with letters withheld keeps them unsent, and one can be sent later', async () => {
      await post(part('new'), { ...form, letters: [] });
      expect(await letters()).toEqual([
        `summary ${cast.asa.email} withheld`,
        `invitation ${cast.asa.email} withheld`,
        `invitation ${cast.asa.email} withheld`,
      ]);
      const own = part(String(await idOf(cast.asa)));
      expect((await show(own, as.organiser)).text).toContain('Inte skickat');
      const [summary] = await rows('outbox');
      const answer = await post(`${own}/letters/${summary?.id}/again`, {});
      expect(answer.headers.location).toBe(`${own}?done=sent-again`);
      expect((await letters())[0]).toBe(`summary ${cast.asa.email} queued`);
      expect((await rows('history')).at(-1)).toMatchObject({ event: 'letter.sent_again' });
      expect((await show(own, as.organiser)).text).toContain('Brev skickat igen: Bekräftelse');
    });

    test('previewed shows the letters, saves nothing, and its links open nothing', async () => {
      const before = await everything();
      const page = await post(part('new'), { ...form, step: 'preview', language: 'sv' });
      expect(page.status).toBe(200);
      expect(page.text).toContain('De här breven skickas');
      expect(page.text).toContain(`Till ${cast.asa.email}`);
      expect(page.body).toContain(`value="${cast.asa.name}"`);
      const link = /\/min-anmalan\/[\w-]+/.exec(page.body)?.[0] ?? '';
      expect(link).not.toBe('');
      expect(await everything()).toBe(before);
      await post(part('new'), form);
      expect((await visit(site.app, link)).status).toBe(404);
    });

    test('an address that is there gets what it lacks, and keeps what it has', async () => {
      await add(cast.asa, [1]);
      await post(part('new'), { ...form, name: 'Någon Annan' });
      expect(await rows('signUps')).toMatchObject([{ name: cast.asa.name }]);
      expect(await bookings()).toHaveLength(2);
    });

    test('after registration has closed it still works, until it begins', async () => {
      await site.services.database.write(async (tx) => {
        await tx.update(tx.tables.seminars).set({ closesAt: new Date(0) });
      });
      expect((await post(part('new'), form)).status).toBe(303);
      site.clock.set(world.seminars[0]?.startsAt ?? '');
      as = { ...as, organiser: await signInAs(site, 'owner') };
      const late = await post(part('new'), { ...form, email: 'sen@kommun.example' });
      expect(late.status).toBe(422);
      expect(late.text).toContain('Seminarium 1 går inte längre att anmäla sig till');
    });

    test.each([
      ['no name', { name: '' }, 'Skriv personens namn'],
      ['a bad address', { email: 'åsa@x' }, 'Skriv hela e-postadressen'],
      ['no morning', { seminars: [] }, 'Välj minst en morgon'],
      ['a morning that is not there', { seminars: ['8'] }, 'Välj bland morgnarna'],
      ['a language that is none', { language: 'no' }, 'Välj språk'],
      ['a button that is none', { step: 'drop' }, 'Välj en av knapparna'],
    ])('%s is told, with what was typed', async (_why, more, sentence) => {
      const answer = await post(part('new'), { ...form, ...more });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain(sentence);
      expect(answer.body).toContain('value="Handläggare"');
      expect(await rows('signUps')).toHaveLength(0);
    });
  });

  describe('one who is signed up', () => {
    let own: string;

    beforeEach(async () => {
      await add(cast.asa, [1, 2]);
      await add(cast.bo, [1]);
      own = part(String(await idOf(cast.asa)));
    });

    test('is shown with bookings, letters and history', async () => {
      const page = await show(own);
      expect(page.status).toBe(200);
      expect(page.heading).toBe(cast.asa.name);
      expect(page.headers['cache-control']).toBe('no-store');
      expect(page.text).toContain('Kalenderinbjudan: Tema 1');
      expect(page.text).toContain('Anmälan gjord');
      expect(page.text).toContain('Deltagaren');
      expect(page.body.split('<main')[1]).not.toContain('<form');
    });

    test('changed by an organiser: history says who, from what, to what', async () => {
      const answer = await post(
        `${own}/details`,
        details({ role: 'Chef', role_category: 'leader' }),
      );
      expect(answer.headers.location).toBe(`${own}?done=changed`);
      expect((await rows('history')).at(-1)).toMatchObject({
        event: 'sign_up.changed',
        actor: expect.stringMatching(/^organiser:/),
        details: { before: { role: 'Handläggare' }, after: { role: 'Chef' } },
      });
      const page = await show(own);
      expect(page.text).toContain('Roll: Handläggare → Chef');
      expect(page.text).toContain('organiser@lansstyrelsen.example');
    });

    test('a new address, with its letters previewed and then withheld', async () => {
      const moved = details({ email: 'ny@karlstad.example', letters: [] });
      const before = await everything();
      const preview = await post(`${own}/details`, { ...moved, step: 'preview' });
      expect(preview.text).toContain('De här breven sparas men skickas inte');
      expect(preview.text).toContain('Till ny@karlstad.example');
      expect(preview.text).toContain(`Till ${cast.asa.email}`);
      expect(await everything()).toBe(before);
      expect((await post(`${own}/details`, moved)).headers.location).toBe(
        `${own}?done=new-address`,
      );
      const told = (await letters()).filter((line) => line.includes('ny@karlstad.example'));
      expect(told.every((line) => line.endsWith('withheld'))).toBe(true);
      expect(told).toHaveLength(3);
    });

    test.each([
      ['no role', { role: '' }, 'Skriv personens roll'],
      ['another’s address', { email: cast.bo.email }, 'Den adressen kan inte användas'],
    ])('%s is told, with what was typed', async (_why, more, sentence) => {
      const answer = await post(`${own}/details`, details({ name: 'Nytt Namn', ...more }));
      expect(answer.status).toBe(422);
      expect(answer.text).toContain(sentence);
      expect(answer.body).toContain('value="Nytt Namn"');
    });

    test('one booking cancelled: the line moves, letters go, history says who', async () => {
      const path = `${own}/bookings/1/cancellation`;
      const preview = await post(path, { letters: 'send', step: 'preview' });
      expect(preview.text).toContain('Dessutom går 1 brev till någon annan');
      expect((await post(path, { letters: 'send' })).headers.location).toBe(
        `${own}?done=cancelled`,
      );
      expect(await bookings()).toEqual(['cancelled', 'confirmed', 'offered']);
      expect(await letters()).toContain(`offer ${cast.bo.email} queued`);
      expect((await rows('bookings'))[0]?.cancelledBy).toMatch(/^organiser:/);
      expect((await post(path, {})).headers.location).toBe(`${own}?done=nothing`);
      await expectSeatsRight(site.services.database, site.clock.now());
    });

    test('everything cancelled without a word to the person; the next in line is told', async () => {
      expect((await show(`${own}/cancellation`, as.organiser)).text).toContain('Avboka Åsa Öberg');
      const answer = await post(`${own}/cancellation`, { step: 'save' });
      expect(answer.headers.location).toBe(`${own}?done=cancelled`);
      expect(await bookings()).toEqual(['cancelled', 'cancelled', 'offered']);
      const last = (await letters()).slice(-3);
      expect(last).toContain(`offer ${cast.bo.email} queued`);
      expect(last.filter((line) => line === `invitation ${cast.asa.email} withheld`)).toHaveLength(
        2,
      );
      expect((await show(own)).text).toContain('Hela anmälan är avbokad.');
    });

    test('more mornings, previewed and booked; none ticked is told', async () => {
      const path = `${own}/bookings`;
      expect((await post(path, {})).status).toBe(422);
      const page = await post(path, { seminars: ['3'], step: 'preview', letters: 'send' });
      expect(page.text).toContain('De här breven skickas');
      expect(await bookings()).toHaveLength(3);
      const answer = await post(path, { seminars: ['3'], letters: 'send' });
      expect(answer.headers.location).toBe(`${own}?done=booked`);
      expect((await post(path, { seminars: ['3'] })).headers.location).toBe(`${own}?done=nothing`);
      expect(await bookings()).toHaveLength(4);
    });

    describe('letters', () => {
      const setLetters = (state: 'sent' | 'failed', more = {}) =>
        site.services.database.write(async (tx) => {
          const { outbox } = tx.tables;
          await tx
            .update(outbox)
            .set({ state, ...more })
            .where(eq(outbox.recipientEmail, cast.asa.email));
        });
      const again = async (id: number | undefined) =>
        (await post(`${own}/letters/${id}/again`, {})).headers.location;

      test('one that failed is plain to see and goes again as it was', async () => {
        await setLetters('failed', { lastError: '550 5.1.1', attempts: 3 });
        expect((await show(own, as.organiser)).text).toContain('Gick inte fram (550 5.1.1)');
        const [summary] = await rows('outbox');
        expect(await again(summary?.id)).toBe(`${own}?done=sent-again`);
        const [now] = await rows('outbox');
        expect(now).toMatchObject({ state: 'queued', attempts: 0, messageId: summary?.messageId });
        expect(await again(summary?.id)).toBe(`${own}?done=under-way`);
      });

      test('one that was sent goes again as a copy, which can be sent again too', async () => {
        await setLetters('sent', { sentAt: site.clock.now() });
        const invitation = (await rows('outbox')).find(({ kind }) => kind === 'invitation');
        site.clock.advance(1000);
        expect(await again(invitation?.id)).toBe(`${own}?done=sent-again`);
        const copy = (await rows('outbox')).at(-1);
        expect(copy).toMatchObject({
          state: 'queued',
          calendarUid: invitation?.calendarUid,
          sequence: 0,
        });
        expect(copy?.messageId).not.toBe(invitation?.messageId);
        expect(await again(invitation?.id)).toBe(`${own}?done=superseded`);
      });

      test('one that waits too long is late', async () => {
        site.clock.advance(20 * 60_000);
        expect((await show(own)).text).toContain('Försenat');
      });

      test('to an old address, of somebody else, or of nobody: not sent', async () => {
        await post(`${own}/details`, details({ email: 'ny@karlstad.example' }));
        await setLetters('sent');
        const [old] = await rows('outbox');
        expect(await again(old?.id)).toBe(`${own}?done=superseded`);
        const bos = (await rows('outbox')).find((row) => row.recipientEmail === cast.bo.email);
        for (const id of [bos?.id, 99999, 'x']) {
          expect((await post(`${own}/letters/${id}/again`, {})).status).toBe(404);
        }
      });
    });

    const forms = ['details', 'bookings', 'cancellation', 'bookings/1/cancellation'];
    const posts = [...forms, 'letters/1/again'];

    test('a reader sees and changes nothing; strangers see nothing', async () => {
      const before = await everything();
      for (const name of posts) {
        const path = `${own}/${name}`;
        expect((await post(path, details(), as.reader)).status, name).toBe(403);
        expect((await post(path, details(), {})).status, name).toBe(403);
        const evil = { ...as.organiser, origin: 'https://evil.example' };
        expect((await post(path, details(), evil)).status, name).toBe(403);
      }
      for (const path of [part('new'), ...forms.map((name) => `${own}/${name}`)]) {
        expect((await show(path)).status, path).toBe(403);
        expect((await show(path, {})).headers.location, path).toBe(sv.signIn());
        expect((await show(path, as.organiser)).status, path).toBe(200);
      }
      expect((await post(part('new'), details(), as.reader)).status).toBe(403);
      expect((await show(own, {})).status).toBe(303);
      expect(await everything()).toBe(before);
    });

    test('of another series, of nobody, or of no number: not found', async () => {
      await addSeries(site.services.database, { slug: 'annan' });
      const before = await everything();
      const id = String(await idOf(cast.asa));
      const wrong = [
        sv.organiserSeries('annan', `people/${id}`),
        sv.organiserSeries('finns-inte', `people/${id}`),
        ...['99999', 'x', '-1', '1.5', '0'].map(part),
      ];
      for (const path of wrong) {
        expect((await show(path)).status, path).toBe(404);
        for (const name of posts) {
          expect((await post(`${path}/${name}`, details())).status, `${path}/${name}`).toBe(404);
        }
      }
      expect((await show(`${own}/bookings/9/cancellation`, as.organiser)).status).toBe(404);
      expect((await post(`${own}/bookings/x/cancellation`, {})).status).toBe(404);
      expect(await everything()).toBe(before);
    });
  });
});
