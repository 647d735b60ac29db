import type { FastifyReply, FastifyRequest } from 'fastify';
import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import type { UnknownName } from '../organisations/index.ts';
import { organiserOf } from '../organisers/index.ts';
import { type Paths, pathsIn } from '../paths.ts';
import { navBelowOverview, type Series, seminarLead } from '../series/index.ts';
import type { Language } from '../storage/values.ts';
import type { FieldError, Typed } from '../web/forms.ts';
import { sendPage } from '../web/pages.ts';
import type { Change } from './manage-changes.ts';
import type { pastChanging } from './planned.ts';
import type { Group, Preview } from './preview.ts';
import type { Sample } from './preview-letters.ts';
import type { Seminar } from './store.ts';

/** What every page of a change shows: which seminar, and where its pages are. */
export interface Frame {
  language: Language;
  change: Pick<Change, 'noun'> & { form: object | null };
  series: Series;
  seminar: Seminar;
  /** Nobody has seen it, and nobody is written to. */
  isUntouched?: boolean;
}

export interface FormModel {
  values: Typed;
  errors: FieldError[];
}

export interface PreviewModel {
  noun: Change['noun'];
  /** It was confirmed, but no longer as it had been shown. */
  meanwhile: boolean;
  /** What will be another, in words. */
  rows: { key: string; before: string; after: string }[];
  unknown: UnknownName[];
  groups: (Omit<Group, 'people'> & { count: number; people: Group['people']; more: number })[];
  letters: number;
  samples: Sample[];
  /** What there is to say of seats and the line. */
  seats: SeatsNote | null;
  deadline: Date | undefined;
  /** What the button carries. */
  hidden: [name: string, value: string][];
  /** The form with what was typed, to change it. */
  editUrl: string | null;
}

export type SeatsNote =
  | { key: 'lowered' | 'nobodyWaits' | 'tooLate' | 'stillFull' }
  | { key: 'over'; count: number };

/** Longer lists are cut: the list of people has them all. */
const shownOfGroup = 500;

const partOf = ({ seminar, change }: Pick<Frame, 'seminar' | 'change'>) =>
  `seminars/${seminar.number}/${change.noun}`;

export function sendForm(
  request: FastifyRequest,
  reply: FastifyReply,
  frame: Frame,
  model: FormModel,
) {
  const view = frame.change.noun === 'move' ? 'bookings/manage-move' : 'bookings/manage-seats';
  return send(request, reply, frame, view, model.errors.length > 0 ? 422 : 200, model);
}

export function sendPreview(
  request: FastifyRequest,
  reply: FastifyReply,
  frame: Frame,
  preview: Preview,
  typed: { fields: Typed; meanwhile: boolean },
) {
  const model = previewModel(frame, preview, typed);
  return send(request, reply, frame, 'bookings/manage-preview', typed.meanwhile ? 409 : 200, model);
}

/** It has been held, or is called off: there is nothing to change. */
export function sendPast(
  request: FastifyRequest,
  reply: FastifyReply,
  frame: Frame,
  past: NonNullable<ReturnType<typeof pastChanging>>,
) {
  const status = request.method === 'POST' ? 409 : 200;
  return send(request, reply, frame, 'bookings/manage-past', status, { past });
}

export function send(
  request: FastifyRequest,
  reply: FastifyReply,
  frame: Frame,
  view: string,
  status: number,
  model: object,
) {
  const { language, change, series, seminar } = frame;
  const address = (to: Paths) => to.organiserSeries(series.slug, partOf(frame));
  return sendPage(reply, {
    view,
    language,
    title: translator(language)(`manageChanges.${change.noun}.title`, { number: seminar.number }),
    within: series.title[language],
    address,
    nav: 'series',
    organiser: organiserOf(request),
    private: true,
    status,
    model: {
      ...{ series, seminar, nav: navOf(frame), ownUrl: address(pathsIn(language)) },
      isUntouched: frame.isUntouched ?? false,
      ...model,
    },
  });
}

function navOf({ language, change, series, seminar }: Frame) {
  const { number, venue } = seminar;
  return navBelowOverview(series, language, {
    seminar,
    heading: translator(language)(`manageChanges.${change.noun}.title`, { number }),
    lead: `${seminarLead(seminar, language)}, ${venue}`,
  });
}

function previewModel(
  frame: Frame,
  preview: Preview,
  { fields, meanwhile }: { fields: Typed; meanwhile: boolean },
): PreviewModel {
  const { language, change, series } = frame;
  const own = pathsIn(language).organiserSeries(series.slug, partOf(frame));
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, one]),
  );
  return {
    noun: change.noun,
    meanwhile,
    rows: preview.rows ?? changedRows(preview, language),
    unknown: preview.unknown ?? [],
    groups: preview.groups.map((group) => ({
      ...group,
      count: group.people.length,
      people: group.people.slice(0, shownOfGroup),
      more: Math.max(0, group.people.length - shownOfGroup),
    })),
    letters: preview.letters,
    samples: preview.samples,
    seats: seatsNote(preview),
    deadline: preview.deadline,
    hidden: [...pairs, ['seen', preview.fingerprint]],
    editUrl: change.form && `${own}?${new URLSearchParams(pairs)}`,
  };
}

function changedRows({ planned, seminar, after }: Preview, language: Language) {
  const format = formatIn(language);
  const when = ({ startsAt, endsAt }: Seminar) =>
    `${format.dayYear(startsAt)}, ${format.clockSpan(startsAt, endsAt)}`;
  const texts: Record<string, (one: Seminar) => string> = {
    when,
    venue: ({ venue }) => venue,
    address: ({ address }) => address,
    joinUrl: ({ joinUrl }) => joinUrl ?? '',
    closes: ({ closesAt }) => (closesAt ? format.dayTime(closesAt) : ''),
    capacity: ({ capacity }) => format.number(capacity),
  };
  if (planned.kind === 'cancellation' || planned.kind === 'limits') return [];
  return Object.entries(texts)
    .map(([key, text]) => ({ key, before: text(seminar), after: text(after) }))
    .filter(({ before, after }) => before !== after);
}

function seatsNote({ planned, seminar, after, deadline }: Preview): SeatsNote | null {
  if (planned.kind !== 'seats') return null;
  const free = after.capacity - after.seatsTaken;
  if (free < 0) return { key: 'over', count: -free };
  if (after.capacity < seminar.capacity) return { key: 'lowered' };
  if (seminar.inLine === 0) return { key: 'nobodyWaits' };
  if (free === 0) return { key: 'stillFull' };
  return deadline ? null : { key: 'tooLate' };
}
