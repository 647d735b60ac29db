import { expect, it } from 'vitest';
import { addressBlock } from '../../src/web/limits.ts';

it.each([
  ['192.0.2.7', '192.0.2'],
  ['::ffff:192.0.2.7', '192.0.2'],
  ['2001:db8:1:2ff::1', '2001:0db8:0001:02'],
  ['2001:db8:1:200:a:b:c:d', '2001:0db8:0001:02'],
  ['2001:DB8:1:3ff::1', '2001:0db8:0001:03'],
  ['::1', '0000:0000:0000:00'],
  ['fe80::1%eth0', 'fe80:0000:0000:00'],
])('%s is in the block %s', (ip, block) => {
  expect(addressBlock({ ip })).toBe(block);
});
