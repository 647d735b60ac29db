import { translator } from '../i18n/translate.ts';
import type { Language } from '../storage/values.ts';

/** One thing that was done, in words. */
export interface ShownEntry {
  on: string;
  who: string;
  what: string;
  changes: string[];
}

/** The names of those who act, by id. */
export interface Actors {
  /** Addresses. */
  organisers: ReadonlyMap<number, string>;
  members?: ReadonlyMap<number, string>;
}

export function whoDid(actor: string, { organisers, members }: Actors, language: Language) {
  const t = translator(language);
  if (actor === 'attendee' || actor === 'operator' || actor === 'service') {
    return t(`history.actors.${actor}`);
  }
  const [, kind, id] = /^(organiser|member):(\d+)$/.exec(actor) ?? [];
  if (kind === 'organiser') return organisers.get(Number(id)) ?? actor;
  const name = members?.get(Number(id));
  return name ? t('history.actors.member', { name }) : actor;
}

/** A field that became another, each value as it is shown. */
export const changeIn = (language: Language, field: string, before: string, after: string) =>
  translator(language)('history.change', { field, before, after });
