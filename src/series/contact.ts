import type { Reader } from '../storage/database.ts';
import type { Language } from '../storage/values.ts';
import { type NamedOrganisation, nameIn } from './load.ts';
import type { Series } from './series.ts';
import { findConvener } from './store.ts';

/** Whom a page of the series says to ask. */
export function contactOf(
  series: Series,
  convener: NamedOrganisation | undefined,
  language: Language,
) {
  return {
    name: series.contactName,
    organisation: convener ? nameIn(language, convener) : '',
    email: series.contactEmail,
    ...(series.contactPhone ? { phone: series.contactPhone } : {}),
  };
}

export const findContact = async (db: Reader, series: Series, language: Language) =>
  contactOf(series, await findConvener(db, series), language);
