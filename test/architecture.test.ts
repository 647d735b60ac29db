import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesUnder, type SourceFile } from './support/source-files.ts';

/** Lower before higher: a room imports only the rooms of the lines before its own. */
const storeys = [
  ['files', 'history', 'mail', 'matching', 'privacy'],
  ['organisations'],
  ['organisers'],
  ['series'],
  ['network'],
  ['form-questions', 'breakfast'],
  ['bookings'],
  ['registrations'],
  ['calendar'],
  ['attendance'],
  ['people'],
  ['person', 'exports'],
  ['report'],
  ['register'],
  ['imports'],
  ['chronicle'],
  ['demo'],
];
const rooms = storeys.flat();
const groundFloor = ['web', 'i18n', 'storage'];
/** What other rooms may import of a room; of the two lowest, each thing by itself. */
const doors = [
  ...rooms.flatMap((room) => [`src/${room}/index.ts`, `src/${room}/facts.ts`]),
  'src/files/csv.ts',
  'src/files/pdf/index.ts',
  'src/history/record.ts',
  'src/mail/address.ts',
  'src/mail/letter.ts',
  'src/mail/outbox.ts',
  'src/mail/render.ts',
];
/** Where everything is put together. */
const assembly = ['app', 'main', 'cli', 'backup', 'basics', 'prepare', 'work', 'letter-book'].map(
  (name) => `src/${name}.ts`,
);

const source = filesUnder('src', '.ts');
const roomOf = (path: string) => /^src\/([^/]+)\//.exec(path)?.[1];
const nameOf = (path: string) => posix.basename(path);
const isStore = (path: string) => /^(.+-)?store\.ts$/.test(nameOf(path));

interface Import {
  from: string;
  /** A path from the project's root, or a package's specifier. */
  to: string;
}

const imports: Import[] = source.flatMap((file) =>
  [...file.text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, specifier = '']) => ({
    from: file.path,
    to: specifier.startsWith('.') ? posix.join(posix.dirname(file.path), specifier) : specifier,
  })),
);
const written = ({ from, to }: Import) => `${from} → ${to}`;
const importsWhere = (isWrong: (one: Import) => boolean) => imports.filter(isWrong).map(written);

describe('rooms', () => {
  it('each has its place in the house', () => {
    const found = new Set(source.map((file) => roomOf(file.path)).filter((room) => room));
    for (const room of found) expect([...rooms, ...groundFloor]).toContain(room);
  });

  it('import lower rooms only', () => {
    const storey = (room: string) => storeys.findIndex((names) => names.includes(room));
    const climbing = importsWhere(({ from, to }) => {
      const [above, below] = [roomOf(from), roomOf(to)];
      if (!above || !below || above === below || !rooms.includes(below)) return false;
      return groundFloor.includes(above) || storey(below) >= storey(above);
    });
    expect(climbing).toEqual([]);
  });

  it('are entered by their doors', () => {
    const climbingIn = importsWhere(({ from, to }) => {
      const room = roomOf(to);
      if (!room || !rooms.includes(room) || room === roomOf(from)) return false;
      return !assembly.includes(from) && !doors.includes(to);
    });
    expect(climbingIn).toEqual([]);
  });

  it('are not known by what all of them are given', () => {
    const knowing = importsWhere(
      ({ from, to }) =>
        !roomOf(from) && !assembly.includes(from) && rooms.includes(roomOf(to) ?? ''),
    );
    expect(knowing).toEqual([]);
  });

  it('have no file that needs itself by way of others', () => {
    const needs = new Map(source.map(({ path }) => [path, [] as string[]]));
    for (const { from, to } of imports) needs.get(from)?.push(to);
    const clear = new Set<string>();
    const rings: string[] = [];
    const walk = (path: string, way: string[]) => {
      if (way.includes(path)) rings.push([...way.slice(way.indexOf(path)), path].join(' → '));
      else if (!clear.has(path)) {
        for (const next of needs.get(path) ?? []) walk(next, [...way, path]);
        clear.add(path);
      }
    };
    for (const { path } of source) walk(path, []);
    expect(rings).toEqual([]);
  });

  it('name their files alike', () => {
    const drawers = /(^|-)(utils?|helpers?|common|misc|shared|lib|base)\.ts$/;
    for (const { path } of source) {
      expect(nameOf(path), path).toMatch(/^[a-z0-9]+([-.][a-z0-9]+)*\.ts$/);
      expect(nameOf(path), path).not.toMatch(drawers);
    }
  });
});

describe('what only some may know', () => {
  it('drizzle: storage and the stores, part by part', () => {
    const knowing = importsWhere(
      ({ from, to }) => /^drizzle/.test(to) && !from.startsWith('src/storage/') && !isStore(from),
    );
    expect(knowing).toEqual([]);
    expect(importsWhere(({ to }) => to === 'drizzle-orm')).toEqual([]);
  });

  it('drivers: storage', () => {
    const drivers = ['better-sqlite3', 'pg'];
    expect(
      importsWhere(({ from, to }) => drivers.includes(to) && roomOf(from) !== 'storage'),
    ).toEqual([]);
  });

  it('Fastify: the shell, pages and routes, never a verb', () => {
    const faces = /^(.+-)?(routes|pages)\.ts$|^(mailbox|guard|cookies)\.ts$/;
    const knowing = importsWhere(
      ({ from, to }) =>
        /^@?fastify/.test(to) &&
        roomOf(from) !== 'web' &&
        !faces.test(nameOf(from)) &&
        !['src/app.ts', 'src/services.ts'].includes(from),
    );
    expect(knowing).toEqual([]);
  });

  it('the environment: main and cli', () => {
    const knowing = source.filter((file) => /process\.env\b/.test(file.text));
    for (const { path } of knowing) expect(['src/main.ts', 'src/cli.ts']).toContain(path);
  });

  it('the clock: whoever starts the service', () => {
    const asking = source.filter((file) => /new Date\(\)|Date\.now\(\)/.test(file.text));
    for (const { path } of asking) expect(assembly).toContain(path);
  });
});

describe('stores', () => {
  it('await their queries: get, all, run and values are not the same on both engines', () => {
    const stores = source.filter((file) => isStore(file.path));
    for (const { path, text } of stores) expect(text, path).not.toMatch(/\.(get|all|run)\(\)/);
  });
});

describe('sizes', () => {
  const lines = ({ text }: SourceFile) => text.split('\n').length - 1;

  it('no file of the house is over 300 lines, no test over 400', () => {
    const long = [
      ...[...source, ...filesUnder('views')].filter((file) => lines(file) > 300),
      ...filesUnder('test', '.ts').filter((file) => lines(file) > 400),
    ];
    expect(long.map((file) => `${file.path}: ${lines(file)}`)).toEqual([]);
  });
});

describe('views', () => {
  const views = filesUnder('views', '.eta');
  const mentions = [...source, ...views].map((file) => file.text).join('\n');

  it('are each shown by something', () => {
    const unused = views.map(viewName).filter((name) => !isMentioned(name));
    expect(unused).toEqual([]);
  });

  function isMentioned(name: string) {
    const literals = [`'${name}'`, `'/${name}'`, `\`${name}\``];
    if (literals.some((literal) => mentions.includes(literal))) return true;
    const dynamic = `\`${posix.dirname(name)}/\${`;
    return mentions.includes(dynamic) && mentions.includes(`'${posix.basename(name)}'`);
  }

  /** A letter's three views are one, told by its kind. */
  function viewName({ path }: SourceFile) {
    return path.replace(/^views\//, '').replace(/(\.(subject|text|html))?\.eta$/, '');
  }
});
