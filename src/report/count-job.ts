import { serialize } from 'node:v8';
import { Refusal } from '../errors.ts';
import type { Reader } from '../storage/database.ts';
import { choose } from './choose.ts';
import { countPeople } from './count-people.ts';
import type { Span } from './store.ts';

export interface CountOrder {
  slug: string;
  number: string | undefined;
  span: Span;
}

/** Counts a part of a series. @returns A `Count` as bytes, which pass through at no cost. */
export default async function countPart(
  { slug, number, span }: CountOrder,
  read: Reader,
): Promise<Uint8Array> {
  const choice = await choose(read, slug, number);
  if (!choice) throw new Refusal('not_found');
  return Uint8Array.from(serialize(await countPeople(read, choice, span)));
}
