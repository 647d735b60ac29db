import { setTimeout as sleep } from 'node:timers/promises';
import { type Rows, readRows, rowsOf } from '../support/rows.ts';
import { startService } from '../support/service.ts';
import { withDatabase } from '../support/world.ts';
import { startCrowd } from './crowd.ts';
import { isAcknowledged } from './ledger.ts';
import type { Run } from './rounds.ts';

/** Letters that were in a dead process' hands wait for their lease to end: two minutes. */
const patienceMs = 300_000;

/**
 * The service once more, and no crash: those who never got an answer send again, and every letter
 * leaves. What is still there when patience ends is wrong.
 */
export async function drain({ world, service, ledger, wrong }: Run) {
  const running = await startService(service);
  const isUnanswered = () => ledger.forms.some((form) => !isAcknowledged(form));
  if (isUnanswered()) {
    const leave = startCrowd({ port: service.port, slug: world.slug, ledger, changes: [] });
    for (let n = 0; n < 100 && isUnanswered(); n += 1) await sleep(100);
    await leave();
  }
  const unfinished = await withDatabase(service.databaseUrl, async (database) => {
    const until = performance.now() + patienceMs;
    for (;;) {
      const rows = rowsOf(world.seriesId, await readRows(database));
      const left = countUnfinished(rows);
      if (left === 0 || performance.now() > until) return left;
      await sleep(2000);
    }
  });
  if (unfinished > 0) wrong.add(`${unfinished} letters or mailings were never finished`);
  await running.stop();
}

const countUnfinished = ({ outbox, mailings }: Rows) =>
  outbox.filter(({ state }) => state === 'queued' || state === 'inflight').length +
  mailings.filter(({ doneAt }) => doneAt === null).length;
