import { expect } from 'vitest';
import { offerDeadline } from '../../src/bookings/seats.ts';
import type { Database } from '../../src/storage/database.ts';

/** Everything that must hold of seats, line and offers after every unit, from the rows alone. */
export async function expectSeatsRight(database: Database, now: Date, offerHours = 24) {
  const { seminars, bookings } = database.read.tables;
  const rows = await database.read.select().from(bookings);
  for (const seminar of await database.read.select().from(seminars)) {
    const count = (...states: string[]) =>
      rows.filter((row) => row.seminarId === seminar.id && states.includes(row.state)).length;
    const taken = count('confirmed', 'offered');
    expect({ seatsTaken: seminar.seatsTaken, inLine: seminar.inLine }).toEqual({
      seatsTaken: taken,
      inLine: count('waiting'),
    });
    const canOffer = offerDeadline(now, seminar.startsAt, offerHours) && !seminar.cancelledAt;
    if (canOffer && taken < seminar.capacity) expect(seminar.inLine).toBe(0);
  }
  expectNobodyTwice(rows);
}

function expectNobodyTwice(rows: { seminarId: number; signUpId: number; state: string }[]) {
  const active = rows.filter((row) => ['confirmed', 'waiting', 'offered'].includes(row.state));
  const keys = active.map((row) => `${row.seminarId}:${row.signUpId}`);
  expect(new Set(keys).size).toBe(keys.length);
}
