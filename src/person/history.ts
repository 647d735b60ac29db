import { changeIn, type ShownEntry, type Told, whoDid } from '../history/index.ts';
import { formatIn } from '../i18n/format.ts';
import { sv } from '../i18n/sv.ts';
import { translator } from '../i18n/translate.ts';
import { type Language, roleCategories } from '../storage/values.ts';

export interface Known {
  /** Seminar themes by booking. */
  themes: Map<number, string>;
  /** Addresses of organisers, by id. */
  organisers: Map<number, string>;
}

type Events = keyof typeof sv.people.events;
type Fields = keyof typeof sv.people.fields;
const isEvent = (key: string): key is Events => Object.hasOwn(sv.people.events, key);
const isField = (key: string): key is Fields => Object.hasOwn(sv.people.fields, key);

/** What was done with a sign-up and its bookings, in words. */
export function shownHistory(entries: Told[], known: Known, language: Language): ShownEntry[] {
  const format = formatIn(language);
  return entries.map((entry) => ({
    on: `${format.shortDay(entry.at)} ${format.time(entry.at)}`,
    who: whoDid(entry.actor, known, language),
    what: whatOf(entry, known, language),
    changes: changesOf(entry, known, language),
  }));
}

interface Details {
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  bookings?: { id: number; state: string }[];
  kind?: string;
}

const detailsOf = ({ details }: Told): Details => (details ?? {}) as Details;

function whatOf(entry: Told, { themes }: Known, language: Language) {
  const key = entry.event.replace('.', '_');
  if (!isEvent(key)) return entry.event;
  const theme = entry.subject === 'booking' ? (themes.get(entry.subjectId) ?? '') : '';
  const t = translator(language);
  return t(`people.events.${key}`, {
    theme,
    letter: wordOf(letterKinds, detailsOf(entry).kind, (kind) => t(`people.letterKinds.${kind}`)),
  });
}

/** As the texts have it; what they do not know stays as it was written down. */
const wordOf = <K extends string>(
  known: readonly K[],
  code = '',
  say: (key: K) => string,
): string => {
  const key = known.find((one) => one === code || one === camelCase(code));
  return key ? say(key) : code;
};
const camelCase = (code: string) =>
  code.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const states = Object.keys(sv.people.states) as (keyof typeof sv.people.states)[];
const letterKinds = Object.keys(sv.people.letterKinds) as (keyof typeof sv.people.letterKinds)[];

function changesOf(entry: Told, { themes }: Known, language: Language): string[] {
  const t = translator(language);
  const { before, after, bookings = [] } = detailsOf(entry);
  const booked = bookings.map(({ id, state }) => {
    const words = wordOf(states, state, (one) => t(`people.states.${one}`));
    return `${themes.get(id) ?? ''}: ${words}`;
  });
  const changed = Object.keys(after ?? {})
    .filter(isField)
    .map((field) =>
      changeIn(
        language,
        t(`people.fields.${field}`),
        shownValue(field, before?.[field], language),
        shownValue(field, after?.[field], language),
      ),
    );
  return [...booked, ...changed];
}

function shownValue(field: Fields, value: unknown, language: Language) {
  const category = roleCategories.find((one) => field === 'roleCategory' && one === value);
  if (category) return translator(language)(`registrations.roleCategories.${category}`);
  return String(value ?? '–');
}
