import { Refusal } from '../errors.ts';
import type { Services } from '../services.ts';
import { inThread } from '../threads.ts';
import type { Choices } from './choices.ts';
import type { ImportTask } from './import-job.ts';
import type { ImportOutcome } from './store.ts';
import {
  deleteImport,
  deleteRows,
  findImportById,
  type Import,
  listOld,
  listRunning,
  lockImport,
  updateImport,
} from './store.ts';

const job = new URL('./import-job.ts', import.meta.url);
const longestMs = 120_000;
const dayMs = 86_400_000;

/** Keeps what was chosen, and what would come of it. */
export async function tryChoices(
  services: Services,
  file: Import,
  choices: Choices,
  actor: string,
): Promise<void> {
  const { database } = services;
  const kept = await database.write(async (tx) => {
    const now = await lockImport(tx, file.id);
    if (now?.state !== 'read') return false;
    await updateImport(tx, file.id, { choices, outcome: null });
    return true;
  });
  if (!kept) throw new Refusal('gone');
  const answer = await aside(services, { importId: file.id, actor, isTrial: true });
  if (answer.kind !== 'tried') throw new Error('A trial that was none');
  await keepOutcome(services, file.id, { ...answer.outcome, by: actor }, 'read');
}

/**
 * Lets the worker do it, if `seen` is what was shown.
 *
 * @returns Whether it is on its way.
 */
export function startImport(
  { database }: Services,
  importId: number,
  seen: string,
  actor: string,
): Promise<boolean> {
  return database.write(async (tx) => {
    const file = await lockImport(tx, importId);
    if (file?.state !== 'read' || !file.outcome || file.outcome.fingerprint !== seen) return false;
    const { isChanged: _, isFailed: __, ...outcome } = file.outcome;
    await updateImport(tx, importId, { state: 'running', outcome: { ...outcome, by: actor } });
    return true;
  });
}

/** Does what is on its way, one after the other; one that a stop cut off is done from the start. */
export async function runImports(services: Services, signal?: AbortSignal): Promise<void> {
  for (const id of await listRunning(services.database.read)) {
    if (signal?.aborted) return;
    await runOne(services, id);
  }
  await eraseOld(services);
}

async function runOne(services: Services, importId: number) {
  const file = await findImportById(services.database.read, importId);
  const actor = file?.outcome?.by;
  if (!file?.outcome || !actor) return;
  try {
    const answer = await aside(services, { importId, actor, isTrial: false });
    if (answer.kind !== 'changed') return;
    const outcome = { ...answer.outcome, by: actor, isChanged: true };
    await keepOutcome(services, importId, outcome, 'running');
  } catch (error) {
    services.log.warn({ err: error, import: importId }, 'an import could not be done');
    await keepOutcome(services, importId, { ...file.outcome, isFailed: true }, 'running');
  }
}

function aside(services: Services, order: Pick<ImportTask, 'importId' | 'actor' | 'isTrial'>) {
  const { database, clock, config } = services;
  const { offerHours, mailFrom } = config;
  const told = { ...order, at: clock(), databaseUrl: database.url };
  const task: ImportTask = { ...told, config: { offerHours, mailFrom } };
  const options = { timeoutMs: longestMs };
  return inThread<typeof import('./import-job.ts').default>(services, job, task, options);
}

/** Back to where it can be looked at and begun again, unless it has come further meanwhile. */
function keepOutcome(
  { database }: Services,
  importId: number,
  outcome: ImportOutcome,
  from: 'read' | 'running',
) {
  return database.write(async (tx) => {
    const file = await lockImport(tx, importId);
    if (file?.state === from) await updateImport(tx, importId, { state: 'read', outcome });
  });
}

/** Throws the file away: nothing of it stays. */
export function discardImport({ database }: Services, importId: number) {
  return database.write(async (tx) => {
    const file = await lockImport(tx, importId);
    if (file?.state === 'read') await deleteImport(tx, importId);
  });
}

/** People of a file that nobody went on with are not kept longer than a day. */
async function eraseOld({ database, clock }: Services) {
  const before = new Date(clock().getTime() - dayMs);
  for (const id of await listOld(database.read, before)) {
    await database.write(async (tx) => {
      const file = await lockImport(tx, id);
      if (file?.state !== 'read') return;
      await deleteRows(tx, id);
      await updateImport(tx, id, { state: 'failed', outcome: null });
    });
  }
}
