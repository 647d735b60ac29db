import { pathsIn } from '../../src/paths.ts';
import type { Stage } from './organiser-stage.ts';
import type { Scene } from './scene.ts';
import { slugs } from './stage.ts';

const organiser = (part: string) => ({
  as: 'organiser' as const,
  path: ((language) => pathsIn(language).organiser(part)) satisfies Scene['path'],
});
const one = (which: keyof Stage['organisations'], part = '') => ({
  as: 'organiser' as const,
  path: ((language, { organisations }) =>
    pathsIn(language).organiser(
      `organisations/${organisations[which]}${part}`,
    )) satisfies Scene['path'],
});
const series = (part: string) => ({
  as: 'organiser' as const,
  path: ((language) =>
    pathsIn(language).organiserSeries(slugs.current, part)) satisfies Scene['path'],
});

/** As far as an organiser has come with a file. */
const file = (which: keyof Stage['imports'], part = '') => ({
  as: 'organiser' as const,
  path: ((language, { imports }) =>
    pathsIn(language).organiserSeries(
      slugs.next,
      `people/import/${imports[which]}${part}`,
    )) satisfies Scene['path'],
});

const facts = {
  name: '',
  name_en: '',
  short_name: '',
  sector: 'x',
  county: '99',
  municipality: '1',
};

/** The register of organisations, and what comes into a series from elsewhere. */
export const registerScenes: Scene[] = [
  { name: 'tidy up', ...organiser('organisations') },
  { name: 'tidy up, reader', ...organiser('organisations'), as: 'reader' },
  {
    name: 'register, search',
    ...organiser('organisations/register?q=karl&sector=&kind=&page=1'),
    keepsQuery: true,
  },
  {
    name: 'register, none found',
    ...organiser('organisations/register?q=finnsinte&sector=&kind=&page=1'),
    keepsQuery: true,
    as: 'reader',
  },
  { name: 'organisation, listed', ...one('listed') },
  { name: 'organisation, typed', ...one('typed') },
  { name: 'organisation, merged', ...one('merged') },
  { name: 'organisation, reader', ...one('listed'), as: 'reader' },
  {
    name: 'organisation, all wrong',
    status: 422,
    ...one('typed', '/facts'),
    switchesTo: one('typed').path,
    fields: () => ({ ...facts, seen: '' }),
  },
  {
    name: 'organisation, shared domain',
    status: 422,
    ...one('typed', '/domains'),
    switchesTo: one('typed').path,
    fields: () => ({ domain: 'gmail.com' }),
  },
  { name: 'import', ...series('people/import') },
  {
    name: 'import, no file',
    status: 422,
    ...series('people/import'),
    fields: () => ({}),
  },
  { name: 'import, columns', ...file('read', '/columns') },
  {
    name: 'import, columns all wrong',
    status: 422,
    ...file('read', '/columns'),
    fields: () => ({ column_email: '99', organisation: 'x'.repeat(200), role: '', language: 'x' }),
  },
  { name: 'import, tried', ...file('tried') },
  {
    name: 'import, those who cannot not left out',
    status: 422,
    ...file('tried', '/run'),
    switchesTo: file('tried').path,
    fields: () => ({ seen: 'x' }),
  },
  { name: 'import, failed', ...file('failed') },
  {
    name: 'import, could not be tried',
    ...file('unclear'),
    switchesTo: file('unclear', '/columns').path,
  },
  { name: 'import, being tried', ...file('trying') },
  { name: 'import, running', ...file('running') },
  { name: 'import, done', ...file('done') },
  { name: 'import, erased', ...file('erased') },
  { name: 'copy', ...series('copy') },
  {
    name: 'copy, all wrong',
    status: 422,
    ...series('copy'),
    fields: () => ({ title_sv: '', title_en: '', slug: 'Å Ä', first_day: 'snart' }),
  },
  { name: 'report, compared', ...series(`report?compare=${slugs.next}`), keepsQuery: true },
];
