import { eq } from 'drizzle-orm/sql';
import { beforeEach, describe, expect, test } from 'vitest';
import { checkIn } from '../../src/attendance/index.ts';
import { csvField } from '../../src/files/csv.ts';
import { pathsIn } from '../../src/paths.ts';
import { signUp } from '../../src/registrations/index.ts';
import { downloadAs } from '../../src/web/downloads.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { readCsv } from '../support/csv.ts';
import { describeEngines } from '../support/database.ts';
import { signInAs } from '../support/organisers.ts';
import { visit } from '../support/visit.ts';
import { addSeries, cast, formOf, type World } from '../support/world.ts';

const sv = pathsIn('sv');
const ofSeries = sv.organiserSeries('oppna-data', 'people');
const ofFirst = sv.organiserSeries('oppna-data', 'seminars/1/people');
const columns = [
  ...['nr', 'seminarium', 'namn', 'e-post', 'organisation', 'som angivet', 'sektor', 'roll'],
  ...['rollkategori', 'status', 'köplats', 'kom', 'anmäld', 'via'],
];

describeEngines('the list as a file', (engine) => {
  let site: TestApp;
  let world: World;
  let reader: { cookie: string };

  beforeEach(async () => {
    const database = await engine.open();
    world = await addSeries(database, { capacities: [2, 10, 10] });
    site = await startApp(database);
    for (const person of [cast.asa, cast.bo, cast.cecilia, cast.dag]) await add(person, [1, 2]);
    reader = await signInAs(site, 'reader');
  });

  const add = (person: typeof cast.asa, seminars: number[], more = {}) =>
    signUp(site.services, {
      series: world.series,
      language: 'sv',
      form: formOf(person, seminars, more),
      idempotencyKey: null,
    });
  const file = async (path: string) => {
    const answer = await visit(site.app, path, reader);
    expect(answer.status).toBe(200);
    const [head, ...rows] = readCsv(answer.body);
    expect(head).toEqual(columns);
    return { answer, rows };
  };

  test('is what the screen shows, for Excel in Swedish, kept by nobody', async () => {
    const { answer, rows } = await file(`${ofFirst}.csv`);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename="anmalda.csv"; filename*=UTF-8''Anm%C3%A4lda%20Tema%201.csv`,
    );
    expect(rows.map((row) => [row[2], row[9], row[10]])).toEqual([
      ['Bo Ek', 'Bekräftad', ''],
      ['Cecilia Ås', 'Väntelista', '1'],
      ['Dag Lind', 'Väntelista', '2'],
      ['Åsa Öberg', 'Bekräftad', ''],
    ]);
    expect(rows[3]).toEqual([
      ...['1', 'Tema 1', 'Åsa Öberg', 'asa@karlstad.example', 'Karlstads kommun'],
      ...['Karlstads kommun', 'Kommun', 'Handläggare', 'Handläggare, utredare eller projektledare'],
      ...['Bekräftad', '', '', '2027-01-13 10:00', ''],
    ]);
  });

  test('has the filter, the search and the order of the address', async () => {
    const names = async (query: string) =>
      (await file(`${ofFirst}.csv${query}`)).rows.map((row) => row[2]);
    expect(await names('?state=waiting&sort=-name')).toEqual(['Dag Lind', 'Cecilia Ås']);
    expect(await names('?q=karlstad')).toEqual(['Åsa Öberg']);
    expect(await names('?sector=company')).toEqual(['Dag Lind']);
  });

  test('of a series has a row for each booking, in the order of its people', async () => {
    const { rows } = await file(`${ofSeries}.csv`);
    expect(rows.map((row) => `${row[0]} ${row[2]}`)).toEqual([
      ...['1 Bo Ek', '2 Bo Ek', '1 Cecilia Ås', '2 Cecilia Ås'],
      ...['1 Dag Lind', '2 Dag Lind', '1 Åsa Öberg', '2 Åsa Öberg'],
    ]);
    const waiting = await file(`${ofSeries}.csv?state=waiting`);
    expect(waiting.rows.map((row) => `${row[0]} ${row[2]} ${row[10]}`)).toEqual([
      '1 Cecilia Ås 1',
      '1 Dag Lind 2',
    ]);
  });

  test('tells who came, once it has begun', async () => {
    site.clock.set(world.seminars[0]?.startsAt ?? '');
    reader = await signInAs(site, 'owner');
    const { read } = site.services.database;
    const [asa] = await read.select().from(read.tables.bookings).orderBy(read.tables.bookings.id);
    const mark = { seminarId: asa?.seminarId ?? 0, bookingIds: [asa?.id ?? 0] };
    await checkIn(site.services, { ...mark, kind: 'came', nonce: 'nonce-01', actor: 'operator' });
    const { rows } = await file(`${ofFirst}.csv`);
    expect(rows.map((row) => `${row[2]} ${row[11]}`)).toEqual([
      'Bo Ek nej',
      'Cecilia Ås ',
      'Dag Lind ',
      'Åsa Öberg ja',
    ]);
  });

  test.each(['=1+1', '+46 54', '-1', '@SUM(A1)', '＝1', '=HYPERLINK("http://x";"y")'])(
    'nothing in it is a formula: %s',
    async (formula) => {
      await add({ name: formula, email: 'e@f.example', organisation: formula }, [1], {
        role: formula,
      });
      await site.services.database.write(async (tx) => {
        const { seminars, signUps } = tx.tables;
        const theme = { sv: formula, en: formula };
        await tx.update(seminars).set({ theme }).where(eq(seminars.number, 1));
        await tx.update(signUps).set({ email: formula }).where(eq(signUps.name, formula));
      });
      const { rows, answer } = await file(`${ofFirst}.csv?sort=-when`);
      for (const field of [1, 2, 3, 4, 5, 7]) expect(rows[0]?.[field]).toBe(`'${formula}`);
      for (const field of rows.flat()) expect(field).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
      expect(answer.headers['content-disposition']).toMatch(
        /^attachment; filename="anmalda.csv"; /,
      );
    },
  );

  test('is more than a part long: nobody twice, nobody missed', async () => {
    await site.services.database.write(async (tx) => {
      const { signUps, bookings } = tx.tables;
      const [model] = await tx.select().from(signUps).limit(1);
      if (!model) throw new Error('Nobody to copy');
      const { id: _, ...facts } = model;
      const emails = Array.from({ length: 2300 }, (_, n) => `${n}@many.example`);
      const copies = emails.map((email) => ({ ...facts, email, name: email }));
      for (let n = 0; n < copies.length; n += 500) {
        const added = await tx
          .insert(signUps)
          .values(copies.slice(n, n + 500))
          .returning();
        await tx.insert(bookings).values(
          added.map(({ id: signUpId, email }) => ({
            seminarId: world.seminars[2]?.id ?? 0,
            signUpId,
            state: 'waiting' as const,
            createdAt: facts.createdAt,
            stateAt: facts.createdAt,
            calendarUid: email ?? '',
          })),
        );
      }
    });
    const third = sv.organiserSeries('oppna-data', 'seminars/3/people.csv');
    for (const sort of ['name', '-when', 'organisation', 'state']) {
      const { rows } = await file(`${third}?sort=${sort}`);
      expect(new Set(rows.map((row) => row[2])).size).toBe(2300);
      expect(rows).toHaveLength(2300);
    }
    const { rows } = await file(`${third}?sort=when`);
    expect(rows.map((row) => Number(row[10]))).toEqual(rows.map((_, n) => n + 1));
  });

  test('each is an entry of history: who, which filter, how many, and no name', async () => {
    await file(`${ofFirst}.csv?q=%C3%A5sa&state=confirmed`);
    await file(`${ofSeries}.csv`);
    const { read } = site.services.database;
    const { history } = read.tables;
    const told = await read
      .select()
      .from(history)
      .where(eq(history.event, 'people.exported'))
      .orderBy(history.id);
    expect(told).toMatchObject([
      {
        actor: expect.stringMatching(/^organiser:\d+$/),
        subject: 'seminar',
        subjectId: world.seminars[0]?.id,
        details: { filter: '?state=confirmed', searched: true, file: 'csv', rows: 1 },
      },
      {
        subject: 'series',
        subjectId: world.series.id,
        details: { filter: '', searched: false, rows: 8 },
      },
    ]);
    expect(JSON.stringify(told)).not.toMatch(/åsa/i);
  });
});

describe('a field of a file', () => {
  test.each([
    ['a;b', '"a;b"'],
    ['a "b"', '"a ""b"""'],
    ['a\r\nb', '"a\r\nb"'],
    ['\t=1', "'\t=1"],
    ['\r=1', `"'\r=1"`],
    ['\u0000=1', "'\u0000=1"],
    ['=a;b', `"'=a;b"`],
    ["'=1", "''=1"],
    ["'tis", "'tis"],
    ['a=b', 'a=b'],
    ['', ''],
  ])('%j', (text, field) => {
    expect(csvField(text)).toBe(field);
  });

  test.each([
    ['Anmälda "x".exe', 'Anm%C3%A4lda%20x%20exe.csv'],
    ['a\r\nSet-Cookie: x=1', 'a%20Set-Cookie%20x%201.csv'],
    ['../../etc/passwd', 'etc%20passwd.csv'],
    ['\u202Efdp.x', 'fdp%20x.csv'],
    ["it's (a) *", 'it%20s%20a.csv'],
    ['\ud800', '.csv'],
  ])('a name that lies: %j', (name, encoded) => {
    const disposition = downloadAs('anmalda', name, 'csv');
    expect(disposition).toBe(`attachment; filename="anmalda.csv"; filename*=UTF-8''${encoded}`);
  });
});
