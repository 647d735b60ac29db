import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { formatIn } from '../../src/i18n/format.ts';
import { translator } from '../../src/i18n/translate.ts';
import { pathsIn } from '../../src/paths.ts';
import type { Language } from '../../src/storage/values.ts';
import { readCalendar } from '../calendar/reading.ts';
import { describeEngines } from '../support/database.ts';
import { type Hands, hasFocus, withKeyboard, withMouse } from './hands.ts';
import { startRunning, waitForLetters } from './running.ts';
import { useBrowser } from './visitors.ts';

const browser = useBrowser();
const current = 'oppna-data-varmland';
const next = 'oppna-data-varmland-2';
const hour = 3_600_000;

const asa = { name: 'Åsa Öberg', email: 'asa@karlstad.example', role: 'Handläggare' };
const bo = { name: 'Bo Ek', email: 'bo@sunne.example', role: 'Utredare' };

const desktop = { viewport: { width: 1280, height: 900 } };
const phone = { viewport: { width: 390, height: 800 }, javaScriptEnabled: false };

interface Telling {
  language: Language;
  options: typeof desktop | typeof phone;
  handsOf: (page: Page) => Hands;
}

const tellings: [string, Telling][] = [
  ['in Swedish', { language: 'sv', options: desktop, handsOf: withMouse }],
  ['in English', { language: 'en', options: desktop, handsOf: withMouse }],
  [
    'by keyboard, without JavaScript, at 390 px',
    { language: 'sv', options: phone, handsOf: withKeyboard },
  ],
];

describeEngines('from the page to the calendar', (engine) => {
  test.each(tellings)('%s', { timeout: 120_000 }, async (_how, telling) => {
    const running = await startRunning(engine);
    const { page } = await browser.visitor(running.origin, telling.options);
    const story = tellStory(page, telling);

    await story.findForm();
    await story.sendEmpty();
    await story.signUp(asa, 'all');
    const [summary, ...invitations] = await waitForLetters(running, asa.email, 4);
    expect(summary?.calendar).toBeUndefined();
    expect(invitations.map(({ calendar }) => calendar?.method)).toEqual(Array(3).fill('REQUEST'));
    await story.saveInvitation(invitations[1]?.path ?? '', asa.email);

    await story.openForm();
    await story.signUp(bo, [1, 3]);
    await waitForLetters(running, bo.email, 3);
    const times = ['--from', '09:00', '--to', '11:00'];
    expect(await running.command('seminar', 'move', next, '2', ...times)).toContain('is moved');
    const update = (await waitForLetters(running, asa.email, 5))[4]?.calendar?.events[0];
    const before = invitations[1]?.calendar?.events[0];
    expect(update).toMatchObject({ uid: before?.uid, sequence: (before?.sequence ?? 0) + 1 });
    expect(update?.start.getTime()).toBe((before?.start.getTime() ?? 0) + hour);
    expect(await running.letters(bo.email)).toHaveLength(3);

    const list = await running.people();
    const [seated] = await list(current, 3, 'confirmed');
    const [first] = await list(current, 3, 'waiting');
    if (!seated || !first) throw new Error('Nobody at current’s third seminar');
    await story.leave(seated.token);
    const [offer] = await waitForLetters(running, first.email, 1);
    await story.acceptOffer(offer?.path ?? '');
    const [, invitation] = await waitForLetters(running, first.email, 2);
    const attendee = invitation?.calendar?.events[0]?.attendees[0]?.address;
    expect(attendee?.toLowerCase()).toBe(`mailto:${first.email}`);
    expect((await list(current, 3, 'confirmed')).map(({ email }) => email)).toContain(first.email);
  });
});

/** What a visitor does, step by step, on the pages of one language. */
function tellStory(page: Page, { language, handsOf }: Telling) {
  const t = translator(language);
  const paths = pathsIn(language);
  const hands = handsOf(page);
  const heading = () => page.locator('h1');
  const says = async (text: string) =>
    expect(await page.locator('main').innerText()).toContain(text);
  const button = (name: string) => page.getByRole('button', { name });

  return {
    async findForm() {
      await page.goto(paths.home());
      const title = {
        sv: 'Öppna data Värmland, andra omgången',
        en: 'Open Data Värmland, second round',
      }[language];
      await hands.press(page.getByRole('link', { name: title, exact: true }));
      await heading().filter({ hasText: title }).waitFor();
      await hands.press(page.getByRole('link', { name: t('series.signUp'), exact: true }));
      await page.waitForURL('**#anmalan');
    },

    async openForm() {
      await page.goto(paths.signUp(next));
    },

    /** Everything is missing: the summary has the focus, and its links lead to the fields. */
    async sendEmpty() {
      await hands.press(button(t('registrations.form.submit')));
      const summary = page.locator('.ds-error-summary');
      await summary.waitFor();
      await expect.poll(() => hasFocus(summary)).toBe(true);
      const wrong = summary.getByRole('link', { name: t('registrations.errors.name') });
      await hands.press(wrong);
      const field = page.getByLabel(t('registrations.form.name'), { exact: true });
      await expect.poll(() => hasFocus(field)).toBe(true);
      expect(await field.getAttribute('aria-describedby')).toBe('name-fel');
      await page.goto(paths.series(next));
    },

    async signUp({ name, email, role }: typeof asa, which: 'all' | number[]) {
      const boxes = which === 'all' ? ['whole_series'] : which.map((number) => `seminar-${number}`);
      for (const id of boxes) await hands.tick(page.locator(`#${id}`));
      const field = (key: 'name' | 'email' | 'organisation' | 'role') =>
        page.getByLabel(t(`registrations.form.${key}`), { exact: true });
      await hands.write(field('name'), name);
      await hands.write(field('email'), email);
      await hands.write(field('organisation'), 'Karlstads kommun');
      await hands.write(field('role'), role);
      await hands.tick(page.getByLabel(t('registrations.roleCategories.leader')));
      await hands.press(button(t('registrations.form.submit')));
      const [firstName = ''] = name.split(' ');
      const thanks = t('registrations.receipt.title', { name: firstName });
      await heading().filter({ hasText: thanks }).waitFor();
      const count = which === 'all' ? 3 : which.length;
      const words = formatIn(language).inWords(count);
      const both = t('registrations.receipt.bothFree');
      await says(count === 2 ? both : t('registrations.receipt.allFree', { count, words }));
      expect(await page.locator('.morning').count()).toBe(count);
    },

    async saveInvitation(letter: string, email: string) {
      await page.goto(letter);
      const downloading = page.waitForEvent('download');
      await hands.press(page.getByRole('link', { name: 'inbjudan.ics' }));
      const file = await (await downloading).path();
      const { method, events } = readCalendar(await readFile(file, 'utf8'));
      expect(method).toBe('REQUEST');
      expect(events).toHaveLength(1);
      expect(events[0]).toMatchObject({ sequence: 0, status: 'CONFIRMED' });
      expect(events[0]?.attendees[0]?.address.toLowerCase()).toBe(`mailto:${email}`);
    },

    async leave(token: string) {
      await page.goto(paths.manage(token));
      const morning = page.locator('.morning').nth(2);
      await hands.press(morning.getByRole('button', { name: t('registrations.manage.leave') }));
      await page.getByRole('status').waitFor();
      await says(t('registrations.manage.done.left'));
    },

    /** The letter is Swedish, as its reader; the page is read in the language of the story. */
    async acceptOffer(letter: string) {
      await page.goto(letter);
      await hands.press(page.locator('.letter-source a[href*="/min-anmalan/"]').first());
      await page.waitForURL('**/min-anmalan/*');
      if (language === 'en') {
        await hands.press(
          page.getByRole('navigation').first().getByRole('link', { name: 'English' }),
        );
      }
      await says(t('registrations.manage.offered'));
      await hands.press(button(t('registrations.manage.accept')));
      await page.getByRole('status').waitFor();
      await says(t('registrations.manage.done.accepted'));
    },
  };
}
