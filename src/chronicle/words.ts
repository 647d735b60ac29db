import { type Actors, type ShownEntry, type Told, whoDid } from '../history/index.ts';
import { formatIn } from '../i18n/format.ts';
import { sv } from '../i18n/sv.ts';
import { translator } from '../i18n/translate.ts';
import type { Language, Texts } from '../storage/values.ts';
import { changedLines, factLines, type Side } from './changes.ts';
import type { SeminarName } from './values.ts';

/** What an entry can be about, by id. */
export interface Known extends Actors {
  seminars: ReadonlyMap<number, SeminarName>;
  questions: ReadonlyMap<number, string>;
  links: ReadonlyMap<number, { code: string; member: string }>;
  members: ReadonlyMap<number, string>;
}

type Events = keyof typeof sv.chronicle.events;
const keyOf = (event: string) => event.replace('.', '_');
const isEvent = (key: string): key is Events => Object.hasOwn(sv.chronicle.events, key);

interface Details extends Side {
  before?: Side | null;
  after?: Side | null;
}

/** What was done with a series and all that belongs to it, in words. */
export function shownEntry(told: Told, known: Known, language: Language): ShownEntry {
  return {
    on: formatIn(language).time(told.at),
    who: whoDid(told.actor, known, language),
    what: whatOf(told, known, language),
    changes: changesOf(told, known, language),
  };
}

const detailsOf = ({ details }: Told): Details => (details ?? {}) as Details;

function whatOf(told: Told, known: Known, language: Language): string {
  const key = keyOf(told.event);
  if (!isEvent(key)) return told.event;
  const t = translator(language);
  const { subject, subjectId: id } = told;
  const named = subject === 'seminar' ? known.seminars.get(id) : undefined;
  const seminar = named ? t('chronicle.seminar', { ...named }) : '';
  const link = subject === 'share_link' ? known.links.get(id) : undefined;
  return t(`chronicle.events.${key}`, {
    seminar,
    of: seminar || t('chronicle.series'),
    file: String(detailsOf(told).file ?? '').toUpperCase(),
    question: questionOf(told, known, language),
    code: link?.code ?? '',
    member: link?.member ?? known.members.get(id) ?? '',
  });
}

/** As it was asked then, if the entry says so. */
function questionOf(told: Told, { questions }: Known, language: Language): string {
  if (told.subject !== 'form_question') return '';
  const { before, after } = detailsOf(told);
  const label = (before?.label ?? after?.label) as Texts | undefined;
  return (label?.[language] || label?.sv) ?? questions.get(told.subjectId) ?? '';
}

/** What their events say already. */
const said = new Set(['series.published', 'series.archived', 'seminar.cancelled']);

function changesOf(told: Told, known: Known, language: Language): string[] {
  if (said.has(told.event)) return [];
  const place = { seminars: known.seminars, language };
  const t = translator(language);
  const { before, after, ...rest } = detailsOf(told);
  const isFiltered =
    rest.searched === true || /[?&](state|sector|organisation)=/.test(`${rest.filter ?? ''}`);
  const direction = (['up', 'down'] as const).find((one) => one === rest.direction);
  return [
    ...(before && after
      ? changedLines(before, after, place)
      : factLines(after ?? before ?? {}, place)),
    ...factLines(rest, place),
    ...(rest.copyOf ? [t('chronicle.copy')] : []),
    ...(isFiltered ? [t('chronicle.filtered')] : []),
    ...(direction ? [t(`chronicle.directions.${direction}`)] : []),
  ];
}
