import axe from 'axe-core';
import { HtmlValidate } from 'html-validate';
import type { Page } from 'playwright-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** The rules of these tags that depend on how the page is painted. */
const painted = ['color-contrast', 'link-in-text-block', 'target-size'];

/**
 * What axe finds wrong with the page as it stands, each with its element (LAW-05).
 *
 * @param which Everything, or for a page that was looked at before what may differ by its looks.
 */
export async function axeViolations(page: Page, which: 'all' | 'as seen' = 'all') {
  const runOnly =
    which === 'all' ? { type: 'tag', values: tags } : { type: 'rule', values: painted };
  const options = { runOnly, iframes: false, preload: false, resultTypes: ['violations'] };
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(axe.source);
  return page.evaluate<string[]>(`axe.run(${JSON.stringify(options)})
    .then(({ violations }) => violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ html, any }) =>
        [id, help, html.slice(0, 200), ...any.map(({ message }) => message)].join(' · '))))`);
}

/** Pixels by which the page is wider than the window. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate<number>(
    'document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth',
  );
}

const matterOfTaste = {
  'attribute-boolean-style': 'off',
  'doctype-style': 'off',
  'form-dup-name': 'off',
  'long-title': 'off',
  'no-implicit-button-type': 'off',
  'no-trailing-whitespace': 'off',
  'prefer-native-element': 'off',
  'void-style': 'off',
} as const;

const ofPages = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: matterOfTaste,
});
/** Mail readers know the HTML of another time: tables, with styles on every element. */
const ofLetters = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    ...matterOfTaste,
    'no-deprecated-attr': 'off',
    'no-inline-style': 'off',
    'prefer-tbody': 'off',
    'presentation-role-style': 'off',
  },
});

export const htmlMistakes = (html: string) => mistakes(ofPages, html);
export const letterMistakes = (html: string) => mistakes(ofLetters, html);

async function mistakes(validator: HtmlValidate, html: string) {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ line, ruleId, message }) => `line ${line}: ${message} (${ruleId})`),
  );
}
