import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, expect, test } from 'vitest';
import { Refusal } from '../../src/errors.ts';
import type { Database } from '../../src/storage/database.ts';
import { inThread, type JobOptions } from '../../src/threads.ts';
import { describeEngines } from '../support/database.ts';
import { addSeries } from '../support/world.ts';
import type { Ask } from './processes/tried-job.ts';

const job = new URL('./processes/tried-job.ts', import.meta.url);

describeEngines('a job in a thread', (engine) => {
  let database: Database;

  beforeEach(async () => {
    database = await engine.open();
    await addSeries(database);
  });

  const ask = (what: Ask, given?: unknown, options?: JobOptions) =>
    inThread<typeof import('./processes/tried-job.ts').default>(
      { database },
      job,
      { ask: what, given },
      options,
    );

  test('is elsewhere, reads what is committed, and is told values as they are', async () => {
    const given = { at: new Date('2027-02-10T07:00:00Z'), names: new Map([[1, 'Åsa']]) };
    const answer = await ask('thread', given);
    expect(answer).toMatchObject({ given, series: [{ slug: 'oppna-data' }] });
    expect(answer).not.toMatchObject({ threadId: 0 });
  });

  test('bytes come back whole', async () => {
    expect(await ask('bytes')).toEqual(new Uint8Array(3_000_000).fill(7));
  });

  test('what it throws is thrown here, and the next one is done', async () => {
    await expect(ask('fail')).rejects.toThrow('It was tried, and it failed');
    await expect(ask('refuse')).rejects.toEqual(new Refusal('gone'));
    await expect(ask('what no message can carry')).rejects.toThrow('could not be cloned');
    await expect(ask('thread', () => 0)).rejects.toThrow('could not be cloned');
    expect(await ask('thread')).toBeTruthy();
  });

  test('a thread that dies takes only its own job with it', async () => {
    const dying = ask('die');
    const after = ask('thread');
    await expect(dying).rejects.toThrow('A thread ended in the middle of its job');
    expect(await after).toBeTruthy();
  });

  test('those that take too long are killed, and others wait until then', async () => {
    const hanging = [1, 2].map(() => ask('hang', null, { timeoutMs: 100 }));
    const after = ask('thread');
    const reason = new Refusal('unavailable');
    expect(await Promise.allSettled(hanging)).toEqual(
      Array(2).fill({ status: 'rejected', reason }),
    );
    expect(await after).toBeTruthy();
  });

  test('one that takes long keeps no other from being done', async () => {
    const stop = new AbortController();
    const hanging = ask('hang', null, { signal: stop.signal });
    const answers = [await ask('thread'), await ask('thread')];
    expect(answers[0]).toEqual(answers[1]);
    stop.abort();
    await expect(hanging).rejects.toThrow('aborted');
  });

  test('one that nobody waits for any more is killed, or never begun', async () => {
    const stop = new AbortController();
    const hanging = [1, 2, 3].map(() => ask('hang', null, { signal: stop.signal }));
    const ended = Promise.allSettled(hanging);
    await sleep(50);
    stop.abort(new Error('Nobody waits'));
    const reason = stop.signal.reason;
    expect(await ended).toEqual(Array(3).fill({ status: 'rejected', reason }));
    await expect(ask('thread', null, { signal: stop.signal })).rejects.toThrow('Nobody waits');
    expect(await ask('thread')).toBeTruthy();
  });

  test('too many that wait are turned away', async () => {
    const answers = await Promise.allSettled(Array.from({ length: 30 }, () => ask('thread')));
    const refused = answers.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(8);
    expect(refused[0]).toMatchObject({ reason: new Refusal('unavailable') });
  });
});

describeEngines('a job that wants all the memory there is', (engine) => {
  test('ends without the service', async () => {
    const database = await engine.open();
    const filling = inThread<typeof import('./processes/tried-job.ts').default>({ database }, job, {
      ask: 'fill',
    });
    await expect(filling).rejects.toThrow('memory limit');
  });
});
