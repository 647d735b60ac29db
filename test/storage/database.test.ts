import { eq } from 'drizzle-orm/sql';
import { expect, it } from 'vitest';
import { statement, value } from '../../src/storage/statement.ts';
import { describeEngines } from '../support/database.ts';

const at = new Date('2027-02-10T07:00:00.123Z');

describeEngines('a database', (engine) => {
  it('keeps what a unit wrote, as it was', async () => {
    const database = await engine.open();
    await database.write(async (tx) => {
      const { history } = tx.tables;
      await tx.insert(history).values({
        at,
        actor: 'service',
        event: 'series.made',
        subject: 'series',
        subjectId: 1,
        details: { after: { title: 'Öppna data' }, before: null },
      });
    });
    const { history } = database.read.tables;
    const rows = await database.read.select().from(history);
    expect(rows).toMatchObject([
      { at, subjectId: 1, details: { after: { title: 'Öppna data' }, before: null } },
    ]);
  });

  it('undoes the whole unit when it throws', async () => {
    const database = await engine.open();
    const unit = database.write(async (tx) => {
      await tx.insert(tx.tables.settings).values({ key: 'a', value: 1 });
      throw new Error('no');
    });
    await expect(unit).rejects.toThrow('no');
    expect(await database.read.select().from(database.read.tables.settings)).toEqual([]);
  });

  it('runs statements that are prepared once, with values as columns store them', async () => {
    const database = await engine.open();
    const insert = statement((db) =>
      db
        .insert(db.tables.organisers)
        .values({
          email: value('email'),
          role: 'owner',
          createdAt: value('at', db.tables.organisers.createdAt),
          endedAt: value('endedAt', db.tables.organisers.endedAt),
        })
        .returning(),
    );
    const find = statement((db) => {
      const { organisers } = db.tables;
      return db
        .select({ email: organisers.email, endedAt: organisers.endedAt })
        .from(organisers)
        .where(eq(organisers.createdAt, value('at', organisers.createdAt)));
    });
    for (const email of ['a@example.se', 'b@example.se']) {
      const rows = await database.write((tx) => insert(tx, { email, at, endedAt: null }));
      expect(rows).toMatchObject([{ email, createdAt: at, endedAt: null }]);
    }
    expect(await find(database.read, { at })).toEqual([
      { email: 'a@example.se', endedAt: null },
      { email: 'b@example.se', endedAt: null },
    ]);
    expect(await find(database.read, { at: new Date(0) })).toEqual([]);
  });
});
