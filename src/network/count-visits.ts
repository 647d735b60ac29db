import { formatIn } from '../i18n/format.ts';
import type { Services } from '../services.ts';
import { addVisits } from './figures-store.ts';
import { paceVisits } from './visit-pace.ts';

export interface VisitCounter {
  /** Never waits and never fails: the visitor is on the way already. */
  note(linkId: number, block: string): void;
  /** When all that was noted is stored, or cannot be now. */
  settled(): Promise<void>;
}

/**
 * Counts visits by link and Swedish day. One unit at a time is written; what comes meanwhile
 * waits here and goes into the next, so that however many visit, sign-ups wait for one unit only.
 */
export function countVisits({ database, clock, log }: Services): VisitCounter {
  const pace = paceVisits();
  let waiting = new Map<string, number>();
  let writing: Promise<void> | undefined;

  const add = (key: string, visits: number) => waiting.set(key, (waiting.get(key) ?? 0) + visits);

  const writeAll = async () => {
    while (waiting.size > 0) {
      const batch = waiting;
      waiting = new Map();
      try {
        await database.write((tx) => addVisits(tx, visitsOf(batch)));
      } catch (error) {
        log.warn({ err: error }, 'visits could not be counted yet');
        for (const [key, visits] of batch) add(key, visits);
        return;
      }
    }
  };
  const write = () => {
    writing ??= writeAll().finally(() => {
      writing = undefined;
    });
    return writing;
  };

  return {
    note(linkId, block) {
      const at = clock();
      const onDay = formatIn('sv').isoLocal(at).slice(0, 10);
      for (const [key, visits] of pace(block, `${linkId} ${onDay}`, at)) add(key, visits);
      // Nobody waits for it, and it never throws.
      if (waiting.size > 0) void write();
    },
    settled: async () => {
      await writing;
      await write();
    },
  };
}

/** In one order for all processes, or two of them could wait for each other. */
function visitsOf(batch: Map<string, number>) {
  return [...batch]
    .map(([key, visits]) => {
      const [link, onDay = ''] = key.split(' ');
      return { shareLinkId: Number(link), onDay, visits };
    })
    .filter(({ visits }) => visits !== 0)
    .toSorted((a, b) => a.shareLinkId - b.shareLinkId || a.onDay.localeCompare(b.onDay));
}
