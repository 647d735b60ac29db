import { describe, expect, it } from 'vitest';
import type { Database } from '../../src/storage/database.ts';
import { startProcess } from '../support/processes.ts';
import { commitsIn, openWithConnections } from '../support/sqlite-file.ts';

const keep = (database: Database, key: string, value: unknown = 1) =>
  database.write(async (tx) => {
    await tx.insert(tx.tables.settings).values({ key, value });
    return key;
  });

const keys = async ({ read }: Database) => {
  const { settings } = read.tables;
  return (await read.select({ key: settings.key }).from(settings)).map(({ key }) => key);
};

const many = (length: number) =>
  Array.from({ length }, (_, n) => `key ${String(n).padStart(3, '0')}`);

describe('one commit', () => {
  it('holds many units, and 64 at most', async () => {
    const { file, database } = await openWithConnections();
    const before = commitsIn(file);
    await Promise.all(many(150).map((key) => keep(database, key)));
    const commits = commitsIn(file) - before;
    expect(commits).toBeGreaterThanOrEqual(3);
    expect(commits).toBeLessThan(40);
    expect(await keys(database)).toEqual(many(150));
  });

  it('takes no new unit after 25 ms', async () => {
    const { file, database } = await openWithConnections();
    const before = commitsIn(file);
    const slow = many(12).map((key) =>
      database.write(async (tx) => {
        for (const until = performance.now() + 10; performance.now() < until; );
        await tx.insert(tx.tables.settings).values({ key, value: 1 });
      }),
    );
    await Promise.all(slow);
    expect(commitsIn(file) - before).toBeGreaterThanOrEqual(4);
  });

  it('is on disk before anyone in it is answered', async () => {
    const { file, database, writer } = await openWithConnections();
    const seen = many(5).map(async (key) => {
      await keep(database, key);
      return { commits: commitsIn(file), inTransaction: writer.inTransaction };
    });
    const [first] = await Promise.all(seen);
    expect(first).toEqual({ commits: expect.any(Number), inTransaction: false });
    expect(first?.commits).toBeGreaterThan(0);
  });
});

describe('a full disk', () => {
  it('refuses what has no room, and those beside it pay nothing', async () => {
    const { database, writer } = await openWithConnections();
    const pages = writer.pragma('page_count', { simple: true });
    writer.pragma(`max_page_count = ${Number(pages) + 20}`);
    const small = many(40).map((key) => keep(database, key));
    const big = keep(database, 'big', 'x'.repeat(1_000_000));
    const after = many(20).map((key) => keep(database, `after ${key}`));
    await expect(big).rejects.toMatchObject({
      code: 'unavailable',
      statusCode: 503,
      cause: { code: 'SQLITE_FULL' },
    });
    await Promise.all([...small, ...after]);
    expect((await keys(database)).length).toBe(60);

    writer.pragma('max_page_count = 100000');
    await keep(database, 'room again', 'x'.repeat(1_000_000));
    expect(await keys(database)).toContain('room again');
  });

  it('lets no unit go on that caught the error', async () => {
    const { database, writer } = await openWithConnections();
    const pages = writer.pragma('page_count', { simple: true });
    writer.pragma(`max_page_count = ${Number(pages) + 20}`);
    const unit = database.write(async (tx) => {
      const { settings } = tx.tables;
      const big = tx.insert(settings).values({ key: 'big', value: 'x'.repeat(1_000_000) });
      await big.then(undefined, () => undefined);
      await tx.insert(settings).values({ key: 'after', value: 1 });
    });
    await expect(unit).rejects.toMatchObject({ code: 'unavailable' });
    expect(await keys(database)).toEqual([]);
  });
});

describe('a refused commit', () => {
  it('is told to its own unit only', async () => {
    const { database, writer } = await openWithConnections();
    // Nothing of ours is deferred, so the commit is made to fail by what is.
    writer.exec(`
      create table parents (id integer primary key);
      create table children (parent integer references parents (id) deferrable initially deferred);
      create trigger refuse after insert on settings when new.key = 'refused'
        begin insert into children values (1); end;
    `);
    const answers = await Promise.allSettled(
      ['first', 'refused', 'last'].map((key) => keep(database, key)),
    );
    expect(answers).toMatchObject([
      { status: 'fulfilled', value: 'first' },
      { status: 'rejected', reason: { code: 'unavailable', statusCode: 503 } },
      { status: 'fulfilled', value: 'last' },
    ]);
    expect(await keys(database)).toEqual(['first', 'last']);
  });
});

describe('a lock held by another process', () => {
  it('is waited for while the event loop lives', async () => {
    const { file, database } = await openWithConnections();
    const other = startProcess('lock.ts', [file]);
    expect(await other.line()).toBe('held');
    let answered = false;
    const written = keep(database, 'patient').then(() => {
      answered = true;
    });
    expect(await longestGap(20)).toBeLessThan(3000);
    expect(answered).toBe(false);
    other.go();
    await written;
    expect(await keys(database)).toEqual(['patient']);
  });

  it('ends in a refusal, for all that wait at once', async () => {
    const { file, database } = await openWithConnections(300);
    const other = startProcess('lock.ts', [file]);
    expect(await other.line()).toBe('held');
    const answers = await Promise.allSettled(many(30).map((key) => keep(database, key)));
    for (const answer of answers) {
      expect(answer).toMatchObject({
        status: 'rejected',
        reason: { code: 'unavailable', cause: { code: 'SQLITE_BUSY' } },
      });
    }
    other.go();
    expect(await other.line()).toBe('released');
    expect(await keep(database, 'later')).toBe('later');
  });
});

/** Milliseconds between two of this many ticks of 5 ms. */
function longestGap(ticks: number) {
  return new Promise<number>((resolve) => {
    let [last, longest, left] = [performance.now(), 0, ticks];
    const timer = setInterval(() => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      if (--left > 0) return;
      clearInterval(timer);
      resolve(longest);
    }, 5);
  });
}
