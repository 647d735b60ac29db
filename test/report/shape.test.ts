import fc from 'fast-check';
import { expect, it } from 'vitest';
import { codeOf, countBooked, eitherOf, noShapes, numberOf } from '../../src/report/shape.ts';

const seminars = 40;
const places = fc.subarray(Array.from({ length: seminars }, (_, place) => place));
const shape = fc.record({ booked: places, visited: places, early: places });

it('a code says what the shape is, of any number of seminars', () => {
  fc.assert(
    fc.property(shape, (given) => {
      const known = noShapes();
      const code = codeOf(given, seminars);
      expect(known.all[numberOf(known, code)]).toEqual(given);
      expect(countBooked(code)).toBe(given.booked.length);
      for (const number of code) expect(Number.isSafeInteger(number)).toBe(true);
      expect(numberOf(known, [...code])).toBe(numberOf(known, code));
    }),
  );
});

it('of two codes it has what either has', () => {
  const union = (a: number[], b: number[]) => [...new Set([...a, ...b])].sort((x, y) => x - y);
  fc.assert(
    fc.property(shape, shape, (a, b) => {
      const known = noShapes();
      const both = eitherOf(codeOf(a, seminars), codeOf(b, seminars));
      expect(known.all[numberOf(known, both)]).toEqual({
        booked: union(a.booked, b.booked),
        visited: union(a.visited, b.visited),
        early: union(a.early, b.early),
      });
    }),
  );
});

it('two bookings of one seminar show in the sum', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(seminars - 1), { minLength: 1, maxLength: 60 }), (booked) => {
      const sum = [0, 0, 0];
      for (const place of booked) {
        const code = codeOf({ booked: [place], visited: [place], early: [] }, seminars);
        for (const [i, number] of code.entries()) sum[i] = (sum[i] ?? 0) + number;
      }
      const isOnce = new Set(booked).size === booked.length;
      expect(countBooked(sum) === booked.length).toBe(isOnce);
    }),
  );
});
