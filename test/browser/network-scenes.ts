import { pathsIn } from '../../src/paths.ts';
import { hidden, type Stage } from './organiser-stage.ts';
import type { Scene } from './scene.ts';
import { slugs } from './stage.ts';

const { spring, autumn } = slugs;
type Who = keyof Stage['members'];

const network = (slug: string, part = '') => ({
  as: 'organiser' as const,
  path: ((language) =>
    pathsIn(language).organiserSeries(slug, `network${part}`)) satisfies Scene['path'],
});
const member = (who: Who, slug: string, part = '') => ({
  as: 'organiser' as const,
  path: ((language, stage) =>
    pathsIn(language).organiserSeries(
      slug,
      `network/members/${stage.members[who].id}${part}`,
    )) satisfies Scene['path'],
});
const own =
  (who: Who, part = ''): Scene['path'] =>
  (language, stage) =>
    pathsIn(language).member(stage.members[who].token, part);

const managedScenes: Scene[] = [
  { name: 'network', ...network(spring, '?done=firstMade') },
  { name: 'network, reader', ...network(spring), as: 'reader' },
  { name: 'network, links lacking', ...network(autumn) },
  { name: 'network, draft', ...network(hidden.blank) },
  {
    name: 'network, wrong',
    status: 422,
    ...network(spring, '/members'),
    switchesTo: network(spring).path,
    fields: () => ({ organisation: ' ' }),
  },
  {
    name: 'network, member already',
    status: 422,
    ...network(spring, '/members'),
    switchesTo: network(spring).path,
    fields: () => ({ organisation: 'Konsumentverket' }),
  },
  { name: 'one member', ...member('spreads', spring, '?done=added') },
  { name: 'one member, reader', ...member('spreads', autumn), as: 'reader' },
  { name: 'one member, no link', ...member('lacks', autumn) },
  { name: 'one member, left', ...member('left', spring, '?done=ended') },
  {
    name: 'one member, wrong',
    status: 422,
    ...member('spreads', spring, '/links'),
    switchesTo: member('spreads', spring).path,
    fields: () => ({ channel: '' }),
  },
];

const ownScenes: Scene[] = [
  { name: 'member', path: own('spreads', autumn) },
  { name: 'member, many links', path: own('spreads', `${spring}?done=same`) },
  { name: 'member, no link', path: own('lacks', autumn) },
  {
    name: 'member, wrong',
    status: 422,
    path: own('spreads', `${autumn}/links`),
    switchesTo: own('spreads', autumn),
    fields: () => ({ channel: '' }),
  },
];

export const networkScenes: Scene[] = [...managedScenes, ...ownScenes];
