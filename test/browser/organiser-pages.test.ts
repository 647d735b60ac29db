import { describe, test } from 'vitest';
import { networkScenes } from './network-scenes.ts';
import { changeScenes, reportScenes, seriesScenes, signInScenes } from './organiser-scenes.ts';
import { ownerScenes } from './owner-scenes.ts';
import { peopleScenes } from './people-scenes.ts';
import { registerScenes } from './register-scenes.ts';
import { expectOtherLanguage, other, showScene, useStage } from './showing.ts';
import { useBrowser } from './visitors.ts';
import { wishScenes } from './wish-scenes.ts';

const browser = useBrowser();
const stage = useStage();

const rooms = {
  'signing in': signInScenes,
  'the organisers': ownerScenes,
  'running a series': seriesScenes,
  'changing a seminar': changeScenes,
  'the register': registerScenes,
  'what is wished for': wishScenes,
  'who comes': peopleScenes,
  'the report': reportScenes,
  'the network': networkScenes,
};

describe.each(['sv', 'en'] as const)('in %s', (language) => {
  describe.each(Object.entries(rooms))('%s', (_room, scenes) => {
    test.each(scenes)('$name', async (scene) => {
      const page = await showScene(browser, stage(), scene, language);
      const switchesTo = scene.switchesTo ?? scene.path;
      const to = switchesTo(other[language], stage(), language);
      await expectOtherLanguage(page, language, to, scene.keepsQuery);
    });
  });
});
