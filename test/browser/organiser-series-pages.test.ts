import { describeRooms } from './organiser-pages.ts';
import { changeScenes, seriesScenes, signInScenes } from './organiser-scenes.ts';
import { ownerScenes } from './owner-scenes.ts';
import { wishScenes } from './wish-scenes.ts';

describeRooms({
  'signing in': signInScenes,
  'the organisers': ownerScenes,
  'running a series': seriesScenes,
  'changing a seminar': changeScenes,
  'what is wished for': wishScenes,
});
