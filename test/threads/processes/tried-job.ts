import { threadId } from 'node:worker_threads';
import { Refusal } from '../../../src/errors.ts';
import type { Reader } from '../../../src/storage/database.ts';

export type Ask =
  | 'thread'
  | 'bytes'
  | 'fail'
  | 'refuse'
  | 'die'
  | 'hang'
  | 'fill'
  | 'what no message can carry';

/** Does what a test asks for. */
export default async function run(
  { ask, given }: { ask: Ask; given?: unknown },
  read: Reader,
): Promise<unknown> {
  const { series } = read.tables;
  if (ask === 'thread') return { threadId, given, series: await read.select().from(series) };
  if (ask === 'bytes') return new Uint8Array(3_000_000).fill(7);
  if (ask === 'fail') throw new TypeError('It was tried, and it failed');
  if (ask === 'refuse') throw new Refusal('gone');
  if (ask === 'die') process.exit(3);
  if (ask === 'what no message can carry') return () => 0;
  for (const kept: object[] = []; ; ) if (ask === 'fill') kept.push({ a: kept.length, b: [ask] });
}
