import { expect, it } from 'vitest';
import { Refusal } from '../../src/errors.ts';
import { translated, unavailable } from '../../src/storage/conflicts.ts';

const sqlite = (code: string) =>
  Object.assign(new Error('its words'), { name: 'SqliteError', code });
const postgres = (code: string) =>
  Object.assign(new Error('its words'), { severity: 'ERROR', code });
const network = (code: string) =>
  Object.assign(new Error('its words'), { syscall: 'connect', code });

it.for([
  sqlite('SQLITE_BUSY'),
  sqlite('SQLITE_FULL'),
  sqlite('SQLITE_IOERR_FSYNC'),
  sqlite('SQLITE_READONLY_DBMOVED'),
  postgres('57P01'),
  postgres('53300'),
  postgres('08006'),
  postgres('40P01'),
  postgres('25006'),
  network('ECONNREFUSED'),
  network('EAI_AGAIN'),
  new Error('Connection terminated unexpectedly'),
  new Error('timeout exceeded when trying to connect'),
])('what will pass is a 503: %o', (error) => {
  expect(translated(error)).toMatchObject({ code: 'unavailable', statusCode: 503 });
});

it.for([
  [sqlite('SQLITE_CONSTRAINT_UNIQUE'), 'The database answered SQLITE_CONSTRAINT_UNIQUE: its words'],
  [postgres('23505'), 'The database answered 23505: its words'],
  [postgres('22P02'), 'The database answered 22P02: a value was refused'],
] as const)('what will not is an error that may be logged: %o', ([error, message]) => {
  expect(translated(error)).toMatchObject({ code: error.code, message });
  expect(translated(error)).not.toHaveProperty('cause');
});

it('leaves all else as it was', () => {
  const own = [new Refusal('gone'), new TypeError('ours'), 'text', undefined];
  expect(own.map(translated)).toEqual(own);
  expect(translated(translated(sqlite('SQLITE_BUSY')))).toMatchObject({ code: 'unavailable' });
});

it('a refused commit is a 503 whatever the reason', () => {
  expect(unavailable(sqlite('SQLITE_CONSTRAINT_FOREIGNKEY'))).toMatchObject({
    code: 'unavailable',
    cause: { code: 'SQLITE_CONSTRAINT_FOREIGNKEY' },
  });
});
