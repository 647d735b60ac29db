import { z } from 'zod';
import { cleanMultiline, cleanText } from '../storage/text.ts';

/** Message keys. */
export interface FieldWords {
  /** It was not sent, or says nothing where it must. */
  missing: string;
  tooLong: string;
}

/** One line as a person meant it, at most `max` letters; it may be empty. */
export const line = (max: number, { missing, tooLong }: FieldWords) =>
  z.string({ error: missing }).transform(cleanText).pipe(z.string().max(max, tooLong));

/** One that must say something. */
export const filledLine = (max: number, words: FieldWords) =>
  line(max, words).pipe(z.string().min(1, words.missing));

/** As `line`, with line breaks. */
export const prose = (max: number, { missing, tooLong }: FieldWords) =>
  z.string({ error: missing }).transform(cleanMultiline).pipe(z.string().max(max, tooLong));

/** Fields of one name, as a browser sends them: none, one or many. */
export const listOf = <S extends z.ZodType>(list: z.ZodArray<S>) =>
  z.preprocess((sent) => (sent === undefined ? [] : [sent].flat()), list);

/** The id of a row, as a form sends it. */
export const sentId = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);
