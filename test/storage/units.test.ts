import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Database, Tx } from '../../src/storage/database.ts';
import { statement, value } from '../../src/storage/statement.ts';
import { describeEngines } from '../support/database.ts';

const keep = (key: string) => (tx: Tx) => tx.insert(tx.tables.settings).values({ key, value: 1 });

const keys = async ({ read }: Database) => {
  const { settings } = read.tables;
  return (await read.select({ key: settings.key }).from(settings)).map(({ key }) => key).sort();
};

describeEngines('a unit of work', (engine) => {
  it('is refused inside another, and the outer one is undone', async () => {
    const database = await engine.open({ twice: false });
    const outer = database.write(async (tx) => {
      await keep('outer')(tx);
      await database.write(keep('inner'));
    });
    await expect(outer).rejects.toThrow('A unit of work inside a unit of work');
    expect(await keys(database)).toEqual([]);
  });

  it('does not read past its own handle', async () => {
    const database = await engine.open({ twice: false });
    const unit = database.write(() => keys(database));
    await expect(unit).rejects.toThrow('A unit of work reads by its own handle');
  });

  it('leaves no handle that works after it', async () => {
    const database = await engine.open({ twice: false });
    let kept: Tx | undefined;
    await database.write(async (tx) => {
      kept = tx;
    });
    const late = async () => kept && (await keep('late')(kept));
    await expect(late()).rejects.toThrow('A query outside its unit of work');
    const running = Promise.withResolvers<void>();
    const other = database.write(async (tx) => {
      running.resolve();
      for (let n = 0; n < 20; n++) await keep(`other ${n}`)(tx);
    });
    await running.promise;
    await expect(late()).rejects.toThrow('A query outside its unit of work');
    await other;
    const found = await keys(database);
    expect(found).toHaveLength(20);
    expect(found).not.toContain('late');
  });

  it('lends no prepared statement to what is outside it', async () => {
    const database = await engine.open({ twice: false });
    const insert = statement((db) =>
      db.insert(db.tables.settings).values({ key: value('key'), value: 1 }),
    );
    let kept: Tx | undefined;
    await database.write(async (tx) => {
      kept = tx;
      await insert(tx, { key: 'inside' });
    });
    const late = async () => kept && (await insert(kept, { key: 'late' }));
    await expect(late()).rejects.toThrow('A query outside its unit of work');
    expect(await keys(database)).toEqual(['inside']);
  });

  it('keeps a forgotten await out of the next unit', async () => {
    const database = await engine.open({ twice: false });
    const forgotten: Promise<PromiseSettledResult<void>[]>[] = [];
    const forgetful = database.write(async (tx) => {
      const helper = async () => {
        for (let n = 0; n < 20; n++) await keep(`forgotten ${n}`)(tx);
      };
      forgotten.push(Promise.allSettled([helper()]));
    });
    const next = database.write(async (tx) => {
      for (let n = 0; n < 20; n++) await keep(`next ${n}`)(tx);
      throw new Error('the next is undone');
    });
    const [first, second] = await Promise.allSettled([forgetful, next]);
    expect(second).toMatchObject({ reason: { message: 'the next is undone' } });
    expect(await forgotten[0]).toMatchObject([{ status: 'rejected' }]);
    const kept = await keys(database);
    // On SQLite what ran before the unit ended is its own; all the rest was refused.
    expect(kept.length).toBeLessThan(20);
    if (engine.name === 'postgres') {
      expect(first.status).toBe('rejected');
      expect(kept).toEqual([]);
    }
  });

  it('that fails takes nothing from those that wait beside it', async () => {
    const database = await engine.open({ twice: false });
    const units = Array.from({ length: 30 }, (_, n) =>
      database.write(async (tx) => {
        await keep(`key ${n}`)(tx);
        if (n % 3 === 0) throw new Error(`no ${n}`);
      }),
    );
    const answers = await Promise.allSettled(units);
    expect(answers.map(({ status }) => status === 'fulfilled')).toEqual(
      answers.map((_, n) => n % 3 !== 0),
    );
    expect(await keys(database)).toHaveLength(20);
  });

  it('that meets a broken rule is undone, and its error names no value', async () => {
    const database = await engine.open({ twice: false });
    await database.write(keep('asa@example.se'));
    const unit = database.write(async (tx) => {
      await keep('before')(tx);
      await keep('asa@example.se')(tx);
    });
    const error = await unit.catch((thrown) => thrown);
    expect(error).toMatchObject({ code: expect.stringMatching(/^(23505|SQLITE_CONSTRAINT)/) });
    expect(`${error.stack}${JSON.stringify(error)}${error.cause}`).not.toContain('asa@');
    expect(await keys(database)).toEqual(['asa@example.se']);
  });

  it('is refused once the database is closed', async () => {
    const database = await engine.open({ twice: false });
    const last = database.write(async (tx) => {
      await keep('last')(tx);
      return 'kept';
    });
    if (engine.name === 'sqlite') void database.close();
    expect(await last).toBe('kept');
    await database.close();
    await expect(database.write(keep('later'))).rejects.toThrow(/closed|pool/);
  });
});

describeEngines('a unit of work that awaits something else', (engine) => {
  it.runIf(engine.name === 'sqlite')('is undone, and what is left of it does nothing', async () => {
    const database = await engine.open({ twice: false });
    let left: Promise<unknown> | undefined;
    const unit = database.write(async (tx) => {
      await keep('before')(tx);
      left = nextTurn().then(async () => {
        await nextTurn();
        await keep('after')(tx);
      });
      await left;
    });
    await expect(unit).rejects.toThrow('A unit of work awaits only its own queries');
    await expect(left).rejects.toThrow('A query outside its unit of work');
    expect(await keys(database)).toEqual([]);
  });
});

describeEngines('units that are run twice in tests', (engine) => {
  it('show what they do beside their queries', async () => {
    const database = await engine.open();
    let runs = 0;
    await database.write(async (tx) => {
      runs++;
      await keep('once')(tx);
    });
    expect(runs).toBe(2);
    expect(await keys(database)).toEqual(['once']);
  });
});
