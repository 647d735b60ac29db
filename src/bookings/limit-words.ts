import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import type { Language } from '../storage/values.ts';
import type { LimitFacts } from './facts.ts';
import type { LimitMet } from './limits.ts';

/** As letters keep it. */
export const limitFacts = (met: LimitMet): LimitFacts =>
  met.kind === 'held' ? { ...met, until: met.until.toISOString() } : met;

/**
 * A whole sentence on what keeps somebody from a seat, said to themselves or to an organiser.
 */
export function limitWords(
  met: LimitFacts | LimitMet,
  language: Language,
  reader: 'own' | 'organiser',
): string {
  const t = translator(language);
  const format = formatIn(language);
  if (met.kind === 'full') return t('limits.met.full');
  if (met.kind === 'line') return t('limits.met.line');
  if (met.kind === 'held') {
    const organisations = format.list(met.organisations);
    return t('limits.met.held', { organisations, until: format.dayTime(new Date(met.until)) });
  }
  if (met.kind === 'sector') {
    const sector = t(`limits.sectors.${met.sector}`);
    return t(met.seats === 0 ? 'limits.met.noneForSector' : 'limits.met.sector', { sector });
  }
  const seats = format.number(met.seats);
  const values = { taken: format.number(met.taken), seats, count: met.seats };
  if (met.seats === 0) return t(`limits.met.noneFor.${reader}`);
  return t(`limits.met.organisation.${reader}`, values);
}
