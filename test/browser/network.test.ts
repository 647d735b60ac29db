import { expect, test } from 'vitest';
import { useStage } from './showing.ts';
import { useBrowser } from './visitors.ts';

const browser = useBrowser();
const stage = useStage();

test('a visitor who follows a share link is remembered by the address alone', async () => {
  const { origin } = stage().site;
  const { page, context } = await browser.visitor(origin, { locale: 'sv-SE' });
  await page.goto('/i/konsumentverket');
  expect(new URL(page.url()).search).toBe('?via=konsumentverket');
  await page.getByRole('link', { name: 'English' }).first().click();
  await page.getByRole('link', { name: 'Innovations' }).click();
  await page
    .getByRole('link', { name: /Sign up/ })
    .first()
    .click();
  expect(await page.locator('input[name=via]').inputValue()).toBe('konsumentverket');
  expect(await context.cookies()).toEqual([]);
});
