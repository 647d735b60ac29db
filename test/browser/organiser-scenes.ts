import { pathsIn } from '../../src/paths.ts';
import type { Language } from '../../src/storage/values.ts';
import { newSeminar, newSeries, seminarTexts } from './organiser-forms.ts';
import { hidden } from './organiser-stage.ts';
import type { Scene } from './scene.ts';
import { slugs } from './stage.ts';

const { current, next, trial } = slugs;
const paths = (language: Language) => pathsIn(language);
const at =
  (slug: string, part = ''): Scene['path'] =>
  (language) =>
    paths(language).organiserSeries(slug) + (/^[/?]|^$/.test(part) ? part : `/${part}`);
const organiser = (part = '') => ({
  as: 'organiser' as const,
  path: (language: Language) => paths(language).organiser(part),
});
const page = (slug: string, part = '') => ({ as: 'organiser' as const, path: at(slug, part) });

const signInCode = (language: Language) => paths(language).signInCode();
const signInLink: Scene['path'] = (language, stage) =>
  paths(language).signInLink(stage.signInToken);
const signIn = (language: Language) => paths(language).signIn();

export const signInScenes: Scene[] = [
  { name: 'sign in', path: signIn },
  { name: 'sign in, wrong', status: 422, path: signIn, fields: () => ({ email: 'åsa' }) },
  { name: 'sign in, code', path: signInCode },
  { name: 'sign in, no code', status: 422, path: signInCode, fields: () => ({ code: '1' }) },
  {
    name: 'sign in, wrong code',
    as: 'asking',
    status: 422,
    path: signInCode,
    fields: () => ({ code: '0000 0000' }),
  },
  {
    name: 'sign in, code too late',
    status: 422,
    path: signInCode,
    fields: () => ({ code: '0000 0000' }),
  },
  { name: 'sign in, link', as: 'asking', path: signInLink, switchesTo: signIn },
  { name: 'sign in, link elsewhere', path: signInLink, switchesTo: signIn },
  {
    name: 'sign in, link used',
    status: 422,
    path: signInLink,
    switchesTo: signInCode,
    fields: () => ({}),
  },
  { name: 'account', ...organiser('account?done=ended') },
  { name: 'account, reader', ...organiser('account'), as: 'reader' },
];

const allWrong = {
  ...newSeries('Å Ä Ö'),
  ...{ title_sv: '', convener: '', contact_name: ' ', contact_email: 'vera', town: '' },
  ...{ latitude: 'norr', longitude: '' },
};

export const seriesScenes: Scene[] = [
  { name: 'organisers home', ...organiser() },
  { name: 'organisers home, reader', ...organiser(), as: 'reader' },
  { name: 'new series', ...organiser('new') },
  { name: 'new series, all wrong', status: 422, ...organiser('new'), fields: () => allWrong },
  {
    name: 'new series, taken',
    status: 422,
    ...organiser('new'),
    fields: () => newSeries(current),
  },
  { name: 'overview', ...page(current, '?done=saved') },
  { name: 'overview, reader', ...page(current), as: 'reader' },
  { name: 'overview, called off', ...page(trial, '?done=same') },
  { name: 'overview, draft', ...page(hidden.draft, '?done=added') },
  { name: 'overview, blank', ...page(hidden.blank, '?done=created') },
  { name: 'overview, archived', ...page(hidden.archived, '?done=archived') },
  { name: 'history', ...page(current, 'history') },
  { name: 'history, reader', ...page(current, 'history?before=2147483647'), as: 'reader' },
  { name: 'history, of much', ...page(next, 'history') },
  { name: 'history, blank', ...page(hidden.blank, 'history') },
  { name: 'preview', ...page(hidden.draft, 'preview') },
  { name: 'edit series', ...page(current, 'edit') },
  {
    name: 'edit series, all wrong',
    status: 422,
    ...page(current, 'edit'),
    fields: () => allWrong,
  },
  {
    name: 'edit series, saved meanwhile',
    status: 422,
    ...page(current, 'edit'),
    fields: () => newSeries(current, { seen: 'another', title_sv: 'Öppna data' }),
  },
  { name: 'new seminar', ...page(current, 'seminars/new') },
  {
    name: 'new seminar, all wrong',
    status: 422,
    ...page(current, 'seminars/new'),
    fields: () => ({ theme_sv: '', theme_en: '', day: '', from: '25', to: '', capacity: 'x' }),
  },
  {
    name: 'new seminar, no such time',
    status: 422,
    ...page(current, 'seminars/new'),
    fields: () => newSeminar({ day: '2027-03-28', from: '02:30' }),
  },
  { name: 'edit seminar', ...page(current, 'seminars/1/edit') },
  {
    name: 'edit seminar, all wrong',
    status: 422,
    ...page(current, 'seminars/2/edit'),
    fields: () =>
      seminarTexts({ theme_sv: '', format: 'brev', map_url: 'karta', closes_time: 'sen' }),
  },
  {
    name: 'edit seminar, saved meanwhile',
    status: 422,
    ...page(current, 'seminars/2/edit'),
    fields: () => seminarTexts({ seen: 'another' }),
  },
];

const place = { venue: 'Museet', address: 'Sandgrundsudden, Karlstad', join_url: '' };
const moved = { day: '2027-04-21', from: '09:00', to: '11:00', ...place };
const change = (noun: string, number = 3, slug: string = current) =>
  page(slug, `seminars/${number}/${noun}`);
const confirmed = (noun: string) => ({
  ...change(`${noun}/confirmed`),
  switchesTo: change(noun).path,
});

export const changeScenes: Scene[] = [
  { name: 'move', ...change('move') },
  {
    name: 'move, all wrong',
    status: 422,
    ...change('move'),
    fields: () => ({ day: '', from: '8', to: 'x', venue: '', address: '', join_url: 'möte' }),
  },
  {
    name: 'move, past',
    status: 422,
    ...change('move'),
    fields: () => ({ ...moved, day: '2026-04-21' }),
  },
  { name: 'move, preview', ...change('move'), fields: () => moved },
  {
    name: 'move, preview of long words',
    ...change('move'),
    fields: () => ({
      ...moved,
      venue: 'Länsstyrelsens konferensanläggningssamordningscentrum',
      join_url: `https://moten.example/${'mycketlang'.repeat(12)}`,
    }),
  },
  {
    name: 'move, changed meanwhile',
    status: 409,
    ...confirmed('move'),
    fields: () => ({ ...moved, seen: 'another' }),
  },
  { name: 'move, held', ...change('move', 1) },
  { name: 'move, called off', ...change('move', 3, trial) },
  { name: 'cancellation, preview', ...change('cancellation') },
  { name: 'cancellation, nobody there', ...change('cancellation', 1, hidden.draft) },
  {
    name: 'cancellation, changed meanwhile',
    status: 409,
    ...confirmed('cancellation'),
    fields: () => ({ seen: 'another' }),
  },
  { name: 'seats', ...change('seats') },
  { name: 'seats, wrong', status: 422, ...change('seats'), fields: () => ({ capacity: 'tio' }) },
  { name: 'seats, more', ...change('seats'), fields: () => ({ capacity: '33' }) },
  { name: 'seats, fewer', ...change('seats'), fields: () => ({ capacity: '5' }) },
];

export const reportScenes: Scene[] = [
  { name: 'report', ...page(current, 'report') },
  { name: 'report, held', ...page(current, 'seminars/1/report'), as: 'reader' },
  { name: 'report, ahead', ...page(current, 'seminars/3/report') },
  { name: 'report, called off', ...page(trial, 'report') },
  { name: 'report, nobody', ...page(hidden.draft, 'report') },
  { name: 'report, no seminars', ...page(hidden.blank, 'report') },
];
