import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Font } from 'fontkit';
import { letterByLetter, openFont, type Typeface, withRules } from './typeface.ts';

/** For every letter of Europe, Greek and Cyrillic too; a careful one sets pairs and marks. */
const inter = {
  regular: '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  bold: '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
};
type Weight = keyof typeof inter;
export type FontName = Weight | `${Weight}-careful`;

/** Another font, for what the house's own cannot show letter by letter. */
interface Other {
  name: string;
  file: string;
  /** What a letter has if it is worth looking for it here. */
  has: RegExp;
}

/** The house's own again, in the weight of the style. */
const careful: Other = { name: 'careful', file: inter.regular, has: /\p{M}/u };
export const carefulOf = (font: FontName): FontName =>
  font === 'bold' || font === 'bold-careful' ? 'bold-careful' : 'regular-careful';

const script = (name: string, has: RegExp): Other => ({
  name,
  file: `@fontsource-variable/noto-sans-${name}/files/noto-sans-${name}-${name}-wght-normal.woff2`,
  has,
});
const symbols = (part: string, has: RegExp): Other => ({
  name: `symbols-${part}`,
  file: `@fontsource/noto-sans-symbols-2/files/noto-sans-symbols-2-${part}-400-normal.woff2`,
  has,
});
const emoji = (name: string, has: RegExp): Other => ({
  name,
  file: '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
  has,
});

/** In the order in which they are asked; a file is opened when a letter needs it. */
export const others: Other[] = [
  emoji('emoji', /\p{Emoji_Presentation}|\p{Regional_Indicator}|\ufe0f/u),
  careful,
  {
    // Each letter is one shape here, not a stroke and its dots: it can be copied out by any reader.
    name: 'arabic',
    file: '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-400-normal.woff2',
    has: /\p{Script_Extensions=Arabic}/u,
  },
  {
    // The one of many weights is thin as it comes.
    name: 'hebrew',
    file: '@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-400-normal.woff2',
    has: /\p{Script_Extensions=Hebrew}/u,
  },
  script('syriac', /\p{Script_Extensions=Syriac}/u),
  script('thai', /\p{Script_Extensions=Thai}/u),
  script('georgian', /\p{Script_Extensions=Georgian}/u),
  script('armenian', /\p{Script_Extensions=Armenian}/u),
  script('ethiopic', /\p{Script_Extensions=Ethiopic}/u),
  script('devanagari', /\p{Script_Extensions=Devanagari}/u),
  script('bengali', /\p{Script_Extensions=Bengali}/u),
  script('tamil', /\p{Script_Extensions=Tamil}/u),
  {
    name: 'korean',
    file: '@expo-google-fonts/nanum-gothic-coding/400Regular/NanumGothicCoding_400Regular.ttf',
    has: /\p{Script_Extensions=Hangul}/u,
  },
  {
    name: 'chinese',
    file: '@expo-google-fonts/chocolate-classical-sans/400Regular/ChocolateClassicalSans_400Regular.ttf',
    has: /\p{Script_Extensions=Han}|\p{Script_Extensions=Hiragana}|\p{Script_Extensions=Katakana}|[\u3000-\u303f\uff00-\uffef]/u,
  },
  symbols('symbols', /[\p{S}\p{P}\p{N}]/u),
  symbols('braille', /\p{Script=Braille}/u),
  {
    name: 'mathematics',
    file: '@fontsource/noto-sans-math/files/noto-sans-math-latin-400-normal.woff2',
    has: /[\p{Sm}\u{1d400}-\u{1d7ff}\u{1ee00}-\u{1eeff}]/u,
  },
  emoji('emoji', /\p{Emoji}/u),
  // In coarse dots, and of all scripts: rather so than not at all.
  {
    name: 'all',
    file: '@fontsource/unifontex/files/unifontex-latin-400-normal.woff2',
    has: /./su,
  },
];

const opened = async (file: string): Promise<Font> =>
  openFont(await readFile(fileURLToPath(import.meta.resolve(file))));

/** The fonts of one file. */
export interface Fonts {
  /** Whose letters need no other. */
  house: Font;
  /** By the names they are given in the file. */
  typefaces: Map<string, Typeface>;
  /** Opens another font, once. */
  open: (other: Other) => Promise<Font>;
}

export async function openFonts(): Promise<Fonts> {
  const [regular, bold] = await Promise.all([opened(inter.regular), opened(inter.bold)]);
  const house: Record<FontName, Typeface> = {
    regular: letterByLetter(regular, 'Inter-Regular'),
    bold: letterByLetter(bold, 'Inter-SemiBold'),
    'regular-careful': withRules(regular, 'Inter-Regular-Careful'),
    'bold-careful': withRules(bold, 'Inter-SemiBold-Careful'),
  };
  const typefaces = new Map(Object.entries(house));
  const fonts = new Map([[careful.name, regular]]);
  const open = async ({ name, file }: Other) => {
    const known = fonts.get(name);
    if (known) return known;
    const font = await opened(file);
    fonts.set(name, font);
    // PDFKit takes two parts of a font for one if they have the same name.
    typefaces.set(name, withRules(font, `${font.postscriptName}-${name}`));
    return font;
  };
  return { house: regular, typefaces, open };
}
