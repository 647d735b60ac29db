import { changeIn, type ShownEntry, type Told, whoDid } from '../history/index.ts';
import { countyName } from '../i18n/counties.ts';
import { formatIn } from '../i18n/format.ts';
import { sv } from '../i18n/sv.ts';
import { translator } from '../i18n/translate.ts';
import { type Language, sectors } from '../storage/values.ts';

type Events = keyof typeof sv.register.events;
type Fields = keyof typeof sv.register.fields;
const isEvent = (key: string): key is Events => Object.hasOwn(sv.register.events, key);
const isField = (key: string): key is Fields => Object.hasOwn(sv.register.fields, key);

interface Details {
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  name?: unknown;
  into?: unknown;
  other?: unknown;
  typed?: unknown;
  people?: unknown;
}

/** What was done with an organisation and those merged into it, in words. */
export function shownHistory(
  entries: readonly Told[],
  organisers: ReadonlyMap<number, string>,
  language: Language,
): ShownEntry[] {
  const format = formatIn(language);
  return entries.map((told) => ({
    on: `${format.dayYear(told.at)} ${format.time(told.at)}`,
    who: whoDid(told.actor, { organisers }, language),
    what: whatOf(told, language),
    changes: told.event === 'organisation.changed' ? changesOf(told, language) : [],
  }));
}

function whatOf(told: Told, language: Language) {
  const key = told.event.replace('organisation.', '');
  if (!isEvent(key)) return told.event;
  const { before, after, name, into, other, typed, people }: Details = told.details ?? {};
  const shown = (...values: unknown[]) => String(values.find((value) => value) ?? '');
  return translator(language)(`register.events.${key}`, {
    name: shown(name, after?.name, before?.name),
    into: shown(into, after?.into, before?.into),
    other: shown(other),
    text: shown(after?.spelling, before?.spelling, after?.domain, before?.domain),
    typed: [typed].flat().join(', '),
    people: shown(people, 0),
  });
}

function changesOf({ details }: Told, language: Language): string[] {
  const { before, after }: Details = details ?? {};
  const t = translator(language);
  return Object.keys(after ?? {})
    .filter(isField)
    .map((field) =>
      changeIn(
        language,
        t(`register.fields.${field}`),
        shownValue(field, before?.[field], language),
        shownValue(field, after?.[field], language),
      ),
    );
}

function shownValue(field: Fields, value: unknown, language: Language) {
  const sector = sectors.find((one) => field === 'sector' && one === value);
  if (sector) return translator(language)(`organisations.sectors.${sector}`);
  const text = typeof value === 'string' ? value : '';
  return (field === 'countyCode' ? countyName(text, language) : text) || '–';
}
