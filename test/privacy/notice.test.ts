import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import {
  findNewestNotice,
  isFilledIn,
  noticeCommand,
  seedNotice,
} from '../../src/privacy/index.ts';
import { startApp, testServices } from '../support/app.ts';
import { describeEngines, temporaryFolder } from '../support/database.ts';
import { visit } from '../support/visit.ts';

const facts = {
  controller: 'Karlstads kommun',
  controllerEn: 'The Municipality of Karlstad',
  address: 'Karlstads kommun, 651 84 Karlstad',
  email: 'frukost@karlstad.se',
  phone: '054-540 00 00',
  officer: 'dataskydd@karlstad.se',
  host: 'it-avdelningen',
  hostEn: 'the IT department',
  keptMonths: 12,
};

const fileOf = (content: unknown) => {
  const file = join(temporaryFolder(), 'notice.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
};

describeEngines('the notice', (engine) => {
  it('is made up in a new database, and filled in by command', async () => {
    const { services } = testServices(await engine.open());
    const { read, write } = services.database;
    await write((tx) => seedNotice(tx, services.clock()));
    const first = await findNewestNotice(read);
    expect(first && isFilledIn(first.texts)).toBe(false);
    await noticeCommand(services, [fileOf(facts)]);
    const second = await findNewestNotice(read);
    expect(second && isFilledIn(second.texts)).toBe(true);
    await noticeCommand(services, [fileOf(facts)]);
    expect((await findNewestNotice(read))?.id).toBe(second?.id);
  });

  it('names the controller on the pages that need one', async () => {
    const { app, services } = await startApp(await engine.open());
    await noticeCommand(services, [fileOf(facts)]);
    expect((await visit(app, '/personuppgifter')).text).toContain('Karlstads kommun');
    expect((await visit(app, '/tillganglighet')).text).toContain('frukost@karlstad.se');
    expect((await visit(app, '/en/privacy')).text).toContain('The Municipality of Karlstad');
  });

  describe('is not written from', () => {
    it.each([
      ['no file', []],
      ['a file that is not there', ['/nowhere/at/all.json']],
    ])('%s', async (_what, args) => {
      const { services } = testServices(await engine.open());
      await expect(noticeCommand(services, args)).rejects.toThrow(UsageError);
    });

    it.each<[string, unknown, string]>([
      ['what is no JSON', '{', 'could not be read as JSON'],
      ['facts that lack one', { ...facts, officer: undefined }, 'officer: '],
      ['facts of another kind', { ...facts, keptMonths: 'six' }, 'keptMonths: '],
    ])('%s', async (_what, content, sentence) => {
      const { services } = testServices(await engine.open());
      await expect(noticeCommand(services, [fileOf(content)])).rejects.toThrow(sentence);
      expect(await findNewestNotice(services.database.read)).toBeUndefined();
    });
  });
});
