import { Refusal } from '../errors.ts';
import type { Services } from '../services.ts';
import { inThread } from '../threads.ts';
import type { FileRead } from './read-job.ts';

const job = new URL('./read-job.ts', import.meta.url);
const longestMs = 20_000;

/** Reads a file aside: one that takes too long, or too much room, is refused as too heavy. */
export async function readFile(services: Services, bytes: Uint8Array): Promise<FileRead> {
  try {
    const options = { timeoutMs: longestMs };
    return await inThread<typeof import('./read-job.ts').default>(services, job, bytes, options);
  } catch (error) {
    const isOutOfTime = error instanceof Refusal && error.cause !== undefined;
    if (isOutOfTime || isOutOfRoom(error)) return { kind: 'refused', why: 'tooHeavy' };
    throw error;
  }
}

const isOutOfRoom = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
