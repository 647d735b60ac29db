import { isIPv6 } from 'node:net';
import type { FastifyRequest } from 'fastify';

/**
 * Route config: at most `max` requests in `minutes` from one address block. Counted in this
 * process, so several processes together let through that many times more.
 *
 * @param of Routes that are counted as one: a form in two languages is one form.
 */
export const limit = ({ max, minutes, of }: { max: number; minutes: number; of?: string }) => ({
  rateLimit: { max, timeWindow: minutes * 60_000, ...(of ? { groupId: `/${of}` } : {}) },
});

/** A /24 of IPv4 or a /56 of IPv6: what one visitor may easily have the whole of (SEC-12). */
export function addressBlock(request: Pick<FastifyRequest, 'ip'>) {
  const ip = request.ip.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  return isIPv6(ip) ? blockOfSix(ip) : ip.split('.').slice(0, 3).join('.');
}

function blockOfSix(ip: string) {
  const [head = '', tail = ''] = ip.split('::');
  const before = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  const gap = ip.includes('::') ? new Array(8 - before.length - after.length).fill('0') : [];
  const groups = [...before, ...gap, ...after].slice(0, 4).map((group) => group.padStart(4, '0'));
  return groups.join(':').slice(0, -2).toLowerCase();
}
