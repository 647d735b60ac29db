import { beforeEach, describe, expect, test } from 'vitest';
import { matchOrganisation } from '../../src/organisations/index.ts';
import { register } from '../../src/organisations/register/index.ts';
import type { Database } from '../../src/storage/database.ts';
import { describeEngines } from '../support/database.ts';
import { type Spelling, spellings } from './spellings.ts';

const at = new Date('2027-01-13T09:00:00Z');
const names = new Set(register.map(({ name }) => name));

describe('the table of spellings', () => {
  test('holds at least three hundred, for organisations that there are', () => {
    expect(spellings.length).toBeGreaterThanOrEqual(300);
    const strangers = spellings.filter(({ means }) => means && !names.has(means));
    expect(strangers).toEqual([]);
  });
});

describeEngines('spellings', (engine) => {
  let database: Database;

  beforeEach(async () => {
    database = await engine.open({ twice: false, seeded: true });
  });

  const matched = ({ typed, email }: Spelling) =>
    database.write((tx) => matchOrganisation(tx, typed, email, at));

  test('are right at once in 95 of 100, and none is taken for another', async () => {
    const wrong: string[] = [];
    let right = 0;
    for (const spelling of spellings) {
      const { name } = await matched(spelling);
      if (names.has(name) && name !== spelling.means) wrong.push(`${spelling.typed} is no ${name}`);
      if (name === (spelling.means ?? spelling.typed)) right++;
    }
    expect(wrong).toEqual([]);
    expect(right / spellings.length).toBeGreaterThanOrEqual(0.95);
  });

  test('mean the same whatever was typed before', async () => {
    const found = new Map<Spelling, string>();
    for (const spelling of spellings) found.set(spelling, (await matched(spelling)).name);
    for (const spelling of spellings.toReversed()) {
      expect((await matched(spelling)).name, spelling.typed).toBe(found.get(spelling));
    }
  });
});
