import { beforeEach, expect, test } from 'vitest';
import { runImports } from '../../src/imports/index.ts';
import { findImportById, updateImport } from '../../src/imports/store.ts';
import { signUp } from '../../src/registrations/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { expectSeatsRight } from '../support/invariants.ts';
import { addSeries, cast, formOf, type World } from '../support/world.ts';
import { stageOf } from './stage.ts';

const forms = [
  'ID;Starttid;Slutförandetid;E-post;Namn;Din e-postadress;Ditt namn;Vilken organisation arbetar du på?;Vilka seminarier vill du gå på?',
  '1;2027-01-10 09:00:00;2027-01-10 09:12:33;anonymous;;asa@karlstad.example;Åsa Öberg;Karlstads kommun;Tema 1;',
  '2;2027-01-10 10:00:00;2027-01-10 10:12:00;anonymous;;bo@sunne.example;Bo Ek;Sunne kommun;Tema 1;',
  '3;2027-01-10 11:00:00;2027-01-10 11:12:00;anonymous;;cecilia@msb.example;Cecilia Ås;MSB;Tema 2;',
].join('\r\n');

describeEngines('people from a file', (engine) => {
  let site: TestApp;
  let world: World;
  let stage: Awaited<ReturnType<typeof stageOf>>;

  beforeEach(async () => {
    const database = await engine.open();
    world = await addSeries(database, { capacities: [2, 10, 10] });
    site = await startApp(database);
    stage = await stageOf(site);
  });

  const add = (person: typeof cast.asa, seminars: number[]) =>
    signUp(site.services, {
      ...{ series: world.series, language: 'sv', idempotencyKey: null },
      form: formOf(person, seminars),
    });
  const standing = async () => {
    const { read } = site.services.database;
    const { signUps: u, bookings: b } = read.tables;
    const people = await read.select().from(u).orderBy(u.id);
    const bookings = await read.select().from(b).orderBy(b.id);
    return bookings.map(({ signUpId, seminarId, state }) => {
      const { email } = people.find(({ id }) => id === signUpId) ?? {};
      return `${email} ${world.seminars.find(({ id }) => id === seminarId)?.number} ${state}`;
    });
  };
  const letters = async () => {
    const { read } = site.services.database;
    const { outbox } = read.tables;
    const rows = await read.select().from(outbox).orderBy(outbox.id);
    return rows.map(({ kind, recipientEmail, state }) => `${recipientEmail} ${kind} ${state}`);
  };

  test('a Forms export: columns guessed, tried, and then all signed up at once', async () => {
    const path = await stage.upload(forms);
    const form = await stage.formAt(path);
    expect(form).toMatchObject({
      ...{ column_email: '5', column_name: '6', column_organisation: '7', column_seminars: '8' },
      ...{ column_when: '2', column_state: '', column_role: '' },
    });
    const trial = await stage.choose(path, { letters: 'send' });
    expect(trial.text).toContain('3 personer blir anmälda.');
    expect(trial.text).toContain('6 brev skickas.');
    expect(stage.rowsOf(trial)).toEqual([
      '2 Ny Seminarium 1: bekräftad',
      '3 Ny Seminarium 1: bekräftad',
      '4 Ny Seminarium 2: bekräftad',
    ]);
    expect(await standing()).toEqual([]);
    expect(await letters()).toEqual([]);

    const done = await stage.run(path);
    expect(done.heading).toBe('Inläst');
    expect(done.text).toContain('3 personer är anmälda.');
    expect(await standing()).toEqual([
      'asa@karlstad.example 1 confirmed',
      'bo@sunne.example 1 confirmed',
      'cecilia@msb.example 2 confirmed',
    ]);
    expect(await letters()).toEqual(
      ['asa@karlstad.example', 'bo@sunne.example', 'cecilia@msb.example'].flatMap((email) => [
        `${email} summary queued`,
        `${email} invitation queued`,
      ]),
    );
    await expectSeatsRight(site.services.database, site.clock.now());
  });

  test('the same file again changes nothing, and writes to nobody', async () => {
    const first = await stage.upload(forms);
    await stage.choose(first, { letters: 'send' });
    await stage.run(first);
    const [before, written] = [await standing(), await letters()];

    const again = await stage.upload(forms);
    const trial = await stage.choose(again, { letters: 'send' });
    expect((await stage.read(`${again}/columns`)).text).toContain('Samma fil lästes in');
    expect(stage.rowsOf(trial).map((row) => row.split(' ').slice(1, 3).join(' '))).toEqual([
      'Finns redan',
      'Finns redan',
      'Finns redan',
    ]);
    expect(trial.text).toContain('Det finns ingenting i filen att lägga till.');
    await stage.run(again);
    expect(await standing()).toEqual(before);
    expect(await letters()).toEqual(written);
  });

  test('adds what is lacking, changes nobody, and waits in line where it is full', async () => {
    await add(cast.asa, [2]);
    await add(cast.dag, [1]);
    const path = await stage.upload(forms);
    const trial = await stage.choose(path);
    expect(stage.rowsOf(trial)).toEqual([
      '3 Ny Seminarium 1: väntelista 1',
      '2 Fler morgnar Seminarium 1: bekräftad',
      '4 Ny Seminarium 2: bekräftad',
    ]);
    expect(trial.text).toContain('Ingen får brev om sin anmälan.');
    const written = await letters();
    await stage.run(path);
    expect((await standing()).slice(2)).toEqual([
      'asa@karlstad.example 1 confirmed',
      'bo@sunne.example 1 waiting',
      'cecilia@msb.example 2 confirmed',
    ]);
    const more = (await letters()).slice(written.length);
    expect(more.every((letter) => letter.endsWith('withheld'))).toBe(true);
    await expectSeatsRight(site.services.database, site.clock.now());
  });

  test('what cannot be is told with its row, and left out only if that is said', async () => {
    const rows = [
      'Namn;E-post;Organisation;Roll;Nr',
      'Åsa Öberg;;Karlstads kommun;Chef;1',
      'Bo Ek;bo@sunne;Sunne kommun;Chef;1',
      'Cecilia Ås;åsa@msb.example;MSB;Chef;1',
      ';dag@bolaget.example;Bolaget AB;Chef;1',
      `${'x'.repeat(121)};e@bolaget.example;Bolaget AB;Chef;1`,
      'Frida;frida@okand.example;;Chef;1',
      'Gun;gun@bolaget.example;Bolaget AB;Chef;7',
      'Hans;hans@bolaget.example;Bolaget AB;Chef;',
      'Ida;ida@bolaget.example;Bolaget AB;Chef;1',
      'Ida;IDA@bolaget.example;Bolaget AB;Chef;1',
      'Ida;ida@bolaget.example;Bolaget AB;Chef;2',
      'Ivar;ida@bolaget.example;Bolaget AB;Chef;3',
      'ida;ida2@bolaget.example;Bolaget AB;Chef;1, 2',
    ];
    const path = await stage.upload(rows.join('\n'));
    const trial = await stage.choose(path);
    expect(stage.rowsOf(trial)).toEqual([
      '2 Går inte E-postadressen saknas.',
      '3 Går inte E-postadressen är inte fullständig, eller så står där fler än en.',
      '4 Går inte E-postadressen har bokstäver före @ som många servrar inte tar emot.',
      '5 Går inte Namnet saknas.',
      '6 Går inte Ett fält är för långt.',
      '7 Går inte Organisationen saknas, och adressens domän säger ingen.',
      '8 Går inte Morgonen finns inte i serien.',
      '9 Går inte Raden säger inte vilken morgon.',
      '13 Går inte Samma adress som rad 10, men andra uppgifter.',
      '10 Ny Seminarium 1: bekräftad. Samma namn står på en annan rad med en annan adress.',
      '14 Ny Seminarium 1 och 2: bekräftad. Samma namn står på en annan rad med en annan adress.',
      '11 Samma som ovan Säger detsamma som rad 10.',
      '12 En morgon till Seminarium 2: bekräftad',
    ]);
    const refused = await stage.run(path, {});
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('utom 9 som inte går att läsa in');
    expect(await standing()).toEqual([]);
    await stage.run(path);
    expect(await standing()).toHaveLength(4);
  });

  test('an Outlook list: parts of a name, answers to the invitation, one organisation for all', async () => {
    const rows = [
      'Name,Attendance,Response',
      '"Öberg, Åsa <asa@karlstad.example>",Required Attendee,Accepted',
      'Bo Ek <bo@sunne.example>,Optional Attendee,Declined',
      'Cecilia Ås <cecilia@msb.example>,Optional Attendee,None',
    ];
    const path = await stage.upload(rows.join('\n'));
    expect(await stage.formAt(path)).toMatchObject({ column_name: '0', column_state: '2' });
    const trial = await stage.choose(path, {
      seminars: ['1', '3'],
      organisation: 'Karlstads kommun',
    });
    expect(stage.rowsOf(trial)).toEqual([
      '3 Hoppas över Tackade nej.',
      '4 Hoppas över Har inte svarat ja.',
      '2 Ny Seminarium 1 och 3: bekräftad',
    ]);
    await stage.run(path);
    const { read } = site.services.database;
    expect(await read.select().from(read.tables.signUps)).toMatchObject([
      {
        name: 'Åsa Öberg',
        organisationAsTyped: 'Karlstads kommun',
        role: 'Ej angiven',
        language: 'sv',
      },
    ]);
  });

  test('who has left is not booked again', async () => {
    await add(cast.asa, [1, 2]);
    const { database } = site.services;
    await database.write(async (tx) => {
      const { bookings } = tx.tables;
      await tx.update(bookings).set({ state: 'cancelled' });
      await tx.update(tx.tables.seminars).set({ seatsTaken: 0 });
    });
    const path = await stage.upload(forms);
    expect(stage.rowsOf(await stage.choose(path))[0]).toBe(
      '2 Har avbokat Seminarium 1: redan avbokad',
    );
  });

  test('seats that ran out meanwhile: nothing is done, and it is shown again', async () => {
    const path = await stage.upload(forms);
    await stage.choose(path);
    await add(cast.dag, [1]);
    const again = await stage.run(path);
    expect(again.text).toContain('Något ändrades medan sidan stod öppen, så ingenting är gjort.');
    expect(stage.rowsOf(again)[0]).toBe('3 Ny Seminarium 1: väntelista 1');
    expect(await standing()).toEqual(['dag@bolaget.example 1 confirmed']);
    expect((await stage.run(path)).heading).toBe('Inläst');
    expect(await standing()).toHaveLength(4);
    await expectSeatsRight(database(), site.clock.now());
  });
  const database = () => site.services.database;

  test('two at once: the second is shown what the first left', async () => {
    const [one, two] = [await stage.upload(forms), await stage.upload(forms)];
    await stage.choose(one);
    await stage.choose(two);
    await stage.run(one);
    const second = await stage.run(two);
    expect(second.text).toContain('Något ändrades');
    expect(stage.rowsOf(second).every((row) => row.includes('Finns redan'))).toBe(true);
    expect(await standing()).toHaveLength(3);
  });

  test('one that cannot be tried says so where its columns are chosen', async () => {
    const path = await stage.upload(forms);
    await stage.choose(path);
    const importId = Number(path.split('/').at(-1));
    const { choices } = (await findImportById(database().read, importId)) ?? {};
    if (!choices) throw new Error('Nothing was chosen');
    const broken = { ...choices, columns: null as never };
    await database().write((tx) =>
      updateImport(tx, importId, { state: 'trying', choices: broken, outcome: null }),
    );
    await runImports(site.services);
    const kept = await findImportById(database().read, importId);
    expect(kept).toMatchObject({ state: 'read', outcome: null, choices: { isFailed: true } });
    await database().write((tx) =>
      updateImport(tx, importId, { choices: { ...choices, isFailed: true } }),
    );
    const page = await stage.read(path);
    expect(page.heading).toBe('Välj kolumner');
    expect(page.text).toContain('Filen kunde inte provas just nu. Ingenting är ändrat.');
    expect((await stage.choose(path)).heading).toBe('Så här blir det');
  });

  test('the rows are gone when it is done, after a day, and when the file is thrown away', async () => {
    const { read } = database();
    const count = async () => (await read.select().from(read.tables.importRows)).length;
    const done = await stage.upload(forms);
    await stage.upload(forms);
    const thrown = await stage.upload(forms);
    await stage.choose(done);
    await stage.run(done);
    expect(await count()).toBe(6);
    await site.app.inject({ method: 'POST', url: `${thrown}/discard`, headers: stage.headers });
    expect(await count()).toBe(3);
    site.clock.advance(25 * 3_600_000);
    await runImports(site.services);
    expect(await count()).toBe(0);
  });

  test('history tells that it was done and how many, and no name', async () => {
    const path = await stage.upload(forms, 'Åsas lista.csv');
    await stage.choose(path);
    await stage.run(path);
    const { read } = database();
    const { history } = read.tables;
    const all = await read.select().from(history).orderBy(history.id);
    const told = all.filter(({ event }) => event === 'people.imported');
    expect(told).toMatchObject([
      {
        actor: expect.stringMatching(/^organiser:\d+$/),
        subject: 'series',
        subjectId: world.series.id,
        details: { rows: 3, newPeople: 3, bookings: 3, letters: 0 },
      },
    ]);
    expect(all.filter(({ event }) => event === 'sign_up.created')).toHaveLength(3);
    expect(JSON.stringify(all)).not.toMatch(/åsa|karlstad/i);
    const kept = await read.select().from(read.tables.imports);
    expect(JSON.stringify(kept.map(({ outcome }) => outcome))).not.toMatch(/åsa|karlstad/i);
  });
});
