import { indexRegister, type RegisterIndex } from '../matching/index.ts';
import type { Reader } from '../storage/database.ts';
import { findRegisterSetting, listKnown } from './register-store.ts';

let made: { mark: unknown; index: RegisterIndex } | undefined;
const empty = indexRegister([]);

/**
 * The index of the listed organisations as they are. Made once and kept until the register's mark
 * is another: no two states of any register bear the same mark, so what another process or an
 * undone unit has changed is never mixed up.
 */
export async function readRegister(reader: Reader): Promise<RegisterIndex> {
  const mark = await findRegisterSetting(reader, 'register_mark');
  if (mark === undefined) return empty;
  if (made?.mark === mark) return made.index;
  const index = indexRegister(await listKnown(reader));
  made = { mark, index };
  return index;
}
