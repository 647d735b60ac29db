import { expect, it } from 'vitest';
import { letterBook } from '../src/letter-book.ts';
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
