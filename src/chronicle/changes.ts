import { changeIn } from '../history/index.ts';
import { translator } from '../i18n/translate.ts';
import type { Language } from '../storage/values.ts';
import { isField, labels, placeOf } from './fields.ts';
import { type SeminarName, valueIn } from './values.ts';

export type Side = Record<string, unknown>;

/** Where words stand: which seminars there are, and in what language. */
export interface Place {
  seminars: ReadonlyMap<number, SeminarName>;
  language: Language;
}

/** What became another between two sides, a line for each field; what was empty says so. */
export function changedLines(before: Side, after: Side, place: Place): string[] {
  const [was, is] = [inWords(before, place), inWords(after, place)];
  const nothing = translator(place.language)('chronicle.nothing');
  return [...is]
    .filter(([label, text]) => was.has(label) && was.get(label) !== text)
    .map(([label, text]) => {
      const [from, to] = excerpts(was.get(label) ?? '', text);
      return changeIn(place.language, label, from || nothing, to || nothing);
    });
}

/** What is told of something at once: a line for each field that says something. */
export function factLines(side: Side, place: Place): string[] {
  const t = translator(place.language);
  return [...inWords(side, place)]
    .filter(([, text]) => text !== '' && text !== '0')
    .map(([field, text]) => t('chronicle.fact', { field, value: excerpts(text, text)[0] }));
}

function inWords(side: Side, { seminars, language }: Place): Map<string, string> {
  const t = translator(language);
  const known = Object.entries(flat(side))
    .map(([name, value]) => ({ ...nameOf(name), value }))
    .flatMap(({ base, tongue, value }) => (isField(base) ? [{ base, tongue, value }] : []))
    .toSorted((a, b) => placeOf(a.base) - placeOf(b.base) || b.tongue.localeCompare(a.tongue));
  return new Map(
    known.map(({ base, tongue, value }) => {
      // Some are questions, and a colon follows.
      const field = t(labels[base]).replace(/\?$/, '');
      const spoken = t(`manageSeries.form.${tongue === 'sv' ? 'swedish' : 'english'}`);
      const label = tongue ? t('chronicle.inLanguage', { field, language: spoken }) : field;
      return [label, valueIn(base, value, seminars, language).replace(/\s+/g, ' ').trim()];
    }),
  );
}

function nameOf(name: string) {
  const [, base = name, tongue = ''] = /^(.+)_(sv|en)$/.exec(name) ?? [];
  return { base, tongue };
}

/** Texts by language, and what a form has in several fields as one. */
function flat(side: Side): Side {
  const entries = Object.entries(side).flatMap(([name, value]): [string, unknown][] => {
    if (value && typeof value === 'object' && 'sv' in value && 'en' in value) {
      return [
        [`${name}_sv`, value.sv],
        [`${name}_en`, value.en],
      ];
    }
    const when = /^(opens|closes)_day$/.exec(name)?.[1];
    if (when) return [[when, [value, side[`${when}_time`]].filter(Boolean).join(' ')]];
    if (name === 'programme_time') return [['programme', rowsOf(side, name, programmeFields)]];
    if (name === 'material_kind') return [['materials', rowsOf(side, name, materialFields)]];
    return [[name, value]];
  });
  return Object.fromEntries(entries);
}

const programmeFields = ['time', 'title_sv', 'title_en', 'speaker', 'affiliation'].map(
  (name) => `programme_${name}`,
);
const materialFields = ['title_sv', 'title_en', 'detail_sv', 'detail_en', 'url'].map(
  (name) => `material_${name}`,
);

function rowsOf(side: Side, first: string, names: string[]) {
  const column = (name: string) => [side[name] ?? []].flat();
  return column(first)
    .map((_, row) => [...new Set(names.map((name) => column(name)[row]).filter(Boolean))].join(' '))
    .join('; ');
}

const most = 160;
const around = 40;

/** Two texts, or of long ones what begins a little before they part. */
function excerpts(one: string, other: string): [string, string] {
  if (Math.max(one.length, other.length) <= most) return [one, other];
  const [a, b] = [one.split(' '), other.split(' ')];
  const part = one === other ? 0 : a.findIndex((word, i) => word !== b[i]);
  let from = part === -1 ? a.length : part;
  for (let shown = 0; from > 0 && shown < around; from--) shown += (a[from - 1] ?? '').length + 1;
  return [cut(a, from), cut(b, from)];
}

function cut(words: string[], from: number) {
  const letters = [...words.slice(from).join(' ')];
  const ends = letters.length > most ? '…' : '';
  return `${from > 0 ? '…' : ''}${letters.slice(0, most).join('')}${ends}`;
}
