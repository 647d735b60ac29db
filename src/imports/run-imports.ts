import type { Services } from '../services.ts';
import { inThread } from '../threads.ts';
import type { ImportNews, ImportTask } from './import-job.ts';
import { once } from './progress.ts';
import {
  deleteRows,
  findImportById,
  type Import,
  type ImportChange,
  listOld,
  listOnTheirWay,
  lockImport,
  updateImport,
} from './store.ts';

const job = new URL('./import-job.ts', import.meta.url);
const longestMs = 120_000;
const dayMs = 86_400_000;

/**
 * Tries and does what is on its way, one after the other; one that a stop cut off is begun again,
 * as nothing of it was kept.
 */
export async function runImports(services: Services, signal?: AbortSignal): Promise<void> {
  for (const id of await listOnTheirWay(services.database.read)) {
    if (signal?.aborted) return;
    await runImport(services, id);
  }
  await eraseOld(services);
}

/** Tries or does one, in a thread. It never fails: its page tells when it could not be done. */
export function runImport(services: Services, importId: number): Promise<void> {
  return once(services, importId, async (tell) => {
    const file = await findImportById(services.database.read, importId);
    if (!file || (file.state !== 'trying' && file.state !== 'running')) return;
    try {
      await keep(services, file, await changeBy(services, file, tell));
    } catch (error) {
      services.log.warn({ err: error, import: importId }, 'an import could not be done');
      await keep(services, file, failureOf(file)).catch((err) =>
        services.log.warn({ err, import: importId }, 'an import is left for the next turn'),
      );
    }
  });
}

/** What became of it; nothing to keep when the list was signed up, which keeps that itself. */
async function changeBy(
  services: Services,
  { id, state, choices, outcome }: Import,
  onNews: (news: ImportNews) => void,
): Promise<ImportChange | undefined> {
  const { database, clock, config } = services;
  const { offerHours, mailFrom } = config;
  const isTrial = state === 'trying';
  const actor = (isTrial ? choices?.by : outcome?.by) ?? 'service';
  const told = { importId: id, at: clock(), actor, databaseUrl: database.url };
  const task: ImportTask = { ...told, isTrial, config: { offerHours, mailFrom } };
  const options = { timeoutMs: longestMs, onNews };
  const answer = await inThread<typeof import('./import-job.ts').default>(
    ...([services, job, task, options] as const),
  );
  if (answer.kind === 'tried') return { outcome: answer.outcome };
  if (answer.kind === 'changed') return { outcome: { ...answer.outcome, isChanged: true } };
}

const failureOf = ({ state, choices, outcome }: Import): ImportChange =>
  state === 'trying'
    ? { ...(choices ? { choices: { ...choices, isFailed: true } } : {}) }
    : { outcome: outcome && { ...outcome, isFailed: true } };

/** Back to where it can be looked at and begun again, unless it has come further meanwhile. */
async function keep({ database }: Services, { id, state }: Import, change?: ImportChange) {
  if (!change) return;
  await database.write(async (tx) => {
    const file = await lockImport(tx, id);
    if (file?.state === state) await updateImport(tx, id, { ...change, state: 'read' });
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
