import type { Page, Response } from 'playwright-core';
import { pathsIn } from '../../src/paths.ts';
import type { Language } from '../../src/storage/values.ts';
import type { Signed, Stage } from './organiser-stage.ts';

export type Fields = Record<string, string | string[]>;

/** One page in one state. */
export interface Scene {
  name: string;
  /** 200 unless told. */
  status?: number;
  /** Who looks; a stranger unless told. */
  as?: Signed;
  /** `whose` page it is, where it is somebody's own: theirs who speak another language, say. */
  path: (language: Language, stage: Stage, whose?: Language) => string;
  /** Where the language switch leads, if not to the same path in the other language. */
  switchesTo?: Scene['path'];
  /** The language switch keeps what stands after `?` too. */
  keepsQuery?: true;
  /** Sent to the path as a form; what comes back is the scene. */
  fields?: (language: Language, stage: Stage) => Fields;
  /** The form is sent from another site. */
  fromElsewhere?: boolean;
}

export async function openScene(
  page: Page,
  stage: Stage,
  scene: Scene,
  language: Language,
): Promise<Response> {
  const path = scene.path(language, stage);
  const answered = page.waitForResponse((response) => isMainPage(page, response, path));
  if (scene.fields)
    await submit(page, stage.site.origin, scene, path, scene.fields(language, stage));
  else await page.goto(path);
  return answered;
}

function isMainPage(page: Page, response: Response, path: string) {
  const request = response.request();
  return (
    request.isNavigationRequest() &&
    response.frame() === page.mainFrame() &&
    response.url().endsWith(path)
  );
}

/** As a form on a page would: the browser itself says where it comes from. */
async function submit(page: Page, origin: string, scene: Scene, path: string, fields: Fields) {
  await page.goto(scene.fromElsewhere ? 'data:text/html,elsewhere' : pathsIn('sv').cookies());
  const pairs = Object.entries(fields).flatMap(([name, values]) =>
    [values].flat().map((value) => [name, value]),
  );
  // The page that stood there is loaded, so only the event tells that the next one is.
  const loaded = page.waitForEvent('load');
  await page.evaluate(`{
    const form = document.createElement('form');
    form.method = 'post';
    form.action = ${JSON.stringify(origin + path)};
    for (const [name, value] of ${JSON.stringify(pairs)}) {
      const input = document.createElement('input');
      Object.assign(input, { type: 'hidden', name, value });
      form.append(input);
    }
    document.body.append(form);
    form.submit();
  }`);
  await loaded;
}
