import type { Fields } from './fields.ts';

/** The fields whose stored text is another than what was typed. */
export function differing(stands: Fields, typed: object): string[] {
  const given = typed as Record<string, unknown>;
  return Object.keys(stands).filter((field) => {
    const sent = given[field];
    if (sent === undefined) return false;
    return JSON.stringify(comparable(stands[field])) !== JSON.stringify(comparable(sent));
  });
}

/** Empty rows at the end of a table are not a difference. */
function comparable(value: unknown): unknown {
  if (!Array.isArray(value)) return typeof value === 'number' ? String(value / 1e6) : value;
  return value.slice(0, value.findLastIndex((text) => text !== '') + 1);
}
