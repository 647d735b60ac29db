import { cleanText } from '../storage/text.ts';

const longestName = 75;
const longestSubject = 200;

/** A display name as every server takes it: Microsoft stumbles over `@` and `:` (MAIL-23). */
export function cleanDisplayName(name: string): string {
  const plain = name.replace(/[@:,;"<>()[\]\\]/g, ' ');
  return [...cleanText(plain)].slice(0, longestName).join('').trim();
}

/** One line of at most 200 characters (MAIL-22). */
export function cleanSubject(subject: string): string {
  const characters = [...cleanText(subject)];
  if (characters.length <= longestSubject) return characters.join('');
  return `${characters
    .slice(0, longestSubject - 1)
    .join('')
    .trimEnd()}…`;
}

/**
 * What to call someone in a greeting: the first word of the name, or nothing where that is no
 * name. Whoever fills in the form chooses it, and another person reads the letter.
 */
export function greetingName(name: string): string | undefined {
  const [word = ''] = cleanText(name).split(' ');
  return /^\p{L}[\p{L}\p{M}'’-]{0,39}$/u.test(word) ? word : undefined;
}
