import { describe, expect, test } from 'vitest';
import { letterBook } from '../../src/letter-book.ts';
import { testConfig } from '../support/app.ts';
import { everyLetter } from '../support/letters.ts';
import { axeViolations, letterMistakes, sidewaysScroll } from './checks.ts';
import { useBrowser } from './visitors.ts';

const browser = useBrowser();
const config = testConfig();

describe.each(['sv', 'en'] as const)('letters in %s', (language) => {
  test.each(Object.entries(everyLetter(language)))('%s', async (_name, letter) => {
    const content = await letterBook[letter.kind]?.(letter, config);
    const html = content?.html ?? '';
    expect(await letterMistakes(html)).toEqual([]);
    const { page } = await browser.regular(config.baseUrl);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 390, height: 800 });
    await page.setContent(html);
    expect(await page.getAttribute('html', 'lang')).toBe(language);
    expect(await axeViolations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await axeViolations(page, 'as seen')).toEqual([]);
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await sidewaysScroll(page), `sideways scroll at ${width}`).toBe(0);
    }
  });
});
