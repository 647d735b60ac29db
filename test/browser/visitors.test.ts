import { expect, test } from 'vitest';
import { launchBrowser, openVisitor } from '../support/browser.ts';
import { axeViolations, htmlMistakes, sidewaysScroll } from './checks.ts';

/** What the other files rely on: that bad pages are found out. */
test('a visitor complains, and the checks find what is wrong', async () => {
  const browser = await launchBrowser();
  try {
    const { page, context, complaints, leave } = await openVisitor(browser, 'http://127.0.0.1:9');
    const html = '<!doctype html><img src="https://elsewhere.example/x.png"><p id=a>a<p id=a>b';
    await page.setContent(html);
    await page.setContent('<script>throw new Error("broken")</script>');
    await page.setContent(
      '<meta http-equiv="content-security-policy" content="script-src \'none\'"><script>1</script>',
    );
    await context.addCookies([{ name: 'kaka', value: '1', url: 'http://127.0.0.1:9' }]);
    await page.setContent(
      `${html}<div style="width: 3000px; color: #777; background: #888">pale words`,
    );
    const all = (await axeViolations(page)).join();
    for (const rule of ['color-contrast', 'image-alt']) expect(all).toContain(rule);
    expect((await axeViolations(page, 'as seen')).join()).toContain('color-contrast');
    expect((await htmlMistakes(html)).join()).toContain('no-dup-id');
    expect(await sidewaysScroll(page)).toBeGreaterThan(1000);
    await leave();
    for (const complaint of [
      'another host was asked: https://elsewhere.example/x.png',
      'a script broke: broken',
      'Content Security Policy',
      'a cookie was set: kaka',
    ]) {
      expect(complaints.join()).toContain(complaint);
    }
  } finally {
    await browser.close();
  }
});
