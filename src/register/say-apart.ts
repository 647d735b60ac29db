import { findRow, listMerges, type Pair, setApart } from '../organisations/index.ts';
import type { Services } from '../services.ts';
import type { Tx } from '../storage/database.ts';
import { familiesOf } from './families.ts';

/** The first is not the second, nor any listed one that was merged into it. */
export function sayApart(
  { database, clock }: Services,
  { from, into }: Pair,
  actor: string,
): Promise<{ kind: 'unknown' | 'same' | 'saved' }> {
  const by = { at: clock(), actor };
  return database.write(async (tx) => {
    const said = await setApart(tx, from, into, by);
    if (said.kind !== 'saved') return said;
    for (const id of await listedIn(tx, into)) {
      if (id !== into && id !== from) await setApart(tx, from, id, by);
    }
    return said;
  });
}

async function listedIn(tx: Tx, id: number) {
  const listed: number[] = [];
  for (const one of familiesOf(await listMerges(tx)).of(id)) {
    if ((await findRow(tx, one))?.listed) listed.push(one);
  }
  return listed;
}
