import { describe, test } from 'vitest';
import type { Scene } from './scene.ts';
import { expectOtherLanguage, other, showScene, useStage } from './showing.ts';
import { useBrowser } from './visitors.ts';

/** Every scene of some rooms, in both languages. In several files, so that each processor has one. */
export function describeRooms(rooms: Record<string, Scene[]>) {
  const browser = useBrowser();
  const stage = useStage();

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
}
