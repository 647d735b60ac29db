import type { Font } from 'fontkit';
import { type Fonts, others } from './fonts.ts';

/** A letter with its marks, a family of emoji, a flag: what is never parted. */
export interface Letter {
  text: string;
  /** None: the one of the style. */
  font?: string | undefined;
}

/** What the house's own font cannot show letter by letter, and how it is shown. */
type Choices = Map<string, Letter[]>;

/** How any text is shown: letter by letter, or with fonts of its own. */
export interface Lettering {
  isPlain: (text: string) => boolean;
  /** Each letter, and where in the text it begins. */
  lettersOf: (text: string) => (Letter & { at: number })[];
}

const everyday = /^[ -~\u00a0-\u00ac\u00ae-\u017f\u2010-\u2027\u20ac]*$/;
/** They steer how others are shown, and have no shape. */
const unseen = /\p{Default_Ignorable_Code_Point}/gu;
const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** One form of each letter, and no sign that only a terminal would obey. */
export function tidy(text: string) {
  if (everyday.test(text)) return text;
  const whole = text.toWellFormed().normalize('NFC').replaceAll('\u00ad', '');
  return whole.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}

export const graphemesOf = (text: string) => [...segmenter.segment(text)];

/** Looks through all that a file will say, and opens the fonts that it needs. */
export async function letteringOf(fonts: Fonts, texts: Iterable<string>): Promise<Lettering> {
  const isPlain = plainIn(fonts.house);
  const choices: Choices = new Map();
  for (const text of texts) {
    if (everyday.test(text)) continue;
    for (const { segment } of graphemesOf(tidy(text))) {
      if (isPlain(segment) || choices.has(segment) || seenOf(segment) === '') continue;
      choices.set(segment, await choose(fonts, segment));
    }
  }
  const shown = (letter: string): Letter[] => {
    if (isPlain(letter)) return [{ text: letter }];
    if (seenOf(letter) === '') return [];
    return choices.get(letter) ?? [{ text: numbersOf(letter) }];
  };
  const lettersOf = (text: string) =>
    graphemesOf(text).flatMap(({ segment, index: at }) =>
      shown(segment).map((letter) => ({ ...letter, at })),
    );
  return { isPlain, lettersOf };
}

/** Whether the house's own font has all of a text, letter by letter. */
function plainIn(house: Font) {
  const known = new Map<string, boolean>();
  const isPlain = (letter: string) => {
    let is = known.get(letter);
    if (is === undefined) {
      is = !/[\p{M}\p{C}]/u.test(letter) && hasAll(house, letter);
      known.set(letter, is);
    }
    return is;
  };
  return (text: string) => everyday.test(text) || [...text].every(isPlain);
}

const hasAll = (font: Font, text: string) =>
  [...text].every((letter) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0));

const seenOf = (letter: string) => letter.replace(unseen, '');

/** The first font that has a letter with all its marks; else each by itself; else its number. */
async function choose(fonts: Fonts, letter: string): Promise<Letter[]> {
  const seen = seenOf(letter);
  for (const other of others) {
    if (!other.has.test(letter)) continue;
    if (hasAll(await fonts.open(other), seen)) return [{ text: letter, font: other.name }];
  }
  const parts = [...seen];
  if (parts.length === 1) return [{ text: numbersOf(letter) }];
  const letters: Letter[] = [];
  for (const part of parts) letters.push(...(await choose(fonts, part)));
  return letters;
}

/** As Unicode calls it: what nobody can draw can still be told. */
const numbersOf = (letter: string) =>
  [...letter]
    .map((part) => `U+${(part.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
    .join(' ');
