import { pathsIn } from '../../src/paths.ts';
import { limitsOf } from './organiser-stage.ts';
import type { Scene } from './scene.ts';
import { type Role, slugs } from './stage.ts';

const { current, next, trial } = slugs;
const page = (slug: string, part: string) => ({
  as: 'organiser' as const,
  path: ((language) => pathsIn(language).organiserSeries(slug, part)) satisfies Scene['path'],
});
const question = (part = '') => ({
  as: 'organiser' as const,
  path: ((language, { questionId }) =>
    pathsIn(language).organiserSeries(
      next,
      `questions/${questionId}${part}`,
    )) satisfies Scene['path'],
});
const own =
  (role: Role, part: string): Scene['path'] =>
  (language, stage, whose = language) =>
    pathsIn(language).managePart(stage.own(role, whose), part);

const asked = {
  ...{ label_sv: 'Har du varit med förut?', label_en: '', help_sv: 'Sedan 2020.', help_en: '' },
  ...{ kind: 'one', seminar: '', option_sv: ['Ja', 'Nej', ''], option_en: ['Yes', 'No', ''] },
};
const nothing = {
  ...{ label_sv: '', label_en: '', help_sv: '', help_en: '', seminar: '9', kind: 'one' },
  ...{ option_sv: ['Ja', 'Ja'], option_en: ['', ''] },
};

/** What an organiser may ask for beside the usual, and what it looks like to those who sign up. */
export const wishScenes: Scene[] = [
  { name: 'questions', ...page(next, 'questions?done=added') },
  { name: 'questions, none, reader', ...page(current, 'questions'), as: 'reader' },
  { name: 'new question', ...page(next, 'questions/new') },
  {
    name: 'new question, all wrong',
    status: 422,
    ...page(next, 'questions/new'),
    fields: () => nothing,
  },
  {
    name: 'new question, preview',
    ...page(next, 'questions/new'),
    fields: () => ({ ...asked, step: 'preview' }),
  },
  { name: 'edit question', ...question() },
  { name: 'own answers', path: own('booked', 'answers') },
  { name: 'own needs', path: own('booked', 'needs') },
  { name: 'breakfast', ...page(next, 'seminars/2/breakfast?done=asked') },
  { name: 'breakfast, after the cut-off', ...page(current, 'seminars/2/breakfast') },
  { name: 'breakfast, held, reader', ...page(current, 'seminars/1/breakfast'), as: 'reader' },
  {
    name: 'breakfast, wrong',
    status: 422,
    ...page(next, 'seminars/2/breakfast/cut-off'),
    switchesTo: page(next, 'seminars/2/breakfast').path,
    fields: () => ({ day: '2030-01-01', time: '12' }),
  },
  {
    name: 'sheet for the caterer',
    ...page(next, 'seminars/2/breakfast/sheet?extra=4&note=Kaffet+tidigt'),
    keepsQuery: true,
  },
  { name: 'limits', ...page(next, 'seminars/3/limits') },
  { name: 'limits, none', ...page(next, 'seminars/1/limits') },
  {
    name: 'limits, all wrong',
    status: 422,
    ...page(next, 'seminars/3/limits'),
    fields: () => limitsOf({ each: '0', sector_company: 'fem', held_day: ['igår'] }),
  },
  {
    name: 'limits, preview',
    ...page(next, 'seminars/3/limits'),
    fields: () => {
      const { approval: _, ...rest } = limitsOf();
      return rest;
    },
  },
  { name: 'limits, called off', ...page(trial, 'seminars/3/limits') },
  { name: 'requests', ...page(next, 'seminars/3/requests') },
  { name: 'requests, none', ...page(next, 'seminars/1/requests'), as: 'reader' },
];
