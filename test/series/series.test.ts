import { describe, expect, it } from 'vitest';
import { registrationOf, seatsOf, shiftedClosing } from '../../src/series/series.ts';

const at = (text: string) => new Date(text);
const seminar = {
  startsAt: at('2027-03-10T07:00:00Z'),
  endsAt: at('2027-03-10T09:00:00Z'),
  opensAt: at('2027-02-01T07:00:00Z'),
  closesAt: at('2027-03-08T23:00:00Z'),
  cancelledAt: null,
};

describe('registration', () => {
  it.each([
    ['2027-02-01T06:59:59Z', 'notYet'],
    ['2027-02-01T07:00:00Z', 'open'],
    ['2027-03-08T22:59:59Z', 'open'],
    ['2027-03-08T23:00:00Z', 'closed'],
    ['2027-03-10T07:00:00Z', 'closed'],
    ['2027-03-10T08:59:59Z', 'closed'],
    ['2027-03-10T09:00:00Z', 'held'],
  ])('at %s is %s', (now, expected) => {
    expect(registrationOf(seminar, at(now))).toBe(expected);
  });

  it('closes when the seminar starts where nothing else is said', () => {
    const open = { ...seminar, opensAt: null, closesAt: null };
    expect(registrationOf(open, at('2027-03-10T06:59:59Z'))).toBe('open');
    expect(registrationOf(open, at('2027-03-10T07:00:00Z'))).toBe('closed');
  });

  it('of a cancelled seminar is cancelled, before and after', () => {
    const cancelled = { ...seminar, cancelledAt: at('2027-02-20T07:00:00Z') };
    expect(registrationOf(cancelled, at('2027-02-21T07:00:00Z'))).toBe('cancelled');
    expect(registrationOf(cancelled, at('2027-04-01T07:00:00Z'))).toBe('cancelled');
  });
});

describe('seats', () => {
  it.each([
    [30, 0, { kind: 'plenty' }],
    [40, 30, { kind: 'plenty' }],
    [40, 31, { kind: 'few', left: 9 }],
    [40, 39, { kind: 'few', left: 1 }],
  ])('of %i with %i taken', (capacity, seatsTaken, expected) => {
    expect(seatsOf({ capacity, seatsTaken, inLine: 0 })).toEqual(expected);
  });

  it('are none when full, when frozen above the capacity, and when someone waits for one', () => {
    const full = (capacity: number, seatsTaken: number, inLine: number) =>
      expect(seatsOf({ capacity, seatsTaken, inLine })).toEqual({ kind: 'full', inLine });
    full(40, 40, 0);
    full(40, 40, 3);
    full(30, 40, 0);
    full(40, 39, 2);
  });
});

describe('the last day to sign up', () => {
  it('moves as many days as the seminar, at the same time on the clock', () => {
    const { startsAt, closesAt } = seminar;
    const later = shiftedClosing({ startsAt, closesAt }, at('2027-04-21T06:00:00Z'));
    expect(later).toEqual({ closesAt: at('2027-04-19T22:00:00Z') });
  });

  it('stays where there is none, or where only the place is moved', () => {
    const { startsAt, closesAt } = seminar;
    expect(shiftedClosing({ startsAt, closesAt: null }, startsAt)).toEqual({});
    expect(shiftedClosing({ startsAt, closesAt }, undefined)).toEqual({});
  });
});
