/** A Wednesday in January, a month before the first demo seminar of that spring. */
export const usualNow = new Date('2027-01-13T09:00:00Z');
