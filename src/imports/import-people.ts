import { randomBytes } from 'node:crypto';
import { type NewUid, newUids } from '../bookings/index.ts';
import type { Config } from '../config.ts';
import { record } from '../history/index.ts';
import type { Database, Tx } from '../storage/database.ts';
import { tryOut, Undone, unlessUndone } from '../storage/try-out.ts';
import { carryOut, type Order } from './carry-out.ts';
import type { Outcome } from './outcome.ts';
import { deleteRows, type Import, takeImport, updateImport } from './store.ts';

/** What can be told to a thread. */
export interface ImportOrder {
  importId: number;
  at: Date;
  actor: string;
  config: Pick<Config, 'offerHours' | 'mailFrom'>;
  /** Hears how much is done, from 0 to 1; from the start again where a unit is. */
  tell?: (part: number) => void;
}

export type Imported =
  | { kind: 'done' }
  /** It would be another outcome than the one that was shown: nothing was done. */
  | { kind: 'changed'; outcome: Outcome }
  /** Somebody else is at it, did it, or threw it away. */
  | { kind: 'gone' };

/** What would come of a file; undefined when that is another's to find out. Changes nothing. */
export function tryImport(database: Database, order: ImportOrder): Promise<Outcome | undefined> {
  const drawn = withUids(order);
  return tryOut(database, async (tx) => {
    const file = await takeImport(tx, order.importId);
    if (file?.state !== 'trying') return;
    return carryOut(tx, file, drawn);
  });
}

/**
 * Signs up everyone of a file in one unit, if what was shown is what comes of it now; the rows of
 * the file are erased in the same unit.
 */
export async function importPeople(database: Database, order: ImportOrder): Promise<Imported> {
  const drawn = withUids(order);
  return unlessUndone(
    database.write(async (tx): Promise<Imported> => {
      const file = await takeImport(tx, order.importId);
      if (file?.state !== 'running') return { kind: 'gone' };
      const outcome = await carryOut(tx, file, drawn);
      if (outcome.fingerprint !== file.outcome?.fingerprint) {
        throw new Undone({ kind: 'changed', outcome } satisfies Imported);
      }
      await finish(tx, file, outcome, order);
      return { kind: 'done' };
    }),
  );
}

async function finish(tx: Tx, file: Import, outcome: Outcome, { at, actor }: ImportOrder) {
  const { counts, fingerprint } = outcome;
  const kept = { counts, fingerprint, rows: [], by: actor };
  await updateImport(tx, file.id, { state: 'done', outcome: kept, doneAt: at });
  await deleteRows(tx, file.id);
  await record(tx, {
    ...{ at, actor, event: 'people.imported', subject: 'series', subjectId: file.seriesId },
    details: { import: file.id, ...counts },
  });
}

/** Drawn as they are first asked for, and kept: a unit that runs again draws nothing. */
function withUids({ importId, at, actor, config, tell }: ImportOrder): Order {
  const random = (bytes: number) => randomBytes(bytes).toString('base64url');
  const drawn = new Map<number, NewUid>();
  const uidOf = (place: number) => {
    const own = drawn.get(place) ?? newUids({ random, config }, at);
    drawn.set(place, own);
    return own;
  };
  return { importId, at, actor, offerHours: config.offerHours, uidOf, tell };
}
