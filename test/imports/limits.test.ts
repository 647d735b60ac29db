import { beforeEach, expect, test } from 'vitest';
import { setLimits } from '../../src/bookings/set-limits.ts';
import type { WantedLimits } from '../../src/bookings/wanted-limits.ts';
import { beginImport } from '../../src/imports/begin-import.ts';
import { importPeople } from '../../src/imports/import-people.ts';
import { runImports } from '../../src/imports/index.ts';
import { updateImport } from '../../src/imports/store.ts';
import type { SummaryFacts } from '../../src/registrations/facts.ts';
import { signUp } from '../../src/registrations/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { expectSeatsRight } from '../support/invariants.ts';
import { addSeries, formOf, type World } from '../support/world.ts';
import { stageOf } from './stage.ts';

const until = new Date('2027-01-20T11:00:00Z');
const nothing: WantedLimits = {
  ...{ needsApproval: false, each: null, sectors: [], organisations: [], held: [] },
};
const list = (...people: string[]) =>
  [
    'Namn;E-post;Organisation;Nr',
    ...people.map((one) => {
      const [name = '', organisation, seminars = '1'] = one.split(': ');
      return `${name};${name.toLowerCase()}@x.example;${organisation};${seminars}`;
    }),
  ].join('\n');

describeEngines('an import where seats are scarce', (engine) => {
  let site: TestApp;
  let world: World;
  let stage: Awaited<ReturnType<typeof stageOf>>;

  beforeEach(async () => {
    const database = await engine.open({ seeded: true });
    world = await addSeries(database, { capacities: [4, 2, 10] });
    site = await startApp(database);
    stage = await stageOf(site);
  });

  const limit = (number: number, wanted: Partial<WantedLimits>) => {
    const { id = 0 } = world.seminars[number - 1] ?? {};
    return setLimits(site.services, id, { ...nothing, ...wanted }, 'organiser:1');
  };
  const add = (name: string, seminars = [1]) => {
    const person = { name, email: `${name.toLowerCase()}@y.example`, organisation: 'MSB' };
    const form = formOf(person, seminars);
    const { series } = world;
    return signUp(site.services, { series, form, language: 'sv', idempotencyKey: null });
  };
  const rows = async () => {
    const { read } = site.services.database;
    const { signUps, bookings } = read.tables;
    const people = await read.select().from(signUps);
    return (await read.select().from(bookings).orderBy(bookings.id)).map((one) => ({
      ...one,
      email: people.find(({ id }) => id === one.signUpId)?.email ?? '',
      number: world.seminars.find(({ id }) => id === one.seminarId)?.number ?? 0,
    }));
  };

  /** What stands of each address, in the words of the trial. */
  async function standing() {
    const all = await rows();
    const words = {
      confirmed: 'bekräftad',
      offered: 'erbjuden plats',
      requested: 'väntar på svar',
    };
    return all.map((one) => {
      const line = all.filter((other) => other.number === one.number && other.state === 'waiting');
      const place = `väntelista ${line.indexOf(one) + 1}`;
      const said = one.state === 'waiting' ? place : words[one.state as keyof typeof words];
      return `${one.email}: seminarium ${one.number}: ${said}`;
    });
  }

  /** The same of the rows that a trial shows. */
  const shown = (body: string) =>
    [...body.matchAll(/<td>([^<]*@[^<]*)<\/td>\s*<td>(.*?)<\/td>/gs)]
      .flatMap(([, email, told = '']) =>
        [
          ...told.matchAll(/Seminarium ([\d, och]+): ([a-zåäö]+(?: \d+| plats| på svar)?)/g),
        ].flatMap(([, numbers = '', words]) =>
          [...numbers.matchAll(/\d+/g)].map(
            ([number]) => `${email}: seminarium ${number}: ${words}`,
          ),
        ),
      )
      .toSorted();

  const people = list(
    ...['Dag: Bolaget AB', 'Eva: Annat bolag AB: 1, 3', 'Bo: Sunne kommun', 'Britt: Sunne kommun'],
    ...['Siv: MSB', 'Sten: Kronofogden', 'Kim: Karlstads kommun', 'Kaj: Karlstads kommun: 1, 2'],
  );

  test('tells of each row what then comes of it, and which limit it met', async () => {
    await limit(1, {
      sectors: [{ sector: 'company', seats: 1 }],
      organisations: [{ name: 'Sunne kommun', seats: 1 }],
      held: [{ name: 'Karlstads kommun', seats: 1, until }],
    });
    await limit(2, { needsApproval: true });
    const path = await stage.upload(people);
    const trial = await stage.choose(path, { letters: 'send' });
    expect(stage.rowsOf(trial)).toEqual([
      '3 Ny Seminarium 1: väntelista 1. Seminarium 3: bekräftad. Seminarium 1: Alla platser för företag är tagna.',
      '5 Ny Seminarium 1: väntelista 2. Organisationen har redan 1 av 1 plats.',
      '7 Ny Seminarium 1: väntelista 3. Platserna som är kvar hålls för Karlstads kommun till onsdag 20\u00a0januari kl.\u00a012.00.',
      '9 Ny Seminarium 1: väntelista 4. Seminarium 2: bekräftad. Seminarium 1: Alla platser är tagna.',
      ...['2', '4', '6', '8'].map((line) => `${line} Ny Seminarium 1: bekräftad`),
    ]);
    expect(trial.text).toContain('4 bokningar hamnar på väntelistan');
    expect(await rows()).toEqual([]);

    const done = await stage.run(path);
    expect(done.text).toContain('4 bokningar står på väntelistan.');
    expect((await standing()).toSorted()).toEqual(shown(trial.body));
    const { read } = site.services.database;
    await expectSeatsRight(site.services.database, site.clock.now());
    const letters = await read.select().from(read.tables.outbox);
    const met = (name: string) => {
      const own = letters.find(
        (one) => one.kind === 'summary' && one.recipientEmail.startsWith(name),
      );
      return (own?.facts as SummaryFacts | undefined)?.bookings[0]?.limit?.kind;
    };
    expect(['eva', 'britt', 'sten', 'kaj', 'dag'].map(met)).toEqual([
      ...['sector', 'organisation', 'held', 'full', undefined],
    ]);
  });

  test('behind those who wait already, and past them where the limit is not theirs', async () => {
    await limit(1, { each: 1 });
    for (const name of ['Ada', 'Alf']) await add(name);
    const path = await stage.upload(list('Siv: MSB', 'Bo: Sunne kommun', 'Kim: Karlstads kommun'));
    const trial = await stage.choose(path);
    expect(stage.rowsOf(trial)).toEqual([
      '2 Ny Seminarium 1: väntelista 2. Organisationen har redan 1 av 1 plats.',
      ...['3', '4'].map((line) => `${line} Ny Seminarium 1: bekräftad`),
    ]);
    await stage.run(path);
    expect((await standing()).slice(2).toSorted()).toEqual(shown(trial.body));
    await expectSeatsRight(site.services.database, site.clock.now());
  });

  test('a limit that is set meanwhile: nothing is done, and it is shown again', async () => {
    const path = await stage.upload(people);
    expect(stage.rowsOf(await stage.choose(path))[0]).toMatch(/väntelista 1$/);
    await limit(1, { sectors: [{ sector: 'company', seats: 0 }] });
    const again = await stage.run(path);
    expect(again.text).toContain('Något ändrades medan sidan stod öppen, så ingenting är gjort.');
    expect(stage.rowsOf(again)[0]).toContain('Seminariet har inga platser för företag.');
    expect(await rows()).toEqual([]);
    expect((await stage.run(path)).heading).toBe('Inläst');
    expect((await standing()).toSorted()).toEqual(shown(again.body));
    await expectSeatsRight(site.services.database, site.clock.now());
  });

  /** Seats for four, and as many in the file; then others come at the same moment. */
  async function begun() {
    const names = ['Bo', 'Siv', 'Kim', 'Dag'];
    const path = await stage.upload(list(...names.map((name) => `${name}: Sunne kommun: 1, 3`)));
    const trial = await stage.choose(path, { letters: 'send' });
    const seen = /name="seen" value="([^"]*)"/.exec(trial.body)?.[1] ?? '';
    const importId = Number(path.split('/').at(-1));
    expect(await beginImport(site.services, importId, seen, 'organiser:1')).toBe(true);
    return { path, trial };
  }

  async function expectWhole({ path, trial }: Awaited<ReturnType<typeof begun>>, others: number) {
    const { read } = site.services.database;
    const imported = async () => (await standing()).filter((one) => one.includes('@x.')).toSorted();
    await expectSeatsRight(site.services.database, site.clock.now());
    const page = await stage.read(path);
    if (page.heading !== 'Inläst') {
      expect(page.text).toContain('Något ändrades medan sidan stod öppen, så ingenting är gjort.');
      expect(await imported()).toEqual([]);
      const letters = await read.select().from(read.tables.outbox);
      expect(letters.some(({ recipientEmail }) => recipientEmail.endsWith('@x.example'))).toBe(
        false,
      );
      expect((await read.select().from(read.tables.signUps)).length).toBe(others);
      const again = await stage.choose(path, { letters: 'send' });
      expect((await stage.run(path)).heading).toBe('Inläst');
      expect(await imported()).toEqual(shown(again.body));
    } else expect(await imported()).toEqual(shown(trial.body));
    expect(await rows()).toHaveLength(others + 8);
    await expectSeatsRight(site.services.database, site.clock.now());
  }

  test('while people sign up: all of it as it was shown, or nothing and a sentence', async () => {
    const at = await begun();
    let isRunning = true;
    const running = runImports(site.services).finally(() => {
      isRunning = false;
    });
    let others = 0;
    while (isRunning && others < 6) await add(`Ada${others++}`);
    await running;
    await expectWhole(at, others);
  });

  test.each(['before', 'after'])('in the same moment as others, asked %s them', async (when) => {
    const at = await begun();
    const { database, config, clock } = site.services;
    const order = {
      importId: Number(at.path.split('/').at(-1)),
      at: clock(),
      actor: 'organiser:1',
    };
    const bring = async () => {
      const brought = await importPeople(database, { ...order, config });
      if (brought.kind !== 'changed') return;
      const outcome = { ...brought.outcome, isChanged: true };
      await database.write((tx) => updateImport(tx, order.importId, { state: 'read', outcome }));
    };
    const others = ['Ada', 'Alf', 'Ann'];
    const signing = () => others.map((name) => add(name));
    await Promise.all(when === 'before' ? [bring(), ...signing()] : [...signing(), bring()]);
    await expectWhole(at, others.length);
  });
});
