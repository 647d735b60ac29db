import type { Services } from './services.ts';

/** Work that goes on beside the requests. */
export interface Worker {
  name: string;
  /** Pause between the end of one run and the start of the next, in milliseconds. */
  everyMs: number;
  /** When the signal aborts it should begin nothing more. */
  run: (services: Services, signal: AbortSignal) => Promise<unknown>;
}

/**
 * Each worker runs by itself, never twice at once. What goes wrong is logged and tried again at
 * the next turn.
 *
 * @returns A function that stops them all and waits for those at work.
 */
export function startWorkers(workers: Worker[], services: Services): () => Promise<void> {
  const stops = workers.map((worker) => startWorker(worker, services));
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}

function startWorker(worker: Worker, services: Services) {
  const stop = new AbortController();
  let timer: NodeJS.Timeout;
  let running = Promise.resolve();
  const turn = async () => {
    try {
      await worker.run(services, stop.signal);
    } catch (error) {
      services.log.error({ err: error, worker: worker.name }, 'a worker failed');
    }
    if (!stop.signal.aborted) timer = setTimeout(start, worker.everyMs);
  };
  const start = () => {
    running = turn();
  };
  start();
  return () => {
    stop.abort();
    clearTimeout(timer);
    return running;
  };
}
