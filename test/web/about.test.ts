import { describe, expect, it } from 'vitest';
import { startShell } from '../support/app.ts';
import { visit } from '../support/visit.ts';

const pairs = [
  ['/tillganglighet', '/en/accessibility', 'Tillgänglighetsredogörelse', 'Accessibility statement'],
  ['/kakor', '/en/cookies', 'Inga kakor', 'No cookies'],
  [
    '/personuppgifter',
    '/en/privacy',
    'Så behandlar vi personuppgifter',
    'How we handle personal data',
  ],
] as const;

describe.each(pairs)('%s and %s', (swedish, english, svHeading, enHeading) => {
  it('are one page in two languages, each with the address of the other', async () => {
    const { app, services } = await startShell();
    for (const [url, lang, heading] of [
      [swedish, 'sv', svHeading],
      [english, 'en', enHeading],
    ] as const) {
      const page = await visit(app, url);
      expect(page.status).toBe(200);
      expect(page.heading.replace('\u00ad', '')).toBe(heading);
      expect(page.body).toContain(`<html lang="${lang}"`);
      const { baseUrl } = services.config;
      expect(page.body).toContain(`<link rel="canonical" href="${baseUrl}${url}">`);
      expect(page.body).toContain(`hreflang="sv" href="${baseUrl}${swedish}">`);
      expect(page.body).toContain(`hreflang="en" href="${baseUrl}${english}">`);
    }
  });

  it('answer HEAD, and a slash at the end', async () => {
    const { app } = await startShell();
    const head = await app.inject({ method: 'HEAD', url: swedish });
    expect(head).toMatchObject({ statusCode: 200, body: '' });
    expect((await visit(app, `${english}/`)).status).toBe(200);
  });

  it('are linked from the foot of every page', async () => {
    const { app } = await startShell();
    const { body } = await visit(app, '/finns/inte');
    expect(body.slice(body.indexOf('<footer'))).toContain(`href="${swedish}"`);
  });
});

describe('the accessibility statement (LAW-01)', () => {
  it.each([
    [
      '/tillganglighet',
      ['delvis förenlig', 'senast den 22\u00a0november 2026', 'Vi har gjort en egen bedömning'],
    ],
    [
      '/en/accessibility',
      ['partly complies', 'on 22\u00a0November 2026', 'assessed the site ourselves'],
    ],
  ])('%s says what the law asks for', async (url, sentences) => {
    const { app } = await startShell();
    const page = await visit(app, url);
    for (const sentence of sentences) expect(page.text).toContain(sentence);
    expect(page.body).toContain('href="https://www.digg.se/tdosanmalan"');
    const [main = ''] = /<main.*<\/main>/s.exec(page.body) ?? [];
    expect(main.match(/<h2/g)).toHaveLength(7);
  });

  it('names whoever answers for the site, and how to reach them', async () => {
    const { app, services } = await startShell();
    expect((await visit(app, '/tillganglighet')).text).toContain(
      `Skriv till ${services.config.mailFrom.address}`,
    );
    await services.database.write(async (tx) => {
      const names = { name: 'Länsstyrelsen Värmland', nameEn: 'The County Board' };
      const value = { ...names, email: 'webb@varmland.example' };
      await tx.insert(tx.tables.settings).values({ key: 'controller', value });
    });
    const { text, body } = await visit(app, '/tillganglighet');
    expect(text).toContain('Länsstyrelsen Värmland står bakom den här webbplatsen');
    expect(body).toContain('href="mailto:webb@varmland.example"');
    expect((await visit(app, '/en/accessibility')).text).toContain(
      'The County Board is responsible',
    );
  });
});

describe('the page on personal data', () => {
  it('shows the newest notice, in the language of the page', async () => {
    const { app, services, clock } = await startShell();
    const notice = (text: string) => ({ summary: [text], rights: [`Rätt: ${text}`] });
    await services.database.write(async (tx) => {
      for (const age of ['Äldre', 'Nyare <b>']) {
        const texts = { sv: notice(age), en: notice(`${age} (en)`) };
        await tx.insert(tx.tables.notices).values({ texts, createdAt: clock.now() });
      }
    });
    const { text } = await visit(app, '/personuppgifter');
    expect(text).toContain('Nyare <b>');
    expect(text).toContain('Rätt: Nyare <b>');
    expect(text).not.toContain('Äldre');
    expect((await visit(app, '/en/privacy')).text).toContain('Nyare <b> (en)');
  });

  it('says so where none is written', async () => {
    const { app } = await startShell();
    expect((await visit(app, '/personuppgifter')).text).toContain('är inte skriven än');
  });
});
