import { describe, test } from 'vitest';
import { pathsIn } from '../../src/paths.ts';
import { failureScenes, mailboxScenes, scenes } from './scenes.ts';
import { expectOtherLanguage, other, showScene, useStage } from './showing.ts';
import { useBrowser } from './visitors.ts';

const browser = useBrowser();
const stage = useStage();

describe.each(['sv', 'en'] as const)('in %s', (language) => {
  test.each(scenes)('$name', async (scene) => {
    const page = await showScene(browser, stage(), scene, language);
    await expectOtherLanguage(page, language, scene.path(other[language], stage(), language));
  });

  test.each(failureScenes)('$name', async (scene) => {
    const page = await showScene(browser, stage(), scene, language);
    await expectOtherLanguage(page, language, pathsIn(other[language]).home());
  });
});

test.each(mailboxScenes)('$name', async (scene) => {
  await showScene(browser, stage(), scene, 'sv');
});
