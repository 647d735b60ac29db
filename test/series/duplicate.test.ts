import { asc, eq } from 'drizzle-orm/sql';
import { beforeEach, expect, test } from 'vitest';
import { pathsIn } from '../../src/paths.ts';
import { signUp } from '../../src/registrations/index.ts';
import { findAnySeries, listSeminars } from '../../src/series/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { signInAs } from '../support/organisers.ts';
import { send, visit } from '../support/visit.ts';
import { addSeries, cast, formOf, type World } from '../support/world.ts';

const sv = pathsIn('sv');
const copyOf = sv.organiserSeries('oppna-data', 'copy');

describeEngines('a series made once more', (engine) => {
  let site: TestApp;
  let world: World;
  let organiser: { cookie: string };

  beforeEach(async () => {
    const database = await engine.open();
    world = await addSeries(database);
    site = await startApp(database);
    organiser = await signInAs(site, 'organiser');
  });

  const form = (changed: Record<string, string | string[]> = {}) => ({
    ...{ title_sv: 'Öppna data igen', title_en: '', slug: 'oppna-data-2028', step: 'create' },
    first_day: '2028-02-02',
    day: ['2028-02-02', '2028-03-01', '2028-03-29'],
    from: ['08:00', '08:00', '08:00'],
    to: ['10:00', '10:00', '10:00'],
    ...changed,
  });
  const fieldsOf = (body: string, name: string) =>
    [...body.matchAll(new RegExp(` name="${name}" value="([^"]*)"`, 'g'))].map(
      ([, value]) => value,
    );
  const copies = async (slug = 'oppna-data-2028') => {
    const { read } = site.services.database;
    const series = await findAnySeries(read, slug);
    return { series, seminars: series ? await listSeminars(read, series.id) : [] };
  };

  test('proposes the same weekdays and times on the clock a year later', async () => {
    const page = await visit(site.app, copyOf, organiser);
    expect(fieldsOf(page.body, 'first_day')).toEqual(['2028-02-02']);
    expect(fieldsOf(page.body, 'day')).toEqual(['2028-02-02', '2028-03-01', '2028-03-29']);
    // The third is in summer time, and so is its copy.
    expect(fieldsOf(page.body, 'from')).toEqual(['08:00', '08:00', '08:00']);
    expect(fieldsOf(page.body, 'slug')).toEqual(['oppna-data-2028']);
  });

  test('another first day moves them all, and saves nothing', async () => {
    const moved = await send(
      site.app,
      copyOf,
      form({ step: 'shift', first_day: '2027-09-08', title_sv: 'Höst' }),
      organiser,
    );
    expect(fieldsOf(moved.body, 'day')).toEqual(['2027-09-08', '2027-10-06', '2027-11-03']);
    expect(fieldsOf(moved.body, 'title_sv')).toEqual(['Höst']);
    expect((await copies()).series).toBeUndefined();
  });

  test.each(['2027-13-01', '2027-02-30', '0000-13-45', '9999-99-99', 'snart'])(
    'no calendar has %s, which is told',
    async (first_day) => {
      const answer = await send(site.app, copyOf, form({ step: 'shift', first_day }), organiser);
      expect(answer.status).toBe(422);
      expect(fieldsOf(answer.body, 'first_day')).toEqual([first_day]);
    },
  );

  test('is a draft with its texts, programme, seats, window, limits and questions', async () => {
    const [first, second] = world.seminars;
    await site.services.database.write(async (tx) => {
      const { seminars, programmeItems, materials, seatLimits, formQuestions } = tx.tables;
      if (!first || !second) throw new Error('No seminars');
      await tx
        .update(seminars)
        .set({
          ...{ needsApproval: true, limited: true, asksNeeds: true, joinUrl: 'https://x.example' },
          opensAt: new Date('2027-01-11T07:00:00Z'),
          closesAt: new Date('2027-01-29T11:00:00Z'),
          headcountAt: new Date('2027-02-01T11:00:00Z'),
          recap: { sv: 'Det blev bra', en: 'It went well' },
        })
        .where(eq(seminars.id, first.id));
      const texts = { sv: 'Kaffe', en: 'Coffee' };
      await tx.insert(programmeItems).values({ seminarId: first.id, minutes: 15, title: texts });
      await tx.insert(materials).values({
        ...{ seminarId: first.id, kind: 'film', title: texts, audience: 'all' },
        url: 'https://film.example',
      });
      const createdAt = site.clock.now();
      const limit = { seminarId: first.id, createdAt };
      await tx.insert(seatLimits).values({ ...limit, kind: 'each', seats: 3 });
      await tx.insert(seatLimits).values({
        ...{ ...limit, kind: 'held', seats: 2, organisationId: world.series.convenerId },
        heldUntil: new Date('2027-01-27T11:00:00Z'),
      });
      const kind = 'text' as const;
      const question = { seriesId: world.series.id, kind, options: [], createdAt };
      const rows = [
        { seminarId: null, label: { sv: 'Allergi?', en: '' }, retiredAt: null },
        { seminarId: second.id, label: { sv: 'Om den andra', en: '' }, retiredAt: null },
        { seminarId: null, label: { sv: 'Frågas inte', en: '' }, retiredAt: createdAt },
      ];
      for (const [position, row] of rows.entries()) {
        await tx.insert(formQuestions).values({ ...question, ...row, position, required: true });
      }
    });
    await signUp(site.services, {
      ...{ series: world.series, language: 'sv', idempotencyKey: null },
      form: formOf(cast.asa, [2]),
    });

    const made = await send(site.app, copyOf, form(), organiser);
    expect([made.status, made.headers.location]).toEqual([
      303,
      `${sv.organiserSeries('oppna-data-2028')}?done=copied`,
    ]);
    const { series, seminars } = await copies();
    const { id: _, slug, title, state, version, createdAt, publishedAt, ...texts } = world.series;
    expect(series).toMatchObject({ ...texts, state: 'draft', version: 1, publishedAt: null });
    expect(series?.title).toEqual({ sv: 'Öppna data igen', en: 'Öppna data igen' });
    expect([
      slug,
      title.sv,
      state,
      version,
      createdAt < site.clock.now(),
      publishedAt,
    ]).toBeTruthy();
    expect(seminars.map((one) => one.startsAt.toISOString())).toEqual([
      '2028-02-02T07:00:00.000Z',
      '2028-03-01T07:00:00.000Z',
      '2028-03-29T06:00:00.000Z',
    ]);
    expect(seminars[0]).toMatchObject({
      ...{ number: 1, theme: first?.theme, capacity: 10, seatsTaken: 0, inLine: 0 },
      ...{ needsApproval: true, limited: true, asksNeeds: false, joinUrl: null, recap: null },
      opensAt: new Date('2028-01-10T07:00:00Z'),
      closesAt: new Date('2028-01-28T11:00:00Z'),
      headcountAt: new Date('2028-01-31T11:00:00Z'),
    });
    expect(seminars[1]).toMatchObject({ seatsTaken: 0, limited: false, opensAt: null });
    const { read } = site.services.database;
    const {
      programmeItems: p,
      materials: m,
      seatLimits: l,
      formQuestions: q,
      signUps: u,
    } = read.tables;
    const id = seminars[0]?.id ?? 0;
    expect(await read.select().from(p).where(eq(p.seminarId, id))).toMatchObject([
      { minutes: 15, title: { sv: 'Kaffe', en: 'Coffee' } },
    ]);
    expect(await read.select().from(m).where(eq(m.seminarId, id))).toEqual([]);
    expect(await read.select().from(l).where(eq(l.seminarId, id)).orderBy(asc(l.id))).toMatchObject(
      [
        { kind: 'each', seats: 3 },
        { kind: 'held', seats: 2, heldUntil: new Date('2028-01-26T11:00:00Z'), releasedAt: null },
      ],
    );
    const ofCopy = eq(q.seriesId, series?.id ?? 0);
    expect(await read.select().from(q).where(ofCopy).orderBy(asc(q.position))).toMatchObject([
      { label: { sv: 'Allergi?' }, seminarId: null, required: true },
      { label: { sv: 'Om den andra' }, seminarId: seminars[1]?.id },
    ]);
    expect(
      await read
        .select()
        .from(u)
        .where(eq(u.seriesId, series?.id ?? 0)),
    ).toEqual([]);
  });

  test('a time that does not exist is told, at its field, and nothing is made', async () => {
    const wrong = form({
      day: ['2028-02-02', '2028-03-01', '2028-03-26'],
      from: ['08:00', '08:00', '02:30'],
    });
    const answer = await send(site.app, copyOf, wrong, organiser);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Den tiden finns inte eller finns två gånger');
    expect(answer.body).toMatch(/id="from-2"[^>]*aria-invalid="true"/);
    expect((await copies()).series).toBeUndefined();
  });

  test.each([
    [{ slug: 'oppna-data' }, 'Den adressen är upptagen'],
    [{ slug: 'arrangor' }, 'Den adressen är upptagen'],
    [{ title_sv: '' }, 'Skriv seriens namn'],
    [{ day: ['2028-02-02'] }, 'Seriens seminarier ändrades'],
    [{ day: ['2028-02-02', 'x', '2028-03-29'] }, 'Välj en dag'],
    [{ to: ['07:00', '10:00', '10:00'] }, 'måste sluta efter att det börjat'],
    [{ from: ['08:00'] }, 'Den tiden finns inte'],
  ])('%j is refused with a sentence', async (changed, sentence) => {
    const answer = await send(site.app, copyOf, form(changed), organiser);
    expect([answer.status, answer.text.includes(sentence)]).toEqual([422, true]);
    expect((await copies()).series).toBeUndefined();
  });

  test('what was cancelled is not planned again', async () => {
    await site.services.database.write(async (tx) => {
      const { seminars } = tx.tables;
      await tx
        .update(seminars)
        .set({ cancelledAt: site.clock.now() })
        .where(eq(seminars.id, world.seminars[0]?.id ?? 0));
    });
    const page = await visit(site.app, copyOf, organiser);
    expect(fieldsOf(page.body, 'day')).toEqual(['2028-03-01', '2028-03-29']);
    const two = form({
      day: ['2028-03-01', '2028-03-29'],
      from: ['08:00', '09:00'],
      to: ['10:00', '11:00'],
    });
    await send(site.app, copyOf, two, organiser);
    expect((await copies()).seminars.map(({ number, theme }) => [number, theme.sv])).toEqual([
      [1, 'Tema 2'],
      [2, 'Tema 3'],
    ]);
  });
});
