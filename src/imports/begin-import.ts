import { Refusal } from '../errors.ts';
import type { Services } from '../services.ts';
import type { Choices } from './choices.ts';
import { deleteImport, lockImport, updateImport } from './store.ts';

/** Keeps what was chosen, to be tried by `runImports`. */
export async function beginTrial(
  { database }: Services,
  importId: number,
  choices: Choices,
): Promise<void> {
  const isKept = await database.write(async (tx) => {
    const file = await lockImport(tx, importId);
    if (file?.state !== 'read') return false;
    await updateImport(tx, importId, { state: 'trying', choices, outcome: null });
    return true;
  });
  if (!isKept) throw new Refusal('gone');
}

/**
 * Leaves it to `runImports`, if `seen` is what was shown.
 *
 * @returns Whether it is on its way.
 */
export function beginImport(
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

/** Throws the file away: nothing of it stays. */
export function discardImport({ database }: Services, importId: number) {
  return database.write(async (tx) => {
    const file = await lockImport(tx, importId);
    if (file?.state === 'read' || file?.state === 'trying') await deleteImport(tx, importId);
  });
}
