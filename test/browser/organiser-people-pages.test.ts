import { networkScenes } from './network-scenes.ts';
import { describeRooms } from './organiser-pages.ts';
import { reportScenes } from './organiser-scenes.ts';
import { peopleScenes } from './people-scenes.ts';
import { registerScenes } from './register-scenes.ts';

describeRooms({
  'the register': registerScenes,
  'who comes': peopleScenes,
  'the report': reportScenes,
  'the network': networkScenes,
});
