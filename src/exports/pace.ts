import { subscribe } from 'node:diagnostics_channel';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';

/** For one part of the time so many for others: to send what was made costs as much again. */
const partsForOthers = 16;

/** Requests to this process since it began. */
let requests = 0;
subscribe('http.server.request.start', () => {
  requests += 1;
});

/**
 * Long work, part by part, on the thread that answers everybody: hardly a pause between the parts
 * while nobody else asks for anything, and long ones while sign-ups come in.
 */
export async function* paced<Part>(parts: AsyncIterable<Part>): AsyncGenerator<Part> {
  const iterator = parts[Symbol.asyncIterator]();
  let seen = requests;
  try {
    for (;;) {
      const began = performance.now();
      const { value, done } = await iterator.next();
      const own = performance.now() - began;
      if (done) return;
      yield value;
      await nextTurn();
      const isAlone = requests === seen;
      seen = requests;
      if (!isAlone) await sleep(own * partsForOthers);
    }
  } finally {
    await iterator.return?.();
  }
}
