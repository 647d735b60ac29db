import { pathsIn } from '../../src/paths.ts';
import type { Scene } from './scene.ts';

const page = (part = ''): Pick<Scene, 'as' | 'path'> => ({
  as: 'owner',
  path: (language) => pathsIn(language).organiser(`account/organisers${part}`),
});
const { path } = page();

export const ownerScenes: Scene[] = [
  { name: 'account, owner', as: 'owner', path: (to) => pathsIn(to).organiser('account') },
  { name: 'organisers', ...page() },
  { name: 'organisers, added', ...page('?done=added&organiser=1') },
  { name: 'organisers, same', ...page('?done=same&organiser=1') },
  {
    name: 'organisers, wrong',
    status: 422,
    ...page(),
    fields: () => ({ email: 'åsa', role: 'king' }),
  },
  {
    name: 'organisers, wrong role',
    status: 422,
    ...page('/1/role'),
    switchesTo: path,
    fields: () => ({ role: 'king' }),
  },
  {
    name: 'organisers, oneself',
    status: 422,
    ...page('/3/end'),
    switchesTo: path,
    fields: () => ({}),
  },
];
