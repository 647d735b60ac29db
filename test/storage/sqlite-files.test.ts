import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../../src/storage/open.ts';
import { connect } from '../../src/storage/sqlite-connection.ts';
import { temporaryFolder } from '../support/database.ts';

it('is made with its folder, and keeps what it commits', async () => {
  const file = join(temporaryFolder(), 'not', 'yet', 'there.db');
  await (await openDatabase(file)).close();
  const connection = await connect(file);
  const pragmas = ['journal_mode', 'synchronous', 'foreign_keys'];
  const found = pragmas.map((name) => connection.pragma(name, { simple: true }));
  connection.close();
  expect(found).toEqual(['wal', 2, 1]);
});

it('leaves one file when it is closed', async () => {
  const file = join(temporaryFolder(), 'one.db');
  await (await openDatabase(file)).close();
  expect([existsSync(file), existsSync(`${file}-wal`)]).toEqual([true, false]);
});

it('is refused where a crash could lose what was answered', async () => {
  await expect(connect(':memory:')).rejects.toThrow(
    'The database :memory: has journal_mode = memory, not wal: sign-ups could be lost there. Put it on a local disk.',
  );
});

it('is refused, with a sentence, when it is no database', async () => {
  const folder = temporaryFolder();
  const text = join(folder, 'text.db');
  writeFileSync(text, 'This is a letter, long enough to look like something. '.repeat(100));
  await expect(openDatabase(text)).rejects.toThrow(
    `The database ${text} cannot be opened: file is not a database.`,
  );
  mkdirSync(join(folder, 'folder.db'));
  await expect(openDatabase(join(folder, 'folder.db'))).rejects.toThrow(/ cannot be opened: .+\.$/);
});

it('is refused, with a sentence, when it is the database of something else', async () => {
  const file = join(temporaryFolder(), 'other.db');
  const other = await connect(file);
  other.exec('create table series (title text)');
  other.close();
  await expect(openDatabase(file)).rejects.toThrow(
    `The database ${file} could not be brought up to date: table \`series\` already exists.`,
  );
});
