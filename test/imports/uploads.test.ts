import { on } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { beforeEach, describe, expect, test } from 'vitest';
import { beginImport } from '../../src/imports/begin-import.ts';
import { importPeople, tryImport } from '../../src/imports/import-people.ts';
import { runImports } from '../../src/imports/index.ts';
import { findImportById, lockImport, updateImport } from '../../src/imports/store.ts';
import { pathsIn } from '../../src/paths.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { describeEngines, sqlite } from '../support/database.ts';
import { expectSeatsRight } from '../support/invariants.ts';
import { signInAs } from '../support/organisers.ts';
import { openSite } from '../support/site.ts';
import { type Visit, visit } from '../support/visit.ts';
import { addSeries } from '../support/world.ts';
import { importPath, stageOf } from './stage.ts';

const idOf = (path: string) => Number(path.split('/').at(-1));

/** How much the page says is done, as soon as that is over `least`; nothing when it never was. */
async function partOver(least: number, look: () => Promise<Visit>) {
  for (;;) {
    await nextTurn();
    const page = await look();
    if (page.heading !== 'Läser in') return;
    const part = Number(/<progress [^>]*value="(\d+)"/.exec(page.body)?.[1]);
    if (part > least) return part;
  }
}

describe('a file that cannot be read', () => {
  let site: TestApp;
  let stage: Awaited<ReturnType<typeof stageOf>>;

  beforeEach(async () => {
    const database = await sqlite.open();
    await addSeries(database);
    site = await startApp(database);
    stage = await stageOf(site);
  });

  test.each([
    ['nothing', '', 'Filen är tom.'],
    ['a heading alone', 'Namn;E-post\r\n', 'Filen har bara rubriker'],
    ['a PDF called CSV', '%PDF-1.7 …', 'Det här är ingen tabell.'],
    ['a zip called CSV', 'PK\u0003\u0004', 'Filen går inte att packa upp'],
    ['10,000 rows', `a;b\n${'1;2\n'.repeat(10_000)}`, 'Filen har fler än 5 000 rader.'],
    ['an open quote', 'a;b\n"1;2', 'Ett citattecken öppnas men stängs aldrig'],
  ])('%s: a sentence, and nothing is kept', async (_name, content, sentence) => {
    const answer = await stage.sendFile(content);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(sentence);
    expect(answer.body).toContain('aria-invalid="true"');
    const { read } = site.services.database;
    expect(await read.select().from(read.tables.imports)).toEqual([]);
  });

  test('one of 50 MB is refused by its size', async () => {
    const answer = await stage.sendFile(Buffer.alloc(50 * 1024 * 1024, 'a;b\n'));
    expect(answer.statusCode).toBe(413);
    expect(answer.body).toContain('Filen är större än 10 MB.');
  });

  test('no file, and no form at all', async () => {
    const { headers } = stage;
    const bare = await site.app.inject({ method: 'POST', url: importPath, headers });
    expect([bare.statusCode, bare.body.includes('Välj en fil först.')]).toEqual([422, true]);
    const plain = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
    const fields = await site.app.inject({
      ...{ method: 'POST', url: importPath, headers: plain, payload: 'file=x' },
    });
    expect([fields.statusCode, fields.body.includes('Välj en fil först.')]).toEqual([422, true]);
  });

  test.each(['../../etc/passwd', 'a\u202Efdp.csv', '<b>x</b>.csv', 'x'.repeat(500)])(
    'a name that lies is only text: %s',
    async (name) => {
      const path = await stage.upload('Namn;E-post\nÅsa;asa@x.example', name);
      const page = await visit(site.app, path, stage.headers);
      expect(page.body).not.toContain('<b>x</b>');
      expect(page.body).not.toContain('\u202E');
    },
  );

  test('in English too', async () => {
    const url = pathsIn('en').organiserSeries('oppna-data', 'people/import');
    const answer = await site.app.inject({ method: 'POST', url, headers: stage.headers });
    expect(answer.body).toContain('Choose a file first.');
    const path = await stage.upload('Name,Email\nBo,bo@x.example');
    const english = path.replace(importPath, url);
    expect((await visit(site.app, english, stage.headers)).heading).toBe('Choose columns');
  });

  test('a column that is not there, and what must be chosen', async () => {
    const path = await stage.upload('Namn;E-post\nÅsa;asa@x.example');
    const wrong = await stage.choose(path, { column_email: '9', column_name: '' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Välj en av kolumnerna');
    const lacking = await stage.choose(path, { column_email: '', column_name: '' });
    for (const sentence of ['e-postadresser', 'kolumnen med namn', 'minst en morgon']) {
      expect(lacking.text).toContain(sentence);
    }
  });
});

test('over the wire: a file that is too large gets its answer', async () => {
  const database = await sqlite.open();
  await addSeries(database);
  const site = await openSite(database);
  try {
    const headers = await signInAs(site, 'organiser');
    const body = new FormData();
    body.append('file', new Blob([Buffer.alloc(12 * 1024 * 1024, 'a;b\n')]), 'lista.csv');
    const answer = await fetch(site.origin + importPath, { method: 'POST', headers, body });
    expect(answer.status).toBe(413);
  } finally {
    await site.close();
  }
});

const people = (count: number) =>
  [
    'Namn;E-post;Organisation;Nr',
    ...Array.from({ length: count }, (_, n) => `P ${n};p${n}@x.example;Bolag ${n % 50} AB;1, 2`),
  ].join('\n');

describeEngines('an import', (engine) => {
  test('of 5,000 people is one unit; others are served meanwhile', async () => {
    const database = await engine.open();
    await addSeries(database, { capacities: [2000, 6000, 10] });
    const site = await startApp(database);
    const stage = await stageOf(site);
    const path = await stage.upload(people(5000));
    const trial = await stage.choose(path, { letters: 'send' });
    expect(trial.text).toMatch(/5\s000 personer blir anmälda\./);
    expect(trial.text).toMatch(/3\s000 bokningar hamnar på väntelistan/);
    expect(trial.text).toMatch(/12\s000 brev skickas\./);
    expect(trial.text).toContain('Sida 1 av 100');
    expect(stage.rowsOf(await stage.read(`${path}?page=60`)).at(-1)).toBe(
      '5001 Ny Seminarium 1: väntelista 3000. Seminarium 2: bekräftad',
    );

    const seen = /name="seen" value="([^"]*)"/.exec(trial.body)?.[1] ?? '';
    expect(await beginImport(site.services, idOf(path), seen, 'organiser:1')).toBe(true);
    const beside = await visit(site.app, path, stage.headers);
    expect(beside.heading).toBe('Läser in');
    expect(beside.body).toMatch(/<progress [^>]*max="100"><.progress>/);
    const running = runImports(site.services);
    expect(await partOver(15, () => visit(site.app, path, stage.headers))).toBeLessThan(100);
    await running;
    expect((await stage.read(path)).heading).toBe('Inläst');
    await expectSeatsRight(database, site.clock.now());
  }, 60_000);

  test('whose unit runs twice does it once', async () => {
    const { database, order } = await running(engine.open());
    expect(await importPeople(database, order)).toEqual({ kind: 'done' });
    expect(await importPeople(database, order)).toEqual({ kind: 'gone' });
    const { read } = database;
    expect(await read.select().from(read.tables.bookings)).toHaveLength(20);
    const uids = (await read.select().from(read.tables.bookings)).map((one) => one.calendarUid);
    expect(new Set(uids).size).toBe(20);
  });

  test('that is killed in the middle has done nothing, and is done after the start', async () => {
    const { database, site, order, path, stage } = await running(engine.open(), 5000);
    const script = new URL('./processes/import.ts', import.meta.url);
    const task = { ...order, databaseUrl: database.url };
    const worker = new Worker(script, { workerData: task, execArgv: [] });
    for await (const [part] of on(worker, 'message')) if (part > 0.5) break;
    await worker.terminate();
    const { read } = database;
    expect(await read.select().from(read.tables.signUps)).toEqual([]);
    expect((await findImportById(read, order.importId))?.state).toBe('running');
    await runImports(site.services);
    expect((await stage.read(path)).heading).toBe('Inläst');
    await expectSeatsRight(database, site.clock.now());
  }, 60_000);

  test.runIf(engine.name === 'postgres')('that another process is at is left to it', async () => {
    const { database, site, order } = await running(engine.open({ twice: false }));
    const { read, write } = database;
    const [isHeld, letGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const other = write(async (tx) => {
      await lockImport(tx, order.importId);
      isHeld.resolve();
      await letGo.promise;
    });
    await isHeld.promise;
    expect(await importPeople(database, order)).toEqual({ kind: 'gone' });
    expect(await tryImport(database, order)).toBeUndefined();
    await runImports(site.services);
    expect((await findImportById(read, order.importId))?.state).toBe('running');
    letGo.resolve();
    await other;
    expect(await read.select().from(read.tables.signUps)).toEqual([]);
    await runImports(site.services);
    expect(await read.select().from(read.tables.signUps)).toHaveLength(10);
  });

  async function running(opening: ReturnType<typeof engine.open>, count = 10) {
    const database = await opening;
    await addSeries(database, { capacities: [5, 6000, 10] });
    const site = await startApp(database);
    const stage = await stageOf(site);
    const path = await stage.upload(people(count));
    await stage.choose(path);
    const importId = idOf(path);
    const { mailFrom, offerHours } = site.services.config;
    const at = site.clock.now();
    const order = { importId, at, actor: 'organiser:1', config: { mailFrom, offerHours } };
    await database.write((tx) => updateImport(tx, importId, { state: 'running' }));
    return { database, site, stage, path, order };
  }
});
