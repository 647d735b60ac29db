import { translator } from '../i18n/translate.ts';
import type { Language } from '../storage/values.ts';
import type { Query } from './list-pages.ts';

const troubles = [
  ...['nothing', 'nobody', 'nobody-able', 'over', 'too-early', 'cancelled'],
  ...['too-many-lists', 'no-name'],
];
const bulkKinds = ['came', 'undone', 'cancel', 'move', 'approve', 'refuse'] as const;
const amount = (text: unknown) => (/^\d{1,6}$/.test(String(text)) ? Number(text) : 0);

/** What a form of the list led to, as the address after it says. */
export function markedOf(query: Query, language: Language) {
  const { marked, batch } = query;
  const told = typeof marked === 'string' ? marked : '';
  const isBatch = ['came', 'bulk-came'].includes(told) && /^[\w-]{8,60}$/.test(String(batch));
  return {
    marked: sentencesOf(told, query, language),
    isMarkTrouble: troubles.includes(told),
    undoBatch: isBatch ? String(batch) : null,
  };
}

function sentencesOf(told: string, query: Query, language: Language) {
  const t = translator(language);
  const sentences: string[] = [];
  const count = amount(query.count);
  if (told === 'nobody') sentences.push(t('peopleLists.bulk.nobody'));
  else if (told === 'came') sentences.push(t('people.marked.came', { count }));
  else if (told === 'undone') sentences.push(t('people.marked.undone', { count }));
  else if (told === 'nothing') sentences.push(t('people.marked.nothing'));
  else if (told === 'too-early') sentences.push(t('people.marked.tooEarly'));
  else if (told === 'cancelled') sentences.push(t('people.marked.cancelled'));
  else if (told === 'list-saved') sentences.push(t('peopleLists.saved.done'));
  else if (told === 'list-removed') sentences.push(t('peopleLists.saved.removed'));
  else if (told === 'columns-kept') sentences.push(t('peopleLists.saved.kept'));
  else if (told === 'columns-forgotten') sentences.push(t('peopleLists.saved.forgotten'));
  else if (told === 'too-many-lists') sentences.push(t('peopleLists.saved.tooMany'));
  else if (told === 'no-name') sentences.push(t('peopleLists.saved.noName'));
  else if (told === 'nobody-able') sentences.push(t('peopleLists.bulk.nobodyAble'));
  else if (told === 'over') sentences.push(t('people.done.over'));
  const kind = bulkKinds.find((one) => told === `bulk-${one}`);
  if (kind) sentences.push(t(`peopleLists.bulk.done.${kind}`, { count }));
  const left = amount(query.left);
  if (kind && left) sentences.push(t('peopleLists.bulk.left', { count: left }));
  const skipped = amount(query.skipped);
  if (skipped) sentences.push(t('people.marked.skipped', { count: skipped }));
  return sentences;
}
