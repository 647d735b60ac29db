import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { migrateSqlite } from '../../src/storage/migrate.sqlite.ts';
import { databaseOn } from '../../src/storage/sqlite.ts';
import { type Connection, connect } from '../../src/storage/sqlite-connection.ts';
import { temporaryFolder } from './database.ts';

/** A database on connections that the test holds too, so that it can make them fail. */
export async function openWithConnections(lockMs?: number) {
  const file = join(temporaryFolder(), 'test.db');
  await migrateSqlite(file);
  const writer: Connection = await connect(file);
  const database = databaseOn(writer, await connect(file), lockMs);
  onTestFinished(() => database.close());
  return { file, writer, database };
}

/** Commits in the write-ahead log: the last frame of each says how big the file became. */
export function commitsIn(file: string) {
  const log = readFileSync(`${file}-wal`);
  if (log.length === 0) return 0;
  const [header, frameHeader] = [32, 24];
  const frame = frameHeader + log.readUInt32BE(8);
  const salt = log.readBigUInt64BE(16);
  let commits = 0;
  for (let at = header; at + frame <= log.length; at += frame) {
    if (log.readBigUInt64BE(at + 8) === salt && log.readUInt32BE(at + 4) > 0) commits++;
  }
  return commits;
}
