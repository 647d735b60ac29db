import { pathsIn } from '../../src/paths.ts';
import { hidden, type Stage } from './organiser-stage.ts';
import type { Scene } from './scene.ts';
import { slugs } from './stage.ts';

const { current, next } = slugs;
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
  { name: 'network', ...network(current, '?done=firstMade') },
  { name: 'network, reader', ...network(current), as: 'reader' },
  { name: 'network, links lacking', ...network(next) },
  { name: 'network, draft', ...network(hidden.blank) },
  {
    name: 'network, wrong',
    status: 422,
    ...network(current, '/members'),
    switchesTo: network(current).path,
    fields: () => ({ organisation: ' ' }),
  },
  {
    name: 'network, member already',
    status: 422,
    ...network(current, '/members'),
    switchesTo: network(current).path,
    fields: () => ({ organisation: 'Konsumentverket' }),
  },
  { name: 'one member', ...member('spreads', current, '?done=added') },
  { name: 'one member, reader', ...member('spreads', next), as: 'reader' },
  { name: 'one member, no link', ...member('lacks', next) },
  { name: 'one member, left', ...member('left', current, '?done=ended') },
  {
    name: 'one member, wrong',
    status: 422,
    ...member('spreads', current, '/links'),
    switchesTo: member('spreads', current).path,
    fields: () => ({ channel: '' }),
  },
];

const ownScenes: Scene[] = [
  { name: 'member', path: own('spreads', next) },
  { name: 'member, many links', path: own('spreads', `${current}?done=same`) },
  { name: 'member, no link', path: own('lacks', next) },
  {
    name: 'member, wrong',
    status: 422,
    path: own('spreads', `${next}/links`),
    switchesTo: own('spreads', next),
    fields: () => ({ channel: '' }),
  },
];

export const networkScenes: Scene[] = [...managedScenes, ...ownScenes];
