import { pathsIn } from '../../src/paths.ts';
import { hidden, type Stage } from './organiser-stage.ts';
import type { Scene } from './scene.ts';
import { fieldsOf, type Role, slugs } from './stage.ts';

const { current, next } = slugs;
const page = (slug: string, part: string) => ({
  as: 'organiser' as const,
  path: ((language) => pathsIn(language).organiserSeries(slug, part)) satisfies Scene['path'],
});
const person = (role: Role, slug: string, part = '') => ({
  as: 'organiser' as const,
  path: ((language, stage, whose = language) =>
    pathsIn(language).organiserSeries(
      slug,
      `people/${stage.person(role, whose)}${part}`,
    )) satisfies Scene['path'],
});
const cameId = ({ cameId }: Stage) => cameId;
const held = 'seminars/1/people';
const full = 'seminars/3/people';

const listScenes: Scene[] = [
  { name: 'people', ...page(current, 'people') },
  { name: 'people, reader', ...page(current, full), as: 'reader' },
  { name: 'people of a full seminar', ...page(current, `${full}?sort=-when`) },
  { name: 'people of a held seminar', ...page(current, held) },
  { name: 'people, on', ...page(current, `${held}?q=karlstad&state=came&sector=municipality`) },
  { name: 'people, long words', ...page(current, `${full}?q=alexandrina`) },
  { name: 'people, none found', ...page(current, `${full}?q=finnsinte`) },
  { name: 'people, nobody', ...page(hidden.draft, 'seminars/1/people') },
  { name: 'people, no seminars', ...page(hidden.blank, 'people') },
  {
    name: 'people, marked',
    ...page(current, `${held}?marked=came&count=2&skipped=1&batch=abcdefghij`),
  },
  { name: 'people, nobody marked', ...page(current, `${held}?marked=nobody`) },
];

const wrong = { name: '', email: 'åsa@karlstad', organisation: '', role: '', letters: 'send' };
const newcomer = {
  ...{ name: 'Ny Människa', email: 'ny@kommun.example', organisation: 'Sunne kommun' },
  ...{ role: 'Handläggare', role_category: 'specialist', language: 'sv', letters: 'send' },
};

const personScenes: Scene[] = [
  { name: 'person, booked', ...person('booked', next, '?done=added') },
  { name: 'person, in line', ...person('mixed', current, '?done=under-way') },
  { name: 'person, offered', ...person('offered', current) },
  { name: 'person, long words', ...person('long', current, '?done=sent-again') },
  { name: 'person, cancelled', ...person('cancelled', next, '?done=cancelled') },
  {
    name: 'person, was there',
    as: 'organiser',
    path: (language, stage) =>
      pathsIn(language).organiserSeries(current, `people/${cameId(stage)}`),
  },
  { name: 'person, reader', ...person('mixed', current), as: 'reader' },
];

const actScenes: Scene[] = [
  { name: 'add a person', ...page(current, 'people/new') },
  { name: 'add a person, nothing open', ...page(hidden.blank, 'people/new') },
  {
    name: 'add a person, all wrong',
    status: 422,
    ...page(current, 'people/new'),
    fields: () => ({ ...wrong, language: 'sv' }),
  },
  {
    name: 'add a person, letters shown',
    ...page(current, 'people/new'),
    fields: () => ({ ...newcomer, seminars: ['2', '3'], step: 'preview' }),
  },
  { name: 'change a person', ...person('mixed', current, '/details') },
  {
    name: 'change a person, all wrong',
    status: 422,
    ...person('mixed', current, '/details'),
    fields: () => wrong,
  },
  {
    name: 'change a person, letters shown',
    ...person('mixed', current, '/details'),
    fields: (language) => ({
      ...fieldsOf('mixed', language),
      ...{ email: `new.${language}@kommun.example`, letters: 'send', step: 'preview' },
    }),
  },
  { name: 'book for a person', ...person('inLine', current, '/bookings') },
  {
    name: 'book for a person, nothing chosen',
    status: 422,
    ...person('inLine', current, '/bookings'),
    fields: () => ({ letters: 'send' }),
  },
  {
    name: 'book for a person, letters kept',
    ...person('inLine', current, '/bookings'),
    fields: () => ({ seminars: ['2'], step: 'preview' }),
  },
  { name: 'cancel for a person', ...person('mixed', current, '/bookings/2/cancellation') },
  {
    name: 'cancel for a person, letters shown',
    ...person('mixed', current, '/cancellation'),
    fields: () => ({ letters: 'send', step: 'preview' }),
  },
];

export const peopleScenes: Scene[] = [...listScenes, ...personScenes, ...actScenes];
