import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';

/** For one part of the time, so many for others. */
const partsForOthers = 9;
/** From this share of the time on, others are at work. */
const busy = 0.5;

/**
 * Long work, part by part, on the thread that answers everybody: hardly a pause between the parts
 * while nobody else is there, and long ones while sign-ups come in.
 */
export async function* paced<Part>(parts: AsyncIterable<Part>): AsyncGenerator<Part> {
  const iterator = parts[Symbol.asyncIterator]();
  let last = performance.eventLoopUtilization();
  let since = performance.now();
  try {
    for (;;) {
      const began = performance.now();
      const { value, done } = await iterator.next();
      const own = performance.now() - began;
      if (done) return;
      yield value;
      const now = performance.now();
      const { active } = performance.eventLoopUtilization(last);
      const others = (active - own) / (now - since);
      last = performance.eventLoopUtilization();
      since = now;
      await (others > busy ? sleep(own * partsForOthers) : nextTurn());
    }
  } finally {
    await iterator.return?.();
  }
}
