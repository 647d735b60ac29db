import type { Reader } from '../storage/database.ts';
import { findStanding } from './store.ts';

const hourMs = 3_600_000;

/** Whether letters have waited for an hour, through no fault of those they are for (MAIL-07). */
export async function lettersStandStill(reader: Reader, now: Date): Promise<boolean> {
  return (await findStanding(reader, new Date(now.getTime() - hourMs))) !== undefined;
}
