import { expect, it } from 'vitest';
import { letterBook } from '../src/letter-book.ts';
import { letterName } from '../src/person/shown-letters.ts';
import { filesUnder } from './support/source-files.ts';

it('holds each kind of letter that has its three views', () => {
  const names = filesUnder('views/mail', '.eta').map(({ path }) => path.replace('views/mail/', ''));
  const kinds = names.flatMap((name) => /^(.*)\.subject\.eta$/.exec(name)?.[1] ?? []);
  expect(kinds.sort()).toEqual(Object.keys(letterBook).sort());
  for (const kind of kinds) {
    expect(names).toContain(`${kind}.text.eta`);
    expect(names).toContain(`${kind}.html.eta`);
  }
});

it('has a name in both languages for each kind that a person can get', () => {
  const ofPeople = Object.keys(letterBook).filter((kind) => kind !== 'sign-in');
  for (const language of ['sv', 'en'] as const) {
    const names = ofPeople.map((kind) => letterName({ kind, facts: {} }, language));
    expect(new Set(names).size).toBe(ofPeople.length);
    for (const kind of ofPeople) expect(names).not.toContain(kind);
  }
});
