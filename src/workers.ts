import type { Services } from './services.ts';

/** Work that goes on beside the requests. */
export interface Worker {
  name: string;
  /** Pause between the end of one run and the start of the next, in milliseconds. */
  everyMs: number;
  run: (services: Services) => Promise<unknown>;
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
  let stopped = false;
  let timer: NodeJS.Timeout;
  let running = Promise.resolve();
  const turn = async () => {
    try {
      await worker.run(services);
    } catch (error) {
      services.log.error({ err: error, worker: worker.name }, 'a worker failed');
    }
    if (!stopped) timer = setTimeout(start, worker.everyMs);
  };
  const start = () => {
    running = turn();
  };
  start();
  return () => {
    stopped = true;
    clearTimeout(timer);
    return running;
  };
}
