import { beforeEach, expect, test } from 'vitest';
import { pathsIn } from '../../src/paths.ts';
import { readColumns } from '../../src/people/columns.ts';
import { signUp } from '../../src/registrations/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { readCsv } from '../support/csv.ts';
import { describeEngines } from '../support/database.ts';
import { signInAs } from '../support/organisers.ts';
import { send, type Visit, visit } from '../support/visit.ts';
import { addSeries, cast, formOf, type World } from '../support/world.ts';

const sv = pathsIn('sv');
const ofSeries = sv.organiserSeries('oppna-data', 'people');
const ofFirst = sv.organiserSeries('oppna-data', 'seminars/1/people');

describeEngines('the columns of a list', (engine) => {
  let site: TestApp;
  let world: World;
  let reader: { cookie: string };
  let question: string;

  beforeEach(async () => {
    const database = await engine.open();
    world = await addSeries(database, { capacities: [2, 10, 10] });
    site = await startApp(database);
    for (const person of [cast.asa, cast.bo, cast.cecilia]) {
      await signUp(site.services, {
        series: world.series,
        language: 'sv',
        form: formOf(person, [1, 2]),
        idempotencyKey: null,
      });
    }
    reader = await signInAs(site, 'reader');
    question = await addQuestion();
  });

  /** One question, which Åsa has answered. */
  async function addQuestion() {
    const at = site.services.clock();
    const { database } = site.services;
    return database.write(async (tx) => {
      const { formQuestions, formAnswers, signUps } = tx.tables;
      const [row] = await tx
        .insert(formQuestions)
        .values({
          seriesId: world.series.id,
          position: 1,
          kind: 'text',
          label: { sv: 'Vad vill du veta?', en: 'What would you like to know?' },
          options: [],
          required: false,
          createdAt: at,
        })
        .returning();
      const [asa] = await tx.select().from(signUps).orderBy(signUps.id);
      if (!row || !asa) throw new Error('Nothing was stored');
      const value = '=Hur;gör man?';
      await tx
        .insert(formAnswers)
        .values({ questionId: row.id, signUpId: asa.id, value, answeredAt: at });
      return `question_${row.id}`;
    });
  }

  const show = (path: string) => visit(site.app, path, reader);
  const press = (path: string, fields: Record<string, string | string[]>) =>
    send(site.app, path, fields, reader);
  const follow = ({ status, headers }: Visit) => {
    expect(status).toBe(303);
    return show(String(headers.location));
  };
  const heads = ({ body }: Visit) =>
    [...body.matchAll(/<th scope="col"[^>]*>(?:<button[^>]*>)?([^<]+)</g)].map(([, head]) => head);

  test('are those of the address, in the list’s own order, with the questions last', async () => {
    const page = await show(`${ofFirst}?columns=${question},via,place,email,drop`);
    expect(heads(page)).toEqual(['Namn', 'E-post', 'Köplats', 'Via', 'Vad vill du veta?']);
    expect(page.body).toContain('<td data-label="Vad vill du veta?">=Hur;gör man?</td>');
    expect(page.body).toContain('<td data-label="Köplats">1</td>');
    expect(heads(await show(ofFirst))).toEqual([
      'Namn',
      'Organisation',
      'Morgnar',
      'Läge',
      'Anmäld',
    ]);
  });

  test('of a series tell places and visits with the morning’s number', async () => {
    const page = await show(`${ofSeries}?columns=place,came,mornings`);
    expect(page.body).toContain('<td data-label="Köplats">1: 1</td>');
    site.clock.set(world.seminars[0]?.startsAt ?? '');
    reader = await signInAs(site, 'owner');
    const started = await show(`${ofSeries}?columns=came`);
    expect(started.body).toContain('<td data-label="Kom">1: nej</td>');
  });

  test('go with the list from page to page, and into its files', async () => {
    const page = await show(`${ofFirst}?columns=email,${question}&sort=-name`);
    expect(page.body).toContain(`name="columns" value="name,email,${question}"`);
    const query = `?sort=-name&amp;columns=name,email,${question}`;
    for (const kind of ['csv', 'xlsx', 'pdf', 'json', 'zip']) {
      expect(page.body).toContain(`href="${ofFirst}.${kind}${query}"`);
      expect(page.body).toContain(`href="${ofFirst}.${kind}?sort=-name"`);
    }
    const file = await show(`${ofFirst}.csv${query.replaceAll('&amp;', '&')}`);
    expect(readCsv(file.body)).toEqual([
      ['namn', 'e-post', 'Vad vill du veta?'],
      ['Åsa Öberg', 'asa@karlstad.example', "'=Hur;gör man?"],
      ['Cecilia Ås', 'cecilia@msb.example', ''],
      ['Bo Ek', 'bo@sunne.example', ''],
    ]);
    const whole = await show(`${ofSeries}.csv?columns=county,state`);
    expect(readCsv(whole.body)[0]).toEqual(['nr', 'seminarium', 'namn', 'län', 'status']);
  });

  test('are chosen by a form, and kept as what one’s own lists open with', async () => {
    const chosen = { columns: ['email', 'state'], back: '?q=ek' };
    const shown = await follow(await press(`${ofFirst}/columns`, { ...chosen, step: 'show' }));
    expect(heads(shown)).toEqual(['Namn', 'E-post', 'Läge']);
    expect(shown.text).toContain('1–1 av 1 person');
    expect(heads(await show(ofFirst))).toHaveLength(5);
    const kept = await follow(await press(`${ofFirst}/columns`, { ...chosen, step: 'keep' }));
    expect(kept.text).toContain('Dina kolumner är sparade.');
    for (const path of [ofFirst, ofSeries]) {
      expect(heads(await show(path))).toEqual(['Namn', 'E-post', 'Läge']);
    }
    const owner = await signInAs(site, 'owner');
    expect(heads(await visit(site.app, ofFirst, owner))).toHaveLength(5);
    expect(heads(await show(`${ofFirst}?columns=`))).toHaveLength(5);
    const forgotten = await press(`${ofFirst}/columns`, { step: 'forget' });
    expect(heads(await follow(forgotten))).toHaveLength(5);
  });

  test('a list is saved under a name, each organiser’s own, and removed', async () => {
    const back = '?q=ek&state=confirmed&evil=1&columns=email';
    const saved = await press(`${ofFirst}/saved-lists`, { name: ' Ek, bekräftade ', back });
    expect((await follow(saved)).text).toContain('Urvalet är sparat.');
    const link = '?q=ek&amp;state=confirmed&amp;columns=name,email';
    const page = await show(ofSeries);
    expect(page.body).toContain(`href="${ofSeries}${link}">Ek, bekräftade</a>`);
    const there = await show(ofFirst + link.replaceAll('&amp;', '&'));
    expect(there.body).toContain('aria-current="page">Ek, bekräftade</a>');
    const owner = await signInAs(site, 'owner');
    expect((await visit(site.app, ofSeries, owner)).text).not.toContain('Ek, bekräftade');
    const id = /name="id" value="(\d+)"/.exec(page.body)?.[1] ?? '';
    await send(site.app, `${ofFirst}/saved-lists/removal`, { id }, owner);
    expect((await show(ofSeries)).text).toContain('Ek, bekräftade');
    await press(`${ofFirst}/saved-lists/removal`, { id });
    expect((await show(ofSeries)).text).not.toContain('Ek, bekräftade');
  });

  test('a name that is used again is the new list, and there is an end to them', async () => {
    for (const q of ['asa', 'bo'])
      await press(`${ofFirst}/saved-lists`, { name: 'En', back: q && `?q=${q}` });
    expect((await show(ofFirst)).body).toContain(`href="${ofFirst}?q=bo">En</a>`);
    expect((await show(ofFirst)).body).not.toContain('?q=asa');
    for (let n = 0; n < 49; n++) await press(`${ofFirst}/saved-lists`, { name: `Nr ${n}` });
    const over = await follow(await press(`${ofFirst}/saved-lists`, { name: 'För mycket' }));
    expect(over.text).toContain('Det går att spara högst');
    expect(over.text).not.toContain('För mycket');
    const again = await follow(
      await press(`${ofFirst}/saved-lists`, { name: 'En', back: '?q=asa' }),
    );
    expect(again.text).toContain('Urvalet är sparat.');
  });

  test.each(['', '  ', 'x'.repeat(61)])('a list is not saved as %j', async (name) => {
    const answer = await follow(await press(`${ofFirst}/saved-lists`, { name, back: '?q=ek' }));
    expect(answer.text).toContain('Skriv ett namn på urvalet');
  });

  test('what a form sends as the way back leads nowhere else', async () => {
    const back = '//evil.example/?q=ek&next=https://evil.example';
    const answer = await press(`${ofFirst}/columns`, { step: 'show', columns: 'email', back });
    expect(answer.headers.location).toBe(`${ofFirst}?columns=name,email`);
    expect((await press(`${ofFirst}/columns`, { step: 'drop' })).status).toBe(422);
    expect((await press(`${ofFirst}/saved-lists/removal`, { id: '1;2' })).status).toBe(422);
  });
});

test.each([
  [undefined, null],
  ['', []],
  ['drop', []],
  ['via,email', ['name', 'email', 'via']],
  [
    ['via', 'email,email'],
    ['name', 'email', 'via'],
  ],
  ['question_12,question_x,question_12', ['name', 'question_12']],
  ['x,'.repeat(100_000), []],
])('columns as sent: %j', (sent, columns) => {
  expect(readColumns(sent)).toEqual(columns);
});
