import { beginImport } from '../../src/imports/begin-import.ts';
import { runImports } from '../../src/imports/index.ts';
import { findImportById, updateImport } from '../../src/imports/store.ts';
import { pathsIn } from '../../src/paths.ts';
import { stageOf } from '../imports/stage.ts';
import type { Site } from '../support/site.ts';
import { slugs } from './stage.ts';

const long = 'Samhällsinformationsförsörjningssamordningsavdelningen';
const rows = [
  'Namn;E-post;Organisation;Roll;Nr;Hur hörde du talas om samhällsinformationsförsörjningen?',
  'Åsa Öberg;asa@filen.example;Karlstads kommun;Registrator;1, 2;Av en kollega',
  `Maximiliana Alexandrina von Långsammanhängande;maximiliana@filen.example;${long};Chef;1;`,
  'Bo Ek;bo;Sunne kommun;Handläggare;1;',
  'Cecilia Ås;cecilia@filen.example;Sunne kommun;Handläggare;9;',
  'Åsa Öberg;asa@filen.example;Karlstads kommun;Registrator;1, 2;',
];

/** Of one file each: how far an organiser has come with it. */
export type ImportStages = Record<
  'read' | 'unclear' | 'trying' | 'tried' | 'failed' | 'running' | 'done' | 'erased',
  string
>;

/** @returns The last part of the address of each. */
export async function bring(site: Site, cookie: string): Promise<ImportStages> {
  const { database } = site.services;
  const stage = await stageOf(site, { cookie });
  const of = pathsIn('sv').organiserSeries(slugs.next, 'people/import');
  const bringOne = async (lines: string[]) => {
    const path = await stage.upload(lines.join('\r\n'), `${long}.csv`, of);
    return { path, id: Number(path.split('/').at(-1)) };
  };
  const tryOne = async (lines: string[]) => {
    const one = await bringOne(lines);
    await stage.choose(one.path, { letters: 'send' });
    return one;
  };
  const read = await bringOne(rows);
  const tried = await tryOne(rows);
  const failed = await tryOne(rows);
  const outcome = (await findImportById(database.read, failed.id))?.outcome ?? null;
  if (!outcome) throw new Error('Nothing was tried');
  await database.write((tx) =>
    updateImport(tx, failed.id, { outcome: { ...outcome, isFailed: true } }),
  );
  const unclear = await tryOne(rows);
  const { choices } = (await findImportById(database.read, unclear.id)) ?? {};
  if (!choices) throw new Error('Nothing was chosen');
  await database.write((tx) =>
    updateImport(tx, unclear.id, { outcome: null, choices: { ...choices, isFailed: true } }),
  );
  const done = await tryOne(rows.slice(0, 2));
  const { outcome: shown } = (await findImportById(database.read, done.id)) ?? {};
  await beginImport(site.services, done.id, shown?.fingerprint ?? '', 'operator');
  await runImports(site.services);
  const trying = await tryOne(rows);
  const running = await tryOne(rows.slice(0, 3));
  await database.write((tx) => updateImport(tx, trying.id, { state: 'trying' }));
  await database.write((tx) => updateImport(tx, running.id, { state: 'running' }));
  const erased = await bringOne(rows);
  await database.write((tx) => updateImport(tx, erased.id, { state: 'failed', outcome: null }));
  const parts = Object.entries({ read, unclear, trying, tried, failed, running, done, erased });
  return Object.fromEntries(parts.map(([name, { id }]) => [name, `${id}`])) as ImportStages;
}
