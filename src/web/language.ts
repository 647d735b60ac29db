import type { Language } from '../storage/values.ts';

/** The visitor's language, told by the address alone: English stands under /en. */
export function languageOf(url: string): Language {
  return /^\/en(?:[/?]|$)/.test(url) ? 'en' : 'sv';
}
