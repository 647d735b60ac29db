import { create, type Font, type Glyph } from 'fontkit';
import { mirrored, rightToLeft } from './direction.ts';

/** Stands for nothing: what reads a file takes a letter without a text for its number. */
const nothing = 0x200b;

/** A font as PDFKit takes it. */
export type Typeface = Font;

/** A shape as PDFKit takes it: numbered by what it says. */
interface Use {
  id: number;
  advanceWidth: number;
  codePoints: number[];
}
interface Run {
  glyphs: Use[];
  positions: { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number }[];
}
interface Uses {
  of: (glyph: Glyph, codePoints: number[]) => Use;
  /** What letters are by themselves, remembered: a table has thousands of each. */
  letters: Map<string, Use>;
}
type Shaper = (letters: string[], isRight: boolean, uses: Uses) => Run;

/** FontKit reads compressed ones too, but cannot put their letters into another file. */
export async function openFont(bytes: Uint8Array): Promise<Font> {
  const isCompressed = Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'wOF2';
  if (!isCompressed) return create(Buffer.from(bytes)) as Font;
  const { default: decompress } = await import('woff2-encoder/decompress');
  return create(Buffer.from(await decompress(bytes))) as Font;
}

/** With all its rules: letters join, marks find their place, flags and families become one. */
export const withRules = (font: Font, name: string): Typeface =>
  typeface(font, name, (letters, isRight, uses) => {
    try {
      return ruled(font, letters, isRight, uses);
    } catch {
      // FontKit trips over rules of marks that stand alone: better plain letters than no file.
      return plain(font, letters, isRight, uses);
    }
  });

/**
 * Letter by letter, without rules for pairs: they took ten milliseconds a word, and a table has
 * thousands of words in small letters.
 */
export const letterByLetter = (font: Font, name: string): Typeface =>
  typeface(font, name, (letters, isRight, uses) => plain(font, letters, isRight, uses));

function ruled(font: Font, letters: string[], isRight: boolean, uses: Uses): Run {
  const seen = isRight ? letters.map(mirrored) : letters;
  const way = isRight ? 'rtl' : 'ltr';
  const run = font.layout(seen.join(''), [], undefined, undefined, way);
  // What steers how others are shown may come out as the box of a missing letter.
  const kept = run.glyphs.map(({ id }) => id !== 0);
  const glyphs = run.glyphs.filter((_, n) => kept[n]);
  const spelled = spell(glyphs, letters, isRight);
  return {
    glyphs: glyphs.map((glyph, n) => uses.of(glyph, spelled[n] ?? [])),
    positions: run.positions.filter((_, n) => kept[n]),
  };
}

function plain(font: Font, letters: string[], isRight: boolean, uses: Uses): Run {
  const glyphs = (isRight ? letters.toReversed() : letters).map((letter) => {
    const seen = isRight ? mirrored(letter) : letter;
    const key = letter + seen;
    let use = uses.letters.get(key);
    if (!use) {
      use = uses.of(font.glyphForCodePoint(codePointOf(seen)), [codePointOf(letter)]);
      uses.letters.set(key, use);
    }
    return use;
  });
  const positions = glyphs.map(({ advanceWidth }) => {
    return { xAdvance: advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 };
  });
  return { glyphs, positions };
}

const codePointOf = (letter: string) => letter.codePointAt(0) ?? 0;

/**
 * What each shape says, so that what is copied out of the file is what was written. Shapes stand
 * in the order in which they are seen, and readers turn round what runs from right to left.
 */
function spell(glyphs: Glyph[], letters: string[], isRight: boolean): number[][] {
  const written = (isRight ? letters.toReversed() : letters).map(codePointOf);
  const own = glyphs.map(({ codePoints }) => (isRight ? codePoints.toReversed() : codePoints));
  const last = glyphs.length - 1;
  const spelled =
    own.flat().join() === written.join()
      ? own
      : glyphs.map((_, n) => written.slice(n, n < last ? n + 1 : undefined));
  return spelled.map((codePoints) => (codePoints.length > 0 ? codePoints : [nothing]));
}

/**
 * PDFKit lets a shape say one thing in a whole file. Many letters share one, as the stroke under
 * the dots of Arabic does: here each use that says something else is a shape of its own.
 */
function typeface(font: Font, name: string, shape: Shaper): Typeface {
  const known = new Map<string, Use>();
  const ids: number[] = [];
  const of: Uses['of'] = ({ id, advanceWidth }, codePoints) => {
    const key = `${id} ${codePoints}`;
    let use = known.get(key);
    if (!use) {
      use = { id: ids.push(id) - 1, advanceWidth, codePoints };
      known.set(key, use);
    }
    return use;
  };
  const uses: Uses = { of, letters: new Map() };
  const layout = (text: string) => {
    const isRight = text.startsWith(rightToLeft);
    const { glyphs, positions } = shape([...(isRight ? text.slice(1) : text)], isRight, uses);
    return new Setting(glyphs, positions);
  };
  return Object.create(font, {
    postscriptName: { value: name },
    layout: { value: layout },
    createSubset: { value: () => subsetOf(font, ids) },
  }) as Typeface;
}

/** A class, since a getter in a literal made each of thousands a kind of its own. */
class Setting implements Run {
  glyphs: Run['glyphs'];
  positions: Run['positions'];
  width: number | undefined = undefined;

  constructor(glyphs: Run['glyphs'], positions: Run['positions']) {
    this.glyphs = glyphs;
    this.positions = positions;
  }

  /** First asked for when the positions have been scaled. */
  get advanceWidth() {
    this.width ??= this.positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
    return this.width;
  }
}

/** The shapes of a font that a file needs, the same one as often as it says different things. */
function subsetOf(font: Font, ids: number[]) {
  const subset = font.createSubset() as ReturnType<Font['createSubset']> & { glyphs: number[] };
  const places = new Map<number, number>();
  return {
    includeGlyph(use: number) {
      let place = places.get(use);
      if (place === undefined) {
        place = subset.glyphs.push(ids[use] ?? 0) - 1;
        places.set(use, place);
      }
      return place;
    },
    encode: () => subset.encode(),
  };
}
