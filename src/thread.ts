import './storage/load-light.ts';
import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { Refusal } from './errors.ts';
import type { Job, Order, Outcome, Told } from './threads.ts';

// On Linux a thread has its own: what is made here waits for those who sign up.
if (process.platform === 'linux') setPriority(10);

/** The other side of `threads.ts`: does one job after the other, each with its own connection. */
parentPort?.on('message', async (order: Order) => {
  const outcome = await outcomeOf(order);
  try {
    tell(outcome);
  } catch (error) {
    tell(failure(error));
  }
});

function tell(told: Told) {
  parentPort?.postMessage(told, 'answer' in told ? bytesOf(told.answer) : []);
}

async function outcomeOf({ job, input, databaseUrl }: Order): Promise<Outcome> {
  try {
    const run = (await import(job)).default as Job<unknown, unknown, unknown>;
    const { openReader } = await import('./storage/open.ts');
    const reader = await openReader(databaseUrl);
    try {
      return { answer: await run(input, reader.read, (news) => tell({ news })) };
    } finally {
      await reader.close();
    }
  } catch (error) {
    return failure(error);
  }
}

/** Without what a driver's error carries and no message can. */
function failure(error: unknown): Outcome {
  if (error instanceof Refusal) return { refused: error.code };
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  return { error: Object.assign(new Error(message), { name, stack }) };
}

function bytesOf(answer: unknown) {
  if (!(answer instanceof Uint8Array)) return [];
  return answer.byteLength === answer.buffer.byteLength ? [answer.buffer as ArrayBuffer] : [];
}
