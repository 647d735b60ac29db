import { lockSeminars, settleSeminar } from '../bookings/index.ts';
import { type By, listMerges } from '../organisations/index.ts';
import { raiseVersion } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Tx } from '../storage/database.ts';
import { listLimitedSeminars, listSeriesNaming } from './concerned-store.ts';
import { familiesOf } from './families.ts';

/**
 * One unit that changes who people belong to: the seats that this gives free by a limit go to the
 * line in the same unit, and public pages learn of it if they name one of the organisations.
 *
 * @param concerned ids of the organisations that are touched; of merged ones the whole family is
 */
export function changeBelonging<T>(
  { database, clock, config }: Services,
  concerned: readonly number[],
  actor: string,
  work: (tx: Tx, by: By) => Promise<T>,
): Promise<T> {
  const moment = { at: clock(), offerHours: config.offerHours };
  return database.write(async (tx) => {
    // Seminars before organisations: the order in which everyone locks. All that have limits, as
    // somebody who signs up to one of them at this moment is not seen until it is locked.
    await lockSeminars(tx, await listLimitedSeminars(tx, moment.at));
    const families = familiesOf(await listMerges(tx));
    const touched = [...new Set(concerned.flatMap(families.of))];
    const seminars = await listLimitedSeminars(tx, moment.at, touched);
    const result = await work(tx, { at: moment.at, actor });
    for (const id of seminars) await settleSeminar(tx, id, moment);
    for (const id of await listSeriesNaming(tx, touched)) await raiseVersion(tx, id);
    return result;
  });
}
