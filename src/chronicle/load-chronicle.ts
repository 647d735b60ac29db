import { listQuestions } from '../form-questions/index.ts';
import { listPage, type ShownEntry } from '../history/index.ts';
import { formatIn } from '../i18n/format.ts';
import { listShareLinks } from '../network/index.ts';
import { listOrganiserAddresses } from '../organisers/index.ts';
import { listSeminars, type Series } from '../series/index.ts';
import type { Reader } from '../storage/database.ts';
import type { Language } from '../storage/values.ts';
import { type Known, shownEntry } from './words.ts';

const perPage = 50;

export interface Cut {
  /** An entry: those before it, or after. */
  before?: number | undefined;
  after?: number | undefined;
}

export interface Chronicle {
  days: { day: string; entries: ShownEntry[] }[];
  /** Entries that other pages begin from; null where there is no such page. */
  newer: number | null;
  older: number | null;
}

/** A page of what was done with a series, day by day. */
export async function loadChronicle(
  db: Reader,
  series: Series,
  cut: Cut,
  language: Language,
): Promise<Chronicle> {
  const known = await loadKnown(db, series, language);
  const subjects = [
    { subject: 'series', ids: [series.id] },
    { subject: 'seminar', ids: [...known.seminars.keys()] },
    { subject: 'form_question', ids: [...known.questions.keys()] },
    { subject: 'share_link', ids: [...known.links.keys()] },
    { subject: 'member', ids: [...known.members.keys()] },
  ];
  const { entries, hasNewer, hasOlder } = await listPage(db, subjects, cut, perPage);
  const days: Chronicle['days'] = [];
  for (const told of entries) {
    const day = formatIn(language).dayYear(told.at);
    if (days.at(-1)?.day !== day) days.push({ day, entries: [] });
    days.at(-1)?.entries.push(shownEntry(told, known, language));
  }
  return {
    days,
    newer: hasNewer ? (entries.at(0)?.id ?? null) : null,
    older: hasOlder ? (entries.at(-1)?.id ?? null) : null,
  };
}

async function loadKnown(db: Reader, series: Series, language: Language): Promise<Known> {
  const links = await listShareLinks(db, series.id);
  const nameOf = ({ member }: (typeof links)[number]) =>
    language === 'en' ? (member.nameEn ?? member.name) : member.name;
  return {
    organisers: await listOrganiserAddresses(db),
    seminars: new Map(
      (await listSeminars(db, series.id)).map(({ id, number, theme }) => [
        id,
        { number, theme: theme[language] },
      ]),
    ),
    questions: new Map(
      (await listQuestions(db, series.id)).map(({ id, label }) => [
        id,
        label[language] || label.sv,
      ]),
    ),
    links: new Map(links.map((link) => [link.id, { code: link.code, member: nameOf(link) }])),
    members: new Map(links.map((link) => [link.member.id, nameOf(link)])),
  };
}
