import { Refusal } from '../errors.ts';

/** As `readId`: a number of at most two digits. */
export function readNumber(text: string): number {
  if (!/^[1-9]\d?$/.test(text)) throw new Refusal('not_found');
  return Number(text);
}

/** The id that an address holds; where it can be none, there is nothing at that address. */
export function readId(text = ''): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Refusal('not_found');
  return Number(text);
}
