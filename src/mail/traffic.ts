import { z } from 'zod';
import { pauseMs } from './retry.ts';

/** What was sent in the last minute, by second, and whether nothing is sent at all. */
export interface Traffic {
  pausedUntil: number;
  /** Until somebody lets letters go. */
  heldSince?: number | undefined;
  /** Letters by Unix second. */
  sent: Record<string, number>;
}

const trafficSchema = z.object({
  pausedUntil: z.number().default(0),
  heldSince: z.number().optional(),
  sent: z.record(z.string(), z.number()).default({}),
});

export const readTraffic = (stored: unknown): Traffic => trafficSchema.parse(stored ?? {});

const secondOf = (at: Date) => Math.floor(at.getTime() / 1000);

/**
 * Whether one more may leave now: at most so many in any sixty seconds (MAIL-08). A clock that was
 * ahead and is put right again holds up nothing.
 */
export function maySend(traffic: Traffic, now: Date, perMinute: number) {
  const { pausedUntil, heldSince, sent } = traffic;
  if (heldSince !== undefined) return false;
  const left = pausedUntil - now.getTime();
  if (left > 0 && left <= pauseMs) return false;
  const counts = Object.values(lastMinute(sent, now));
  return counts.reduce((sum, count) => sum + count, 0) < perMinute;
}

export function countOne(traffic: Traffic, now: Date): Traffic {
  const sent = lastMinute(traffic.sent, now);
  const second = secondOf(now);
  return { ...traffic, sent: { ...sent, [second]: (sent[second] ?? 0) + 1 } };
}

export const pauseUntil = (traffic: Traffic, until: Date): Traffic => ({
  ...traffic,
  pausedUntil: until.getTime(),
});

/** What lies further ahead than clocks differ was counted while a clock went wrong. */
function lastMinute(sent: Traffic['sent'], now: Date): Traffic['sent'] {
  const away = (second: string) => Math.abs(Number(second) - secondOf(now));
  return Object.fromEntries(Object.entries(sent).filter(([second]) => away(second) < 60));
}
