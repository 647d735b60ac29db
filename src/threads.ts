import { Worker } from 'node:worker_threads';
import { Refusal, type RefusalCode } from './errors.ts';
import type { Database, Reader } from './storage/database.ts';

/**
 * What would hold up every request: a file to be made, figures to be counted. A job is a module
 * whose default export is such a function; the module's name ends in `-job.ts`. It runs in a
 * thread of its own and reads by its own connection. What it is given and what it answers are
 * cloned; an answer that is a Uint8Array is moved. What it tells meanwhile is heard at once.
 */
export type Job<Input, Answer, News = unknown> = (
  input: Input,
  read: Reader,
  tell: (news: News) => void,
) => Promise<Answer>;

export interface JobOptions<News = unknown> {
  /** From when it begins. */
  timeoutMs?: number;
  /** Nobody waits for it any more. */
  signal?: AbortSignal;
  onNews?: (news: News) => void;
}

type NewsOf<J> = J extends (input: never, read: never, tell: (news: infer News) => void) => unknown
  ? News
  : never;

/** What the thread is told, and what it tells. */
export interface Order {
  job: string;
  input: unknown;
  databaseUrl: string;
}
export type Outcome = { answer: unknown } | { refused: RefusalCode } | { error: Error };
export type Told = Outcome | { news: unknown };

interface Task extends Order, Required<Pick<JobOptions, 'timeoutMs'>> {
  signal: AbortSignal | undefined;
  onNews: ((news: never) => void) | undefined;
  done: (answer: unknown) => void;
  failed: (reason: unknown) => void;
}

/** A job that needs more is made in parts, or not at all. */
const mostMemoryMb = 512;
/** Files leave much behind at once: with room for it a fifth less is spent on clearing it away. */
const youngMb = 96;
const usualTimeoutMs = 60_000;
const mostWaiting = 20;
/** Loading what jobs are made with takes some half a second. */
const keptIdleMs = 60_000;

/** A place for a thread, which is kept between its jobs. */
interface Place {
  isBusy: boolean;
  thread?: Worker;
  idling?: NodeJS.Timeout;
}

const waiting: Task[] = [];
/** Two, so that a file of half a minute keeps nobody from a page. */
const places: Place[] = [{ isBusy: false }, { isBusy: false }];

/**
 * Runs a job: two at a time in a process, the others wait their turn.
 *
 *     inThread<typeof import('./sheet-job.ts').default>(services, new URL('./sheet-job.ts', import.meta.url), input)
 *
 * @throws what the job threw; `Refusal('unavailable')` when too many wait or it takes too long; the
 * signal's reason when it aborts. The thread is then killed, and a new one does the next job.
 */
export function inThread<J extends Job<never, unknown, unknown>>(
  { database }: { database: Pick<Database, 'url'> },
  job: URL,
  input: Parameters<J>[0],
  { timeoutMs = usualTimeoutMs, signal, onNews }: JobOptions<NewsOf<J>> = {},
): Promise<Awaited<ReturnType<J>>> {
  return new Promise((done, failed) => {
    if (signal?.aborted) return failed(signal.reason);
    if (waiting.length >= mostWaiting) return failed(new Refusal('unavailable'));
    const order = { job: job.href, input, databaseUrl: database.url };
    const told = done as (answer: unknown) => void;
    waiting.push({ ...order, timeoutMs, signal, onNews, done: told, failed });
    runNext();
  });
}

function runNext() {
  const free = places.filter(({ isBusy }) => !isBusy);
  // One that is there already, rather than to start another.
  const place = free.find(({ thread }) => thread) ?? free[0];
  if (!place) return;
  const task = waiting.shift();
  if (!task) return;
  if (task.signal?.aborted) {
    task.failed(task.signal.reason);
    return runNext();
  }
  place.isBusy = true;
  void run(place, task).finally(() => {
    place.isBusy = false;
    runNext();
  });
}

async function run(place: Place, task: Task) {
  clearTimeout(place.idling);
  const { job, input, databaseUrl, done, failed } = task;
  const worker = place.thread ?? startThread(place);
  worker.ref();
  try {
    worker.postMessage({ job, input, databaseUrl } satisfies Order);
    const told = await outcomeOf(worker, task);
    if ('answer' in told) done(told.answer);
    else failed('refused' in told ? new Refusal(told.refused) : told.error);
    rest(place, worker);
  } catch (reason) {
    place.thread = undefined;
    await worker.terminate();
    failed(reason);
  }
}

function startThread(place: Place) {
  const started = new Worker(new URL('./thread.ts', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb, maxYoungGenerationSizeMb: youngMb },
  });
  // One that ends while it rests concerns nobody, and an error that nobody hears ends the process.
  started.on('error', () => undefined);
  started.on('exit', () => {
    if (place.thread === started) place.thread = undefined;
  });
  place.thread = started;
  return started;
}

/** Fails when the thread has to go. */
function outcomeOf(worker: Worker, { timeoutMs, signal, onNews }: Task): Promise<Outcome> {
  const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
  const onAbort = () => reject(signal?.reason);
  const onTold = (told: Told) => ('news' in told ? onNews?.(told.news as never) : resolve(told));
  const onExit = () => reject(new Error('A thread ended in the middle of its job'));
  const timer = setTimeout(() => {
    const cause = new Error('A job took too long');
    reject(new Refusal('unavailable', { cause }));
  }, timeoutMs);
  worker.on('message', onTold).once('error', reject).once('exit', onExit);
  signal?.addEventListener('abort', onAbort, { once: true });
  return promise.finally(() => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
    worker.off('message', onTold).off('error', reject).off('exit', onExit);
  });
}

/** Kept for the next job, but not for ever; and it keeps no process from ending. */
function rest(place: Place, worker: Worker) {
  worker.unref();
  place.idling = setTimeout(() => {
    place.thread = undefined;
    void worker.terminate();
  }, keptIdleMs).unref();
}
