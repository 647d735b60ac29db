import { describe, expect, test } from 'vitest';
import { hasSeatForLine, offerDeadline, placeFor } from '../../src/bookings/seats.ts';

describe('where one more person goes', () => {
  test.each([
    { capacity: 2, seatsTaken: 0, inLine: 0, place: 'confirmed' },
    { capacity: 2, seatsTaken: 1, inLine: 0, place: 'confirmed' },
    { capacity: 2, seatsTaken: 2, inLine: 0, place: 'waiting' },
    { capacity: 2, seatsTaken: 3, inLine: 0, place: 'waiting' },
    { capacity: 2, seatsTaken: 1, inLine: 1, place: 'waiting' },
    { capacity: 0, seatsTaken: 0, inLine: 0, place: 'waiting' },
  ])('$seatsTaken of $capacity taken, $inLine in line: $place', ({ place, ...counters }) => {
    expect(placeFor(counters)).toBe(place);
  });

  test.each([
    { capacity: 2, seatsTaken: 2, inLine: 1, has: false },
    { capacity: 2, seatsTaken: 1, inLine: 1, has: true },
    { capacity: 2, seatsTaken: 1, inLine: 0, has: false },
    { capacity: 1, seatsTaken: 3, inLine: 5, has: false },
  ])(
    '$seatsTaken of $capacity, $inLine in line: a seat for the line $has',
    ({ has, ...counters }) => {
      expect(hasSeatForLine(counters)).toBe(has);
    },
  );
});

describe('the deadline of an offer', () => {
  const winter = '2027-02-10T07:00:00Z';
  const summer = '2027-04-21T06:00:00Z';
  test.each([
    {
      why: 'a day when there is time',
      now: '2027-02-01T10:00:00Z',
      starts: winter,
      ends: '2027-02-02T10:00:00Z',
    },
    {
      why: '18.00 the evening before, winter',
      now: '2027-02-09T08:00:00Z',
      starts: winter,
      ends: '2027-02-09T17:00:00Z',
    },
    {
      why: '18.00 the evening before, summer',
      now: '2027-04-20T08:00:00Z',
      starts: summer,
      ends: '2027-04-20T16:00:00Z',
    },
    {
      why: 'exactly two hours',
      now: '2027-02-09T15:00:00Z',
      starts: winter,
      ends: '2027-02-09T17:00:00Z',
    },
    {
      why: 'under two hours: nobody is asked',
      now: '2027-02-09T15:00:01Z',
      starts: winter,
      ends: undefined,
    },
    { why: 'the morning itself', now: '2027-02-10T06:00:00Z', starts: winter, ends: undefined },
    {
      why: 'the day after the clocks went forward',
      now: '2027-03-28T08:00:00Z',
      starts: '2027-03-29T06:00:00Z',
      ends: '2027-03-28T16:00:00Z',
    },
    {
      why: 'the day after the clocks went back',
      now: '2027-10-31T09:00:00Z',
      starts: '2027-11-01T07:00:00Z',
      ends: '2027-10-31T17:00:00Z',
    },
  ])('$why', ({ now, starts, ends }) => {
    const deadline = offerDeadline(new Date(now), new Date(starts), 24);
    expect(deadline?.toISOString()).toBe(ends && new Date(ends).toISOString());
  });

  test('a shorter setting counts', () => {
    const deadline = offerDeadline(new Date('2027-02-01T10:00:00Z'), new Date(winter), 6);
    expect(deadline?.toISOString()).toBe('2027-02-01T16:00:00.000Z');
  });
});
