import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { HtmlValidate } from 'html-validate';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds wrong with the page as it stands, each with its element (LAW-05). */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate<string[]>(`axe
    .run({ runOnly: { type: 'tag', values: ${JSON.stringify(axeTags)} }, resultTypes: ['violations'] })
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
  rules: { ...matterOfTaste, 'no-deprecated-attr': 'off', 'no-inline-style': 'off' },
});

export const htmlMistakes = (html: string) => mistakes(ofPages, html);
export const letterMistakes = (html: string) => mistakes(ofLetters, html);

async function mistakes(validator: HtmlValidate, html: string) {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ line, ruleId, message }) => `line ${line}: ${message} (${ruleId})`),
  );
}
