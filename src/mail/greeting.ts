import { translator } from '../i18n/translate.ts';
import type { Language } from '../storage/values.ts';
import { greetingName } from './names.ts';

/** "Hej Karin!", or "Hej!" where the name is not one that a letter should repeat. */
export function hello(name: string, language: Language): string {
  const t = translator(language);
  const called = greetingName(name);
  return called ? t('letters.hello', { name: called }) : t('letters.helloNobody');
}
