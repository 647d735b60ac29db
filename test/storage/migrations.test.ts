import { expect, it } from 'vitest';
import { pendingMigrations } from '../../src/storage/migrations.ts';

const migration = (tag: string, hash = `hash of ${tag}`) => ({ tag, hash, sql: '' });
const [start, second, third] = ['0000_start', '0001_second', '0002_third'].map((tag) =>
  migration(tag),
);
const all = [start, second, third].filter((one) => one !== undefined);

it('leaves to do what the database has not had', () => {
  expect(pendingMigrations(all, [])).toEqual(all);
  expect(pendingMigrations(all, all.slice(0, 1))).toEqual([second, third]);
  expect(pendingMigrations(all, all)).toEqual([]);
});

it('refuses a database that is newer than the code', () => {
  expect(() => pendingMigrations(all.slice(0, 2), all)).toThrow(
    'The database has had the migration 0002_third, which this version does not know: start the newer version that made it.',
  );
});

it('refuses a migration that has been changed', () => {
  const changed = all.map((one) => (one === second ? migration(one.tag, 'other') : one));
  expect(() => pendingMigrations(changed, all)).toThrow(
    'The migration 0001_second has been changed since the database had it: put the file back as it was, and add a new migration.',
  );
});

it('refuses a migration that was passed over', () => {
  const had = all.filter((one) => one !== second);
  expect(() => pendingMigrations(all, had)).toThrow(
    'The migration 0001_second was passed over: the database has had later ones, so it must be given a place after them.',
  );
});
