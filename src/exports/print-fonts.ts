import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const fontFile = (name: string) =>
  fileURLToPath(import.meta.resolve(`@expo-google-fonts/inter/${name}.ttf`));

/** Every letter of Europe, Greek and Cyrillic too. The title is set with all the care there is. */
export function printFonts() {
  const title = readFileSync(fontFile('600SemiBold/Inter_600SemiBold'));
  return {
    title,
    bold: withoutLayout(title),
    regular: withoutLayout(readFileSync(fontFile('400Regular/Inter_400Regular'))),
  };
}

/**
 * The font without its rules for pairs of letters: they took ten milliseconds a word, and a table
 * has thousands of words in small letters. A table under another name is not found.
 */
function withoutLayout(font: Buffer): Buffer {
  const plain = Buffer.from(font);
  const tables = plain.readUInt16BE(4);
  for (let table = 0; table < tables; table++) {
    const at = 12 + table * 16;
    const tag = plain.toString('latin1', at, at + 4);
    if (tag === 'GSUB' || tag === 'GPOS') plain.write(tag.toLowerCase(), at, 'latin1');
  }
  return plain;
}
