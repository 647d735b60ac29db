import { record } from '../history/record.ts';
import {
  addOrganisation,
  type By,
  findNamed,
  findOwnName,
  findRow,
  listMerges,
  lockStanding,
  mergeOrganisation,
  moveSpelling,
  type NotStanding,
  type Row,
  setApart,
  undoMerge,
} from '../organisations/index.ts';
import type { Services } from '../services.ts';
import type { Tx } from '../storage/database.ts';
import { changeBelonging } from './change.ts';
import { familiesOf } from './families.ts';
import { countTyped, movePeople } from './split-store.ts';

export type SplitOff =
  | NotStanding
  /** Nobody typed it any longer; the name means several; the name is its own. */
  | { kind: 'nobody' | 'ambiguous' | 'same' }
  | { kind: 'split'; into: number; name: string; people: number };

interface Wish {
  /** What people typed, to the letter. */
  typed: readonly string[];
  /** The name of the organisation that they belong to: made if there is none. */
  name: string;
}

/**
 * Whoever typed one of these leaves for an organisation of their own, and so does whoever types it
 * from now on: the two are not proposed as the same again.
 */
export async function splitOff(
  services: Services,
  id: number,
  wish: Wish,
  actor: string,
): Promise<SplitOff> {
  const known = await findNamed(services.database.read, wish.name, id);
  const concerned = known && known !== 'ambiguous' ? [id, known.id] : [id];
  return changeBelonging(services, concerned, actor, async (tx, by) => {
    const from = await lockStanding(tx, id);
    if ('kind' in from) return from;
    if ((await countTyped(tx, await familyOf(tx, id), wish.typed)) === 0) return { kind: 'nobody' };
    const into = await targetOf(tx, from, wish.name, by);
    if ('kind' in into) return into;
    for (const name of wish.typed) await moveName(tx, from, into, name, by);
    const family = await familyOf(tx, id);
    const people = await movePeople(tx, { from: family, into: into.id, typed: wish.typed });
    await setApart(tx, id, into.id, by);
    await record(tx, {
      ...by,
      event: 'organisation.split_off',
      subject: 'organisation',
      subjectId: id,
      details: { typed: wish.typed, id: into.id, into: into.name, people },
    });
    return { kind: 'split', into: into.id, name: into.name, people };
  });
}

/** One that was merged here under that name is itself again; else one that is there, or a new one. */
async function targetOf(
  tx: Tx,
  from: Row,
  name: string,
  by: By,
): Promise<Row | { kind: 'ambiguous' | 'same' }> {
  const own = await findOwnName(tx, name);
  if (own?.id === from.id) return { kind: 'same' };
  if (own && (await familyOf(tx, from.id)).includes(own.id)) {
    await undoMerge(tx, own.id, by);
    return { ...own, mergedInto: null };
  }
  const found = await findNamed(tx, name, from.id);
  if (found === 'ambiguous') return { kind: 'ambiguous' };
  if (found) return found.id === from.id ? { kind: 'same' } : found;
  const added = await addOrganisation(tx, name, by);
  // If none was added, somebody typed it meanwhile.
  const row = added ? await findRow(tx, added.id) : await findOwnName(tx, name);
  return row ?? { kind: 'same' };
}

/** The name as a spelling; and the organisation that it was as long as it was only typed. */
async function moveName(tx: Tx, from: Row, into: Row, name: string, by: By) {
  await moveSpelling(tx, from, into, name);
  const own = await findOwnName(tx, name);
  if (!own || own.id === into.id || own.id === from.id || (own.listed && !into.listed)) return;
  if (!(await familyOf(tx, from.id)).includes(own.id)) return;
  await undoMerge(tx, own.id, by);
  await mergeOrganisation(tx, { from: own.id, into: into.id }, by);
}

const familyOf = async (tx: Tx, id: number) => familiesOf(await listMerges(tx)).of(id);
