import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { fillDemo } from '../../src/demo/index.ts';
import { pathsIn, shared } from '../../src/paths.ts';
import { describeEngines } from '../support/database.ts';
import { openSite, type Site } from '../support/site.ts';
import { axeViolations } from './checks.ts';
import { hasFocus } from './hands.ts';
import { useBrowser } from './visitors.ts';

const browser = useBrowser();
const form = pathsIn('sv').signUp('oppna-data-varmland-2');

describeEngines('the organisation field', (engine) => {
  let site: Site;

  beforeEach(async () => {
    const database = await engine.open({ twice: false });
    site = await openSite(database);
    onTestFinished(() => site.close());
    await fillDemo(database, site.clock.now(), site.services.random);
  });

  async function openForm() {
    const { page, context } = await browser.visitor(site.origin, { hasTouch: true });
    await page.goto(form);
    const field = page.getByRole('combobox', { name: 'Organisation' });
    await field.waitFor();
    const list = page.getByRole('listbox', { name: 'Förslag på organisationer' });
    const options = list.getByRole('option');
    return {
      ...{ page, context, field, list, options, press: (key: string) => page.keyboard.press(key) },
      status: page.locator('#organisation-suggestions + [role=status]'),
      isOpen: () => field.getAttribute('aria-expanded'),
      /** The option that assistive technology is told of, by the name shown. */
      async active() {
        const id = await field.getAttribute('aria-activedescendant');
        return id ? page.locator(`#${id}[aria-selected=true]`).innerText() : '';
      },
    };
  }

  test('suggests as one types, is walked by arrows and chosen by Enter', async () => {
    const { page, field, list, options, press, status, isOpen, active } = await openForm();
    expect(await isOpen()).toBe('false');
    expect(await field.getAttribute('aria-autocomplete')).toBe('list');
    await field.fill('karlsta');
    await list.waitFor();
    expect(await isOpen()).toBe('true');
    expect(await field.getAttribute('aria-controls')).toBe(await list.getAttribute('id'));
    const names = await options.allInnerTexts();
    expect(names.length).toBeGreaterThan(1);
    expect(await status.innerText()).toBe(`${names.length} förslag`);
    expect(await axeViolations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await axeViolations(page, 'as seen')).toEqual([]);

    expect(await active()).toBe('');
    await press('ArrowDown');
    expect(await active()).toBe(names[0]);
    await press('ArrowUp');
    expect(await active()).toBe(names.at(-1));
    await press('ArrowDown');
    expect(await hasFocus(field)).toBe(true);
    await press('Enter');
    expect(await field.inputValue()).toBe(names[0]);
    expect(await isOpen()).toBe('false');
    expect(await list.isVisible()).toBe(false);
    expect(new URL(page.url()).pathname).toBe(form);
  });

  test('finds what is written without dots, and shows at most eight', async () => {
    const { field, list, options } = await openForm();
    await field.fill('hammaro');
    await list.waitFor();
    expect(await options.allInnerTexts()).toEqual(['Hammarö kommun']);
    await field.fill('kommun');
    await expect.poll(() => options.count()).toBe(8);
  });

  test('keeps what was typed at Escape, and closes when one leaves', async () => {
    const { field, list, press, isOpen } = await openForm();
    await field.fill('karlsta');
    await list.waitFor();
    await press('Escape');
    expect(await isOpen()).toBe('false');
    expect(await field.inputValue()).toBe('karlsta');
    await press('d');
    await list.waitFor();
    await press('Tab');
    expect(await isOpen()).toBe('false');
    expect(await field.inputValue()).toBe('karlstad');
    expect(await hasFocus(field)).toBe(false);
  });

  test('takes a click or a tap on a suggestion, and a name that nobody knows', async () => {
    const { field, list, options, status, isOpen } = await openForm();
    await field.fill('sunne');
    await list.waitFor();
    await options.first().click();
    expect(await field.inputValue()).toBe('Sunne kommun');
    expect(await hasFocus(field)).toBe(true);
    await field.fill('saff');
    await list.getByText('Säffle kommun').tap();
    expect(await field.inputValue()).toBe('Säffle kommun');
    await field.fill('Fryksbolaget');
    await expect.poll(() => status.innerText()).toBe('Inga förslag');
    expect(await isOpen()).toBe('false');
    expect(await field.inputValue()).toBe('Fryksbolaget');
  });

  test('moves nothing below when it closes: what is pressed there is pressed', async () => {
    const { page, field, list } = await openForm();
    await page.setViewportSize({ width: 1280, height: 2000 });
    const box = page.locator('[name=role_category]').last();
    await field.focus();
    const before = await box.boundingBox();
    await field.fill('karlsta');
    await list.waitFor();
    expect(await box.boundingBox()).toEqual(before);
    const { x = 0, y = 0 } = (await box.boundingBox()) ?? {};
    await page.mouse.move(x + 4, y + 4);
    await page.mouse.down();
    await page.mouse.up();
    expect(await box.isChecked()).toBe(true);
    expect(await list.isVisible()).toBe(false);
    await field.fill('Sunne kommun');
    await page.waitForResponse((answer) => answer.url().includes(shared.organisations()));
    expect(await list.isVisible()).toBe(false);
  });

  test('proposes the owner of the mail address’s domain', async () => {
    const { page, field, list, options, press } = await openForm();
    await page.getByLabel('E-post').fill('asa@karlstad.se');
    await press('Tab');
    await list.waitFor();
    expect(await options.allInnerTexts()).toEqual(['Karlstads kommun']);
    await press('ArrowDown');
    await press('Enter');
    expect(await field.inputValue()).toBe('Karlstads kommun');
  });

  test('is a plain field when the network is gone', async () => {
    const { context, field, press, isOpen } = await openForm();
    await context.setOffline(true);
    const asked = context.waitForEvent('requestfailed', (request) =>
      request.url().includes(shared.organisations()),
    );
    await field.fill('karlsta');
    await asked;
    expect(await isOpen()).toBe('false');
    await press('ArrowDown');
    expect(await field.getAttribute('aria-activedescendant')).toBe('');
    expect(await field.inputValue()).toBe('karlsta');
  });
});
