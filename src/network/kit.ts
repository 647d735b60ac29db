import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { registrationOf, type Seminar, type Series } from '../series/index.ts';
import type { Language } from '../storage/values.ts';

export const kitKinds = ['mail', 'notice', 'post'] as const;
export type KitKind = (typeof kitKinds)[number];

/** Something to paste into a mail, onto an intranet or into a post. */
export interface KitText {
  kind: KitKind;
  language: Language;
  title: string | undefined;
  /** Each of one or more lines. */
  paragraphs: string[][];
}

export interface KitFacts {
  series: Series;
  seminars: Seminar[];
  convener: { organisationId: number; name: string; nameEn: string | null };
  /** Whose organisation invites. */
  organisationId: number;
  /** Where the reader signs up. */
  url: string;
  now: Date;
}

/** Nothing when there is nothing ahead to invite to. */
export function kitTexts(facts: KitFacts, language: Language): KitText[] {
  const seminars = facts.seminars.filter((seminar) => canStillInvite(seminar, facts.now));
  if (seminars.length === 0) return [];
  const ahead = { ...facts, seminars };
  return [mail(ahead, language), notice(ahead, language), post(ahead, language)];
}

const canStillInvite = (seminar: Seminar, now: Date) =>
  ['open', 'notYet'].includes(registrationOf(seminar, now));

/** As a file: lines end as every mail program takes them. */
export function plainText({ title, paragraphs }: KitText): string {
  const blocks = [...(title ? [[title]] : []), ...paragraphs];
  return `${blocks.map((lines) => lines.join('\r\n')).join('\r\n\r\n')}\r\n`;
}

/** How long it is, without its title, as one counts words and as posts are measured. */
export function lengthOf({ paragraphs }: KitText) {
  const text = paragraphs.map((lines) => lines.join('\n')).join('\n\n');
  return { words: text.split(/\s+/).length, characters: [...text].length };
}

function mail(facts: KitFacts, language: Language): KitText {
  const t = translator(language);
  const { series, convener } = facts;
  const name = language === 'en' ? (convener.nameEn ?? convener.name) : convener.name;
  const isOurs = convener.organisationId === facts.organisationId;
  const values = { series: series.title[language], convener: name };
  return {
    kind: 'mail',
    language,
    title: undefined,
    paragraphs: [
      [t('network.kit.hello')],
      [isOurs ? t('network.kit.weInvite', values) : t('network.kit.theyInvite', values)],
      [series.summary[language]],
      facts.seminars.map((seminar) => mailLine(seminar, language)),
      [series.terms[language]],
      [t('network.kit.signUp', { url: facts.url })],
    ].filter((lines) => lines.some((line) => line !== '')),
  };
}

function mailLine({ startsAt, endsAt, theme, venue, address }: Seminar, language: Language) {
  const format = formatIn(language);
  const when = `${format.dayYear(startsAt)}, ${format.clockSpan(startsAt, endsAt)}`;
  const place = [venue, address].filter(Boolean).join(', ');
  return `– ${upper(when)}: ${theme[language]}. ${place}`;
}

function notice(facts: KitFacts, language: Language): KitText {
  const { series, url } = facts;
  const more = translator(language)('network.kit.readMore', { url });
  return {
    kind: 'notice',
    language,
    title: series.title[language],
    paragraphs: [[[series.summary[language], when(facts, language), more].join(' ')]],
  };
}

function post(facts: KitFacts, language: Language): KitText {
  const t = translator(language);
  const themes = facts.seminars.map(({ theme }) => theme[language]).join(', ');
  const text = [
    `${facts.series.title[language]}: ${themes}.`,
    when(facts, language),
    t('network.kit.readMore', { url: facts.url }),
  ].join(' ');
  return { kind: 'post', language, title: undefined, paragraphs: [[text]] };
}

function when(facts: KitFacts, language: Language) {
  const { list, shortDay } = formatIn(language);
  const t = translator(language);
  const days = facts.seminars.map(({ startsAt }) =>
    t('network.kit.day', { day: shortDay(startsAt) }),
  );
  return t('network.kit.when', { days: list(days), place: place(facts, language) });
}

function place({ series, seminars }: KitFacts, language: Language) {
  const t = translator(language);
  const isOnline = seminars.every(({ format }) => format === 'online');
  return isOnline ? t('network.kit.online') : t('network.kit.inTown', { town: series.town });
}

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
