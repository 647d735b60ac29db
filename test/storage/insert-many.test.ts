import { expect, test } from 'vitest';
import { insertMany } from '../../src/storage/insert-many.ts';
import { describeEngines } from '../support/database.ts';

const insertEntries = insertMany(
  'history',
  ['at', 'actor', 'event', 'subject', 'subjectId', 'details'],
  { returning: true },
);
const insertNames = insertMany('organisers', ['email', 'role', 'createdAt', 'endedAt'], {
  passesConflicts: true,
  returning: true,
});
const at = new Date('2026-12-01T09:00:00Z');

describeEngines('many rows', (engine) => {
  test.each([0, 1, 5, 6, 49, 50, 51, 55, 173])(
    '%i of them are stored as they are, in their order',
    async (count) => {
      const database = await engine.open();
      const rows = Array.from({ length: count }, (_, n) => ({
        ...{ at: new Date(at.getTime() + n), actor: 'operator', event: 'many.stored' },
        ...{ subject: 'series', subjectId: n, details: { name: `"Åsa" ${n}; ?`, parts: [n] } },
      }));
      const stored = await database.write((tx) => insertEntries(tx, rows));
      expect(stored.map(({ id: _, ...row }) => row)).toEqual(rows);
      const ids = stored.map(({ id }) => id);
      expect(ids).toEqual(ids.toSorted((a, b) => a - b));
      const { read } = database;
      const { history } = read.tables;
      expect(await read.select().from(history).orderBy(history.id)).toEqual(stored);
    },
  );

  test('those that a unique index keeps out are passed by, what is left out is null', async () => {
    const database = await engine.open();
    const rows = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, n) => ({
        ...{ email: `${from + n}@many.example`, role: 'reader' as const, createdAt: at },
        ...((from + n) % 2 ? { endedAt: null } : {}),
      }));
    const first = await database.write((tx) => insertNames(tx, rows(40, 60)));
    expect(first).toHaveLength(20);
    const second = await database.write((tx) => insertNames(tx, rows(0, 107)));
    expect(second).toHaveLength(87);
    expect(second.every(({ endedAt }) => endedAt === null)).toBe(true);
    const emails = [...first, ...second].map(({ email }) => email);
    expect(new Set(emails).size).toBe(107);
  });
});
