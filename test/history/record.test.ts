import { expect, it } from 'vitest';
import { listEntries, record } from '../../src/history/index.ts';
import { describeEngines } from '../support/database.ts';
import { usualNow } from '../support/usual-now.ts';

describeEngines('history', (engine) => {
  it('keeps who did what, in order, with what changed', async () => {
    const { read, write } = await engine.open();
    const entry = { at: usualNow, actor: 'operator', subject: 'seminar', subjectId: 7 };
    await write(async (tx) => {
      await record(tx, { ...entry, event: 'seminar.moved', details: { before: 1, after: 2 } });
      await record(tx, { ...entry, event: 'seminar.moved', details: { before: 2, after: 3 } });
      await record(tx, { ...entry, event: 'seminar.cancelled' });
    });
    expect(await listEntries(read, 'seminar.moved', 'seminar', [7, 8])).toEqual([
      { subjectId: 7, details: { before: 1, after: 2 } },
      { subjectId: 7, details: { before: 2, after: 3 } },
    ]);
    expect(await listEntries(read, 'seminar.moved', 'booking', [7])).toEqual([]);
    const [{ at, actor } = entry] = await read.select().from(read.tables.history);
    expect({ at, actor }).toEqual({ at: usualNow, actor: 'operator' });
  });

  it('goes with the unit: undone together', async () => {
    const { read, write } = await engine.open();
    const entry = { at: usualNow, actor: 'service', event: 'x.done', subject: 'x', subjectId: 1 };
    const broken = write(async (tx) => {
      await record(tx, entry);
      throw new Error('undone');
    });
    await expect(broken).rejects.toThrow('undone');
    expect(await read.select().from(read.tables.history)).toEqual([]);
  });
});
