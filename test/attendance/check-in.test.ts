import { eq } from 'drizzle-orm/sql';
import { beforeEach, describe, expect, test } from 'vitest';
import { checkIn, freezeStarted, undoCheckIns } from '../../src/attendance/index.ts';
import { pathsIn } from '../../src/paths.ts';
import { signUp } from '../../src/registrations/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { signInAs } from '../support/organisers.ts';
import { send, visit } from '../support/visit.ts';
import { addSeries, cast, formOf, type World } from '../support/world.ts';

const sv = pathsIn('sv');
const hour = 3_600_000;
const actor = 'organiser:1';

describeEngines('marking who came', (engine) => {
  let site: TestApp;
  let world: World;
  let seminarId: number;
  let ids: number[];

  beforeEach(async () => {
    const database = await engine.open();
    world = await addSeries(database, { capacities: [2, 10, 10] });
    site = await startApp(database);
    for (const person of [cast.asa, cast.bo, cast.cecilia]) {
      const form = formOf(person, [1, 2]);
      await signUp(site.services, {
        series: world.series,
        language: 'sv',
        form,
        idempotencyKey: null,
      });
    }
    seminarId = world.seminars[0]?.id ?? 0;
    ids = (await bookings()).map(({ id }) => id);
    site.clock.set(world.seminars[0]?.startsAt ?? '');
  });

  const rows = <T extends 'bookings' | 'checkIns' | 'history' | 'series' | 'signUps'>(table: T) => {
    const { read } = site.services.database;
    return read.select().from(read.tables[table]).orderBy(read.tables[table].id);
  };
  const bookings = async () =>
    (await rows('bookings')).filter((row) => row.seminarId === seminarId);
  const came = async () => (await bookings()).map(({ cameAt }) => cameAt !== null);
  const mark = (bookingIds: number[], more = {}) =>
    checkIn(site.services, {
      seminarId,
      bookingIds,
      kind: 'came',
      nonce: 'nonce-1',
      actor,
      ...more,
    });

  test('one and many: rows, came_at, what was frozen, history and the public version', async () => {
    const [version] = (await rows('series')).map((row) => row.version);
    expect(await mark(ids.slice(0, 2))).toEqual({ kind: 'marked', count: 2, skipped: 0 });
    expect(await came()).toEqual([true, true, false]);
    expect(await rows('checkIns')).toMatchObject([
      { bookingId: ids[0], kind: 'came', nonce: `nonce-1:${ids[0]}`, actor },
      { bookingId: ids[1], kind: 'came', nonce: `nonce-1:${ids[1]}`, actor },
    ]);
    const [asa] = await bookings();
    const [signedUp] = await rows('signUps');
    expect(asa).toMatchObject({
      cameAt: site.clock.now(),
      frozenRole: 'Handläggare',
      frozenOrganisationId: signedUp?.organisationId,
    });
    const told = (await rows('history')).filter(({ event }) => event === 'booking.came');
    expect(told).toMatchObject([
      { subjectId: ids[0], actor, details: { before: { cameAt: null } } },
      { subjectId: ids[1], actor },
    ]);
    expect((await rows('series')).map((row) => row.version)).not.toEqual([version]);
  });

  test('whoever waits has no seat and is skipped; the others are marked', async () => {
    expect(await mark(ids)).toEqual({ kind: 'marked', count: 2, skipped: 1 });
    expect(await came()).toEqual([true, true, false]);
  });

  test('the same form twice marks once, also after it was undone', async () => {
    await mark([ids[0] ?? 0]);
    expect(await mark([ids[0] ?? 0])).toEqual({ kind: 'marked', count: 0, skipped: 0 });
    await mark([ids[0] ?? 0], { kind: 'undone', nonce: 'nonce-2' });
    expect(await mark([ids[0] ?? 0])).toEqual({ kind: 'marked', count: 0, skipped: 0 });
    expect(await came()).toEqual([false, false, false]);
    expect((await rows('checkIns')).map(({ kind }) => kind)).toEqual(['came', 'undone']);
  });

  test('twenty at once with twenty nonces mark once', async () => {
    const nonces = Array.from({ length: 20 }, (_, n) => `nonce-${n + 10}`);
    const done = await Promise.all(nonces.map((nonce) => mark([ids[0] ?? 0], { nonce })));
    expect(done.filter((one) => one.kind === 'marked' && one.count === 1)).toHaveLength(1);
    expect(await rows('checkIns')).toHaveLength(1);
  });

  test('what was marked in one go is undone in one go, and only that', async () => {
    await mark([ids[0] ?? 0], { nonce: 'first_one' });
    await mark([ids[1] ?? 0], { nonce: 'first-one' });
    const by = { seminarId, nonce: 'undo-now-1', actor };
    expect(await undoCheckIns(site.services, 'first_one', by)).toMatchObject({ count: 1 });
    expect(await came()).toEqual([false, true, false]);
  });

  test('from an hour before the start, never when it is called off', async () => {
    const startsAt = world.seminars[0]?.startsAt.getTime() ?? 0;
    site.clock.set(new Date(startsAt - hour - 1));
    expect(await mark(ids)).toEqual({ kind: 'too-early' });
    site.clock.set(new Date(startsAt - hour));
    expect(await mark([ids[0] ?? 0])).toMatchObject({ count: 1 });
    expect((await bookings())[0]).toMatchObject({ frozenRole: null });
    await site.services.database.write(async (tx) => {
      const { seminars } = tx.tables;
      await tx
        .update(seminars)
        .set({ cancelledAt: site.clock.now() })
        .where(eq(seminars.id, seminarId));
    });
    expect(await mark([ids[1] ?? 0])).toEqual({ kind: 'cancelled' });
  });

  test('a booking of another seminar changes nothing at all', async () => {
    const other = (await rows('bookings')).find((row) => row.seminarId !== seminarId);
    expect(await mark([ids[0] ?? 0, other?.id ?? 0])).toEqual({ kind: 'unknown' });
    expect(await came()).toEqual([false, false, false]);
    expect(await rows('checkIns')).toHaveLength(0);
  });

  test('when it has begun, organisation and role freeze on the seats, once', async () => {
    expect(await freezeStarted(site.services)).toBe(2);
    expect(await freezeStarted(site.services)).toBe(0);
    await site.services.database.write(async (tx) => {
      await tx.update(tx.tables.signUps).set({ role: 'Chef' });
    });
    await mark(ids);
    expect((await bookings()).map(({ frozenRole }) => frozenRole)).toEqual([
      'Handläggare',
      'Handläggare',
      null,
    ]);
    const second = (await rows('bookings')).filter((row) => row.seminarId !== seminarId);
    expect(second.every((row) => row.frozenRole === null)).toBe(true);
  });

  describe('over the web', () => {
    const path = sv.organiserSeries('oppna-data', 'seminars/1/check-ins');
    const list = sv.organiserSeries('oppna-data', 'seminars/1/people');
    const nonce = 'form-nonce-1';
    let as: Record<'organiser' | 'reader', { cookie: string }>;

    beforeEach(async () => {
      as = { organiser: await signInAs(site, 'organiser'), reader: await signInAs(site, 'reader') };
    });

    const post = async (
      fields: Record<string, string | string[]>,
      role: 'organiser' | 'reader' = 'organiser',
    ) => send(site.app, path, { nonce, ...fields }, as[role]);

    test('boxes ticked, then undone by the button, with the filter kept', async () => {
      const fields = {
        picked: ids.slice(0, 2).map(String),
        kind: 'came',
        back: '?sector=municipality',
      };
      const answer = await post(fields);
      expect(answer.status).toBe(303);
      const to = String(answer.headers.location);
      expect(to).toBe(`${list}?sector=municipality&marked=came&count=2&batch=${nonce}`);
      const page = await visit(site.app, to, as.organiser);
      expect(page.text).toContain('2 personer är markerade som på plats.');
      expect(page.body).toContain(`name="batch" value="${nonce}"`);
      const undone = await send(
        site.app,
        `${path}/undo`,
        { batch: nonce, nonce: 'form-nonce-2', back: '' },
        as.organiser,
      );
      expect(undone.headers.location).toBe(`${list}?marked=undone&count=2`);
      expect(await came()).toEqual([false, false, false]);
    });

    test('the button of a row, and of a person’s page', async () => {
      expect((await post({ only_came: String(ids[0]) })).headers.location).toContain('count=1');
      const person = String((await bookings())[0]?.signUpId);
      const undone = await post({ only_undone: String(ids[0]), person, nonce: 'form-nonce-3' });
      expect(undone.headers.location).toBe(
        `${sv.organiserSeries('oppna-data', `people/${person}`)}?done=undone`,
      );
      expect(await came()).toEqual([false, false, false]);
    });

    test('nobody ticked, and the way back is never elsewhere', async () => {
      const answer = await post({ back: 'https://evil.example/?a=1' });
      expect(answer.status).toBe(303);
      expect(String(answer.headers.location)).toMatch(new RegExp(`^${list}\\?`));
      const page = await visit(site.app, `${list}?marked=nobody`, as.organiser);
      expect(page.text).toContain('Markera minst en person i listan.');
    });

    test.each([
      ['an id in words', { picked: ['ett'] }],
      ['no nonce', { picked: ['1'], nonce: '' }],
      ['a kind that is none', { picked: ['1'], kind: 'left' }],
      ['a nonce sent twice', { picked: ['1'], nonce: [nonce, nonce] }],
    ])('%s is refused, and nothing is marked', async (_why, fields) => {
      expect((await post(fields)).status).toBe(422);
      expect(await came()).toEqual([false, false, false]);
    });

    test('who may not, from where it may not, and what is not there', async () => {
      const fields = { nonce, only_came: String(ids[0]) };
      expect((await post(fields, 'reader')).status).toBe(403);
      expect((await send(site.app, path, fields)).status).toBe(403);
      const evil = { ...as.organiser, origin: 'https://evil.example' };
      expect((await send(site.app, path, fields, evil)).status).toBe(403);
      expect((await post({ only_came: '99999' })).status).toBe(404);
      const signedIn = as.organiser;
      for (const [slug, part] of [
        ['oppna-data', 'seminars/9/check-ins'],
        ['finns-inte', 'seminars/1/check-ins'],
        ['oppna-data', 'seminars/x/check-ins/undo'],
      ] as const) {
        const wrong = sv.organiserSeries(slug, part);
        expect((await send(site.app, wrong, { ...fields, batch: nonce }, signedIn)).status).toBe(
          404,
        );
      }
      await addSeries(site.services.database, { slug: 'annan' });
      const other = sv.organiserSeries('annan', 'seminars/1/check-ins');
      expect((await send(site.app, other, fields, signedIn)).status).toBe(404);
      expect(await came()).toEqual([false, false, false]);
    });
  });
});
