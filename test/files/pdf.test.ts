import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { openFonts } from '../../src/files/pdf/fonts.ts';
import {
  finish,
  ink,
  linesOf,
  openPaper,
  type Style,
  widthOf,
  write,
} from '../../src/files/pdf/index.ts';
import { letteringOf } from '../../src/files/pdf/letters.ts';
import { bare, findOn, openPdf, pagesOf, scripts } from '../support/pdf.ts';

const style: Style = { font: 'regular', size: 10, color: ink.text };
const sheet = {
  size: [595, 842] as [number, number],
  margin: { side: 48, top: 48, bottom: 56 },
  language: 'sv' as const,
  made: new Date('2027-01-13T09:00:00Z'),
};
const paperOf = (texts: string[]) => openPaper({ ...sheet, title: 'Prov', texts });

async function written(texts: string[]) {
  const paper = await paperOf(texts);
  for (const text of texts) write(paper, 'P', style, text);
  for (const text of texts) write(paper, 'H1', { ...style, font: 'bold-careful' }, text);
  return finish(paper, 'Prov', (page) => `${page}`);
}

describe('what is written', () => {
  test.each(Object.entries(scripts))('can be copied out: %s', async (_, text) => {
    const [page = ''] = await pagesOf(await written([text]));
    expect(bare(page).split(bare(text))).toHaveLength(3);
  });

  it('says the number of what no font has, and never ends in an error', async () => {
    const [page = ''] = await pagesOf(
      await written(['a\u{10FFFD}b \ud800 c\u0007d', 'אב\u{10FFFD}']),
    );
    expect(page).toContain('aU+10FFFDb \ufffd');
    expect(page).toContain('c d');
    expect(page.match(/U\+10FFFD/g)).toHaveLength(4);
    const marksAlone = ['\u06d8\u06da', '\ufbb2\ufbb3\u0650', '\u200d', '', ' ', '\u202e'];
    await expect(written(marksAlone)).resolves.toBeInstanceOf(Uint8Array);
  });

  it('holds whatever anybody types', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary', maxLength: 30 })), async (texts) => {
        expect((await written(texts)).length).toBeGreaterThan(500);
      }),
      { numRuns: 8 },
    );
  }, 60_000);
});

describe('what runs from right to left', () => {
  const placesOf = async (text: string) => {
    const found = await findOn(await openPdf(await written([text])), 1);
    return (part: string) => found.find((one) => one.text.includes(part))?.x ?? Number.NaN;
  };

  it('stands so, with numbers as they are and brackets turned', async () => {
    const at = await placesOf('محمد علي 123');
    expect(at('محمد')).toBeGreaterThan(at('علي'));
    expect(at('علي')).toBeGreaterThan(at('123'));
  });

  it('stands in its place in a line that runs the other way, and the other way round', async () => {
    const among = await placesOf('Åsa محمد علي Öberg');
    expect(among('Åsa')).toBeLessThan(among('علي'));
    expect(among('علي')).toBeLessThan(among('محمد'));
    expect(among('محمد')).toBeLessThan(among('Öberg'));
    const around = await placesOf('שרה Anna Öberg כהן');
    expect(around('שרה')).toBeGreaterThan(around('Anna'));
    expect(around('Anna')).toBeGreaterThan(around('כהן'));
  });

  it('goes on in the next line as it began', async () => {
    const text = 'محمد علي Anna Öberg Kristinehamn الحسن';
    const paper = await paperOf([text]);
    const lines = linesOf(paper, style, text, 70);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(line.startsWith('\u200f')).toBe(true);
  });

  it('has letters that join', async () => {
    const paper = await paperOf(['ععع']);
    expect(widthOf(paper, style, 'ععع')).not.toBeCloseTo(3 * widthOf(paper, style, 'ع'), 1);
  });
});

describe('lines', () => {
  it('have room, lose nothing, and part no letter', async () => {
    const texts = Object.values(scripts);
    const paper = await paperOf(texts);
    const some = fc.array(fc.constantFrom(...texts), { maxLength: 4 }).map((all) => all.join(' '));
    fc.assert(
      fc.property(some, fc.integer({ min: 40, max: 300 }), (text, room) => {
        const lines = linesOf(paper, style, text, room);
        for (const line of lines) expect(widthOf(paper, style, line)).toBeLessThanOrEqual(room);
        expect(bare(lines.join(''))).toBe(bare(text));
        for (const family of text.match(/👩‍👩‍👧/gu) ?? [])
          expect(lines.join('\n')).toContain(family);
      }),
      { numRuns: 60 },
    );
  });

  it('end between words where no space does', async () => {
    const thai = 'ก๋วยเตี๋ยวเรืออร่อยมาก';
    const paper = await paperOf([thai]);
    const words = Array.from(
      new Intl.Segmenter('th', { granularity: 'word' }).segment(thai),
      ({ segment }) => segment,
    );
    const lines = linesOf(paper, style, thai, widthOf(paper, style, thai) * 0.6);
    expect(lines).toHaveLength(2);
    expect(words.map((_, n) => words.slice(0, n).join(''))).toContain(lines[0]);
  });
});

describe('fonts', () => {
  it('are opened when a letter needs them', async () => {
    const opened = async (text: string) => {
      const fonts = await openFonts();
      const own = fonts.typefaces.size;
      await letteringOf(fonts, [text]);
      return [...fonts.typefaces.keys()].slice(own);
    };
    expect(await opened('Åsa Öberg, Łódź Ωμέγα Ёлка – 50 €')).toEqual([]);
    expect(await opened('Åsa 王')).toEqual(['chinese']);
    expect(await opened('Q\u0303uin')).toEqual([]);
    expect(await opened(Object.values(scripts).join(' '))).not.toContain('all');
  });
});
