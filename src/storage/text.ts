/** One line as a person meant it: NFC, no control characters, spaces folded. */
export function cleanText(text: string): string {
  return printable(text).replace(/ +/g, ' ').trim();
}

/** As `cleanText`, with line breaks kept; at most one empty line in a row. */
export function cleanMultiline(text: string): string {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(cleanText)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** For finding: lower case, marks and Swedish letters folded, words apart by one space. */
export function searchKey(text: string): string {
  const clean = cleanText(text).toLowerCase();
  const folded = withoutMarks(clean)
    .replace(/[\p{P}\s]+/gu, ' ')
    .trim();
  return folded || clean;
}

/** As `searchKey`, but å, ä and ö stay themselves: Habo is not Håbo. */
export function nameKey(text: string): string {
  const clean = cleanText(text).toLowerCase();
  const folded = clean
    .replace(/[^ -~åäö]+/gu, withoutMarks)
    .replace(/[\p{P}\s]+/gu, ' ')
    .trim();
  return folded || clean;
}

const alphabet = ' 0123456789abcdefghijklmnopqrstuvwxyzåäö';
const places = new Map([...alphabet].map((letter, n) => [letter, String(n).padStart(2, '0')]));

const sortedLetters = 200;

/**
 * For ordering as Swedish does, å ä ö last: two digits a letter, as every engine and collation
 * agrees on the order of digits. Two hundred letters decide: an index holds no more than so long a row.
 */
export function sortKey(text: string): string {
  const letters = cleanText(text).toLowerCase().normalize('NFC');
  return [...letters]
    .map((letter) => (places.has(letter) ? letter : withoutMarks(letter)))
    .join('')
    .replace(/[^0-9a-zåäö]+/g, ' ')
    .trim()
    .slice(0, sortedLetters)
    .replace(/./g, (letter) => places.get(letter) ?? '');
}

/** PostgreSQL refuses NUL and lone surrogates; marks of direction could turn a letter's other text. */
function printable(text: string) {
  return text
    .normalize('NFC')
    .replace(/[\p{Z}\t\n\v\f\r]/gu, ' ')
    .replace(/[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu, '')
    .replace(/[\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/g, '');
}

const folds: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};

function withoutMarks(text: string) {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæøœđðłþı]/g, (letter) => folds[letter] ?? letter);
}
