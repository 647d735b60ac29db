import type { FastifyRateLimitStore } from '@fastify/rate-limit';

const mostBlocks = 20_000;

interface Window {
  requests: number;
  /** In milliseconds of the process, which no change of the clock moves. */
  endsAt: number;
}

/** Requests by block; those of routes that are counted as one in one place. */
export class Counts implements FastifyRateLimitStore {
  readonly #windows = new Map<string, Window>();

  incr(block: string, tell: Parameters<FastifyRateLimitStore['incr']>[1], timeWindow = 0) {
    const now = performance.now();
    const known = this.#windows.get(block);
    const window = known && known.endsAt > now ? known : { requests: 0, endsAt: now + timeWindow };
    window.requests += 1;
    // The one that was heard of last stands last, and goes last.
    this.#windows.delete(block);
    this.#windows.set(block, window);
    for (const [oldest] of this.#windows) {
      if (this.#windows.size <= mostBlocks) break;
      this.#windows.delete(oldest);
    }
    tell(null, { current: window.requests, ttl: window.endsAt - now });
  }

  child(route: object): FastifyRateLimitStore {
    return 'groupId' in route && route.groupId ? this : new Counts();
  }
}
