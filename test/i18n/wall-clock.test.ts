import { expect, it } from 'vitest';
import { instantFrom } from '../../src/i18n/wall-clock.ts';

it.each([
  ['2027-02-10', '08:00', '2027-02-10T07:00:00.000Z'],
  ['2027-04-21', '08:00', '2027-04-21T06:00:00.000Z'],
  ['2027-03-28', '03:00', '2027-03-28T01:00:00.000Z'],
  ['2027-10-31', '03:00', '2027-10-31T02:00:00.000Z'],
  ['2028-02-29', '23:59', '2028-02-29T22:59:00.000Z'],
])('%s %s is one instant', (date, time, instant) => {
  expect(instantFrom(date, time)?.toISOString()).toBe(instant);
});

it.each([
  ['2027-03-28', '02:30', 'does not exist'],
  ['2027-10-31', '02:30', 'exists twice'],
  ['2027-02-29', '08:00', 'is no day'],
  ['2027-02-10', '25:00', 'is no time'],
  ['i morgon', '08:00', 'is no date'],
  ['2027-02-10', '', 'has no time'],
  ['2027-02-10', '08:00[Europe/London]', 'names a zone'],
  ['2027-02-10', '08:00Z', 'names an offset'],
])('%s %s %s', (date, time) => {
  expect(instantFrom(date, time)).toBeUndefined();
});
