import i18next, { type TFunction } from 'i18next';
import type { Language } from '../storage/values.ts';
import { en } from './en.ts';
import { sv } from './sv.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof sv };
  }
}

export type Translate = TFunction;

const messages = i18next.createInstance({
  lng: 'sv',
  fallbackLng: false,
  initAsync: false,
  resources: { sv: { translation: sv }, en: { translation: en } },
  // Views escape what they show; letters in plain text must not be escaped.
  interpolation: { escapeValue: false },
});
void messages.init();

const translators: Record<Language, Translate> = {
  sv: messages.getFixedT('sv'),
  en: messages.getFixedT('en'),
};

/** Texts in one language, by typed key: `t('web.failures.notFound.title')`. */
export const translator = (language: Language) => translators[language];
