import { searchKey } from '../storage/text.ts';

const nameLength = 32;
const channelLength = 20;

/** As a code is written: `Värmlands tingsrätt.` → `varmlands-tingsratt`. Also mends what was typed. */
export const asCode = (text: string) =>
  searchKey(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/**
 * `konsumentverket`, and for a channel of theirs `konsumentverket-intranat`. Of long names the
 * short one: `msb`.
 */
export function codeFor(
  { name, shortName }: { name: string; shortName: string | null },
  channel: string,
): string {
  const whole = asCode(name);
  const code = shortName && whole.length > nameLength ? asCode(shortName) : whole;
  const parts = [cut(code, nameLength), cut(asCode(channel), channelLength)];
  return parts.filter(Boolean).join('-') || 'medlem';
}

/** The code itself, or with the first number that makes it new. */
export function firstFree(code: string, taken: ReadonlySet<string>): string {
  let free = code;
  for (let number = 2; taken.has(free); number++) free = `${code}-${number}`;
  return free;
}

/** Whole words, as many as fit. */
function cut(code: string, length: number) {
  if (code.length <= length) return code;
  const end = code.lastIndexOf('-', length);
  return code.slice(0, end > 0 ? end : length);
}
