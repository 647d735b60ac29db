import type { FastifyReply, FastifyRequest } from 'fastify';
import { formatIn } from '../i18n/format.ts';
import { mayUse, organiserOf } from '../organisers/index.ts';
import { type Paths, pathsIn } from '../paths.ts';
import { navBelowOverview, type Seminar, type Series, seminarLead } from '../series/index.ts';
import { type Language, type Need, needs } from '../storage/values.ts';
import type { FieldError, Typed } from '../web/forms.ts';
import { sendPage } from '../web/pages.ts';
import type { Headcount } from './headcount.ts';
import type { Breakfasts } from './load-headcount.ts';
import { erasedAt, type NeedsFields, needsFields } from './needs.ts';

/** Which seminar, and in what language it is looked at. */
export interface Frame {
  language: Language;
  series: Series;
  seminar: Seminar;
}

export interface CountModel {
  now: Headcount;
  /** When the number is settled, in words; null for not decided. */
  cutOff: string | null;
  settled: Headcount | null;
  /** Seats confirmed since then, as `+2`; null before it is settled, or if none. */
  difference: string | null;
}

export interface BreakfastModel {
  count: CountModel;
  values: Typed;
  errors: FieldError[];
  asks: boolean;
  /** What attendees are shown where it is asked. */
  preview: NeedsFields | undefined;
  erased: string;
  done: string | null;
}

export interface SheetModel {
  count: CountModel;
  values: Typed;
  errors: FieldError[];
  extra: number;
  note: string;
  /** To prepare for: those with a seat, as settled if it is, and the extra. */
  total: number;
  when: { day: string; time: string };
  place: string;
  contact: { name: string; email: string; phone: string | null };
  /** Null where the form does not ask. */
  needs: { need: Need; count: number }[] | null;
  ownUrl: string;
}

const doneWords = ['cutOff', 'asked', 'ended', 'same'] as const;
export type Done = (typeof doneWords)[number];

function countModel(
  { now, settled }: Breakfasts,
  { headcountAt }: Seminar,
  language: Language,
): CountModel {
  const more = settled ? now.confirmed - settled.confirmed : 0;
  return {
    now,
    settled,
    cutOff: headcountAt && formatIn(language).dayTime(headcountAt),
    difference: more === 0 ? null : `${more > 0 ? '+' : '−'}${Math.abs(more)}`,
  };
}

export function breakfastModel(
  { seminar, language }: Frame,
  breakfasts: Breakfasts,
  { typed, errors, done }: { typed?: Typed; errors?: FieldError[]; done?: unknown },
): BreakfastModel {
  return {
    count: countModel(breakfasts, seminar, language),
    values: typed ?? cutOffFields(seminar),
    errors: errors ?? [],
    asks: seminar.asksNeeds,
    preview: needsFields([{ ...seminar, asksNeeds: true, cancelledAt: null }], [], language),
    erased: formatIn(language).shortDay(erasedAt(seminar)),
    done: doneWords.find((word) => word === done) ?? null,
  };
}

function cutOffFields({ headcountAt }: Seminar): Typed {
  if (!headcountAt) return { day: '', time: '' };
  const { isoLocal, time } = formatIn('en');
  return { day: isoLocal(headcountAt).slice(0, 10), time: time(headcountAt) };
}

export function sheetModel(
  { series, seminar, language }: Frame,
  breakfasts: Breakfasts,
  counted: Map<Need, number> | null,
  typed: { extra: number; note: string; values: Typed; errors: FieldError[] },
): SheetModel {
  const format = formatIn(language);
  const count = countModel(breakfasts, seminar, language);
  return {
    count,
    ...typed,
    total: (count.settled ?? count.now).confirmed + typed.extra,
    when: {
      day: format.dayYear(seminar.startsAt),
      time: format.clockSpan(seminar.startsAt, seminar.endsAt),
    },
    place: [seminar.venue, seminar.address].filter(Boolean).join(', '),
    contact: {
      name: series.contactName,
      email: series.contactEmail,
      phone: series.contactPhone,
    },
    needs:
      counted &&
      needs
        .map((need) => ({ need, count: counted.get(need) ?? 0 }))
        .filter(({ count: breakfastsOf }) => breakfastsOf > 0),
    ownUrl: pathsIn(language).organiserSeries(series.slug, sheetPart(seminar)),
  };
}

export const breakfastPart = ({ number }: Pick<Seminar, 'number'>) =>
  `seminars/${number}/breakfast`;
export const sheetPart = (seminar: Pick<Seminar, 'number'>) => `${breakfastPart(seminar)}/sheet`;

interface Sent {
  view: 'manage-breakfast' | 'sheet';
  /** After the series' own address. */
  part: string;
  /** What the address carries on, in the other language too. */
  query?: string;
  title: string;
  status?: number;
  model: object;
}

export function send(
  request: FastifyRequest,
  reply: FastifyReply,
  { language, series, seminar }: Frame,
  { view, part, query = '', title, status = 200, model }: Sent,
) {
  const organiser = organiserOf(request);
  const { number } = seminar;
  const address = (to: Paths) => to.organiserSeries(series.slug, part) + query;
  return sendPage(reply, {
    view: `breakfast/${view}`,
    language,
    title,
    within: series.title[language],
    address,
    nav: 'series',
    private: true,
    organiser,
    status,
    model: {
      ...model,
      slug: series.slug,
      number,
      isCancelled: seminar.cancelledAt !== null,
      mayChange: mayUse(organiser.role, 'organiser'),
      nav: navBelowOverview(series, language, {
        ...{ seminar, heading: title },
        lead: `${seminarLead(seminar, language)}, ${seminar.venue}`,
      }),
    },
  });
}
