import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../../src/storage/open.ts';
import { temporaryFolder } from '../support/database.ts';
import { startProcess } from '../support/processes.ts';

const strace = spawnSync('strace', ['-V']).status === 0;
if (!strace && process.env.CI)
  throw new Error('strace is missing: the tests of disk errors need it.');
if (!strace) console.warn('strace is not installed here: the tests of disk errors are left out.');

const all = Array.from({ length: 10 }, (_, n) => `key ${n}`);

/** Ten units at once in a process whose disk refuses to sync the log, when told. */
async function writeWhileSyncFails(when: string) {
  const file = join(temporaryFolder(), 'test.db');
  await (await openDatabase(file)).close();
  const other = startProcess(
    'write.ts',
    [file],
    [
      ...['strace', '-f', '-o', '/dev/null', '-P', `${file}-wal`, '-e', 'trace=fsync,fdatasync'],
      ...['-e', `inject=fsync,fdatasync:error=EIO:when=${when}`],
    ],
  );
  const answers: string[] = JSON.parse(await other.line());
  const database = await openDatabase(file);
  const { settings } = database.read.tables;
  const rows = await database.read
    .select({ key: settings.key })
    .from(settings)
    .orderBy(settings.key);
  await database.close();
  return { answers, kept: rows.map(({ key }) => key) };
}

it.skipIf(!strace)('a sync that fails once costs nobody anything', async () => {
  const { answers, kept } = await writeWhileSyncFails('1');
  expect(answers).toEqual(all);
  expect(kept).toEqual(all);
});

it.skipIf(!strace)('a disk that fails is told to everyone, and nothing is there', async () => {
  const { answers, kept } = await writeWhileSyncFails('1+');
  expect(answers).toEqual(all.map(() => 'unavailable: SQLITE_IOERR_FSYNC'));
  expect(kept).toEqual([]);
});
