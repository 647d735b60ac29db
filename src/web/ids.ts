import { Refusal } from '../errors.ts';

/** The id that an address holds; where it can be none, there is nothing at that address. */
export function readId(text = ''): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Refusal('not_found');
  return Number(text);
}
