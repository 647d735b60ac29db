import { describe, expect, it } from 'vitest';
import { en } from '../src/i18n/en.ts';
import { sv } from '../src/i18n/sv.ts';
import { filesUnder } from './support/source-files.ts';

const plural = /_(zero|one|two|few|many|other)$/;
const swedish = flatten(sv);
const english = flatten(en);
const keys = new Set([...swedish.keys()].map((key) => key.replace(plural, '')));

const files = [...filesUnder('src', '.ts'), ...filesUnder('views', '.eta')]
  .filter((file) => !file.path.startsWith('src/i18n/'))
  .map(({ path, text }) => ({ path, text: withPrefixes(text) }));
const everything = files.map((file) => file.text).join('\n');

describe('texts', () => {
  it.each([
    ['sv', swedish],
    ['en', english],
  ])('none is empty (%s)', (_language, texts) => {
    const empty = [...texts].filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
  });

  it('both languages have the same keys', () => {
    const bare = (texts: Map<string, string>) =>
      [...new Set([...texts.keys()].map((key) => key.replace(plural, '')))].sort();
    expect(bare(english)).toEqual(bare(swedish));
  });

  it('both languages use the same values', () => {
    const values = (text = '') => [...text.matchAll(/{{\s*(\w+)/g)].map(([, name]) => name).sort();
    for (const [key, text] of swedish) expect(values(english.get(key)), key).toEqual(values(text));
  });

  it('a text with a count has both one and other', () => {
    for (const key of swedish.keys()) {
      if (!plural.test(key)) continue;
      const forms = [swedish, english].flatMap((texts) =>
        ['_one', '_other'].map((form) => texts.has(key.replace(plural, form))),
      );
      expect(forms, key).toEqual([true, true, true, true]);
    }
  });
});

describe('keys', () => {
  it('each is used somewhere', () => {
    const patterns = dynamicKeys();
    const unused = [...keys].filter(
      (key) => !isWritten(key) && !patterns.some((pattern) => pattern.test(key)),
    );
    expect(unused).toEqual([]);
  });

  it('each that is used exists', () => {
    const asked = files.flatMap((file) =>
      [...file.text.matchAll(/\bt\(\s*['"`]([a-z]\w*(?:\.\w+)+)['"`]/g)].map(
        ([, key = '']) => [key, file.path] as const,
      ),
    );
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.filter(([key]) => !keys.has(key))).toEqual([]);
  });

  it('each that a form answers with exists', () => {
    const answered = files.flatMap((file) =>
      [...file.text.matchAll(/'([a-z]\w*\.errors\.\w+)'/g)].map(([, key = '']) => key),
    );
    for (const key of answered) expect(keys).toContain(key);
  });
});

/** Where a file says `const m = 'registrations.manage'`, its `${m}.lead` is that key. */
function withPrefixes(text: string) {
  const prefixes = text.matchAll(/const (\w+) = '([a-z]\w*(?:\.\w+)*)'/g);
  return [...prefixes].reduce(
    (whole, [, name = '', value = '']) => whole.replaceAll(`\${${name}}`, value),
    text,
  );
}

function isWritten(key: string) {
  return ["'", '"', '`'].some((quote) => everything.includes(`${quote}${key}${quote}`));
}

/** Keys put together as they are needed: `web.failures.${name}.title`. */
function dynamicKeys() {
  const templates = everything.matchAll(/`((?:[a-z]\w*\.)+(?:[\w.]|\$\{[^}]*\})*)`/g);
  return [...templates]
    .map(([, template = '']) => template)
    .filter((template) => template.includes('${'))
    .map((template) => template.replace(/\$\{[^}]*\}/g, '\u0000').replaceAll('.', '\\.'))
    .map((template) => new RegExp(`^${template.replaceAll('\u0000', '[\\w.-]+')}$`));
}

function flatten(texts: object, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([name, value]) =>
      typeof value === 'string'
        ? [[`${prefix}${name}`, value] as const]
        : [...flatten(value, `${prefix}${name}.`)],
    ),
  );
}
