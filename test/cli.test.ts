import { execFile } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { seminarCommand } from '../src/bookings/index.ts';
import { UsageError } from '../src/errors.ts';
import { organiserCommand } from '../src/organisers/index.ts';
import { openDatabase } from '../src/storage/open.ts';
import { testServices } from './support/app.ts';
import { describeEngines, temporaryFolder } from './support/database.ts';
import { NODE_COMPILE_CACHE } from './support/service.ts';
import { addSeries } from './support/world.ts';

const run = promisify(execFile);

/** The operator's command, in a process of its own as an operator runs it. */
const command = (...args: string[]) => commandOn(join(temporaryFolder(), 'cli.db'), ...args);

async function commandOn(DATABASE_URL: string, ...args: string[]) {
  const { PATH } = process.env;
  const env = { PATH, NODE_COMPILE_CACHE, DATABASE_URL, SECRET_KEY: 'k'.repeat(40) };
  try {
    const { stdout } = await run(process.execPath, ['src/cli.ts', ...args], { env });
    return { said: stdout.trim(), code: 0 };
  } catch (error) {
    const { stderr, code } = error as { stderr: string; code: number };
    return { said: stderr.trim(), code };
  }
}

describe('a command in a process of its own', () => {
  test('does its work and ends', async () => {
    const { said, code } = await command('organiser', 'add', 'Anna@Kommun.example');
    const first = 'anna@kommun.example is now organiser, and owner as the first.';
    expect({ said, code }).toEqual({ said: first, code: 0 });
  });

  test.each([
    [['dance'], 'The commands are:'],
    [[], 'The commands are:'],
    [['organiser', 'list', '--colour', 'red'], "Unknown option '--colour'"],
    [['organiser', 'add', 'anna'], '“anna” is not an email address.'],
  ])('says in a sentence what was wrong, without a trace: %j', async (args, sentence) => {
    const { said, code } = await command(...args);
    expect(said).toContain(sentence);
    expect(said).not.toMatch(/^ +at /m);
    expect(code).toBe(1);
  });

  test.each([
    [temporaryFolder, /^The database .* cannot be opened: unable to open database file\.$/],
    [() => 'postgres://a@127.0.0.1:1/x', /^PostgreSQL cannot be reached: connect ECONNREFUSED/],
  ])('says in a sentence why the database is not to be had', async (place, sentence) => {
    const { said, code } = await commandOn(place(), 'organiser', 'list');
    expect(said).toMatch(sentence);
    expect({ lines: said.split('\n').length, code }).toEqual({ lines: 1, code: 1 });
  });
});

describe('a backup', () => {
  test('is one file with all that is stored, and the service starts on it', async () => {
    const folder = temporaryFolder();
    const [place, copy] = [join(folder, 'cli.db'), join(folder, 'copy.db')];
    const running = await openDatabase(place);
    await addSeries(running);
    await commandOn(place, 'organiser', 'add', 'anna@kommun.example');
    const { said, code } = await commandOn(place, 'backup', copy);
    expect({ said, code }).toMatchObject({ code: 0, said: expect.stringContaining(copy) });
    await commandOn(place, 'organiser', 'add', 'bo@kommun.example');
    await running.close();
    expect(readdirSync(folder).toSorted()).toEqual(['cli.db', 'copy.db']);
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    const { said: listed } = await commandOn(copy, 'organiser', 'list');
    expect(listed).toContain('anna@kommun.example');
    expect(listed).not.toContain('bo@');
    expect((await commandOn(copy, 'seminar', 'list')).said).toContain('oppna-data');
    expect((await commandOn(copy, 'letters', 'show')).said).toMatch(/^Letters are held since/);
    expect((await commandOn(place, 'letters', 'show')).said).toBe('Letters leave.');
  });

  test('takes the place of nothing, and says why it cannot be made', async () => {
    const folder = temporaryFolder();
    const place = join(folder, 'cli.db');
    for (const [file, sentence] of [
      [place, /is there already/],
      [join(folder, 'nowhere', 'copy.db'), /could not be written: unable to open database/],
    ] as const) {
      const { said, code } = await commandOn(place, 'backup', file);
      expect(said).toMatch(sentence);
      expect({ lines: said.split('\n').length, code }).toEqual({ lines: 1, code: 1 });
    }
  });
});

describeEngines('the operator', (engine) => {
  async function world() {
    const database = await engine.open();
    await addSeries(database);
    const { services } = testServices(database);
    return {
      database,
      organiser: (...args: string[]) => organiserCommand(services, args),
      seminar: (...args: string[]) => seminarCommand(services, args),
    };
  }

  test('adds, changes, lists and ends organisers', async () => {
    const { organiser } = await world();
    const first = 'a@b.example is now organiser, and owner as the first.';
    expect(await organiser('list')).toBe('There are no organisers yet.');
    expect(await organiser('add', 'a@b.example')).toBe(first);
    expect(await organiser('add', 'a@b.example')).toBe('a@b.example is owner already.');
    expect(await organiser('add', 'c@b.example')).toBe('c@b.example is now organiser.');
    expect(await organiser('add', 'c@b.example')).toBe('c@b.example is organiser already.');
    await organiser('add', 'c@b.example', '--role', 'reader');
    expect(await organiser('list')).toBe('a@b.example  owner\nc@b.example  reader');
    expect(await organiser('end', 'c@b.example')).toBe('c@b.example runs nothing any more.');
    expect(await organiser('end', 'c@b.example')).toBe('c@b.example is no organiser.');
    expect(await organiser('add', 'c@b.example')).toBe('c@b.example is now organiser.');
  });

  test('leaves an owner', async () => {
    const { organiser } = await world();
    await organiser('add', 'a@b.example');
    await organiser('add', 'c@b.example');
    const only = 'a@b.example is the only owner. Name another first';
    await expect(organiser('end', 'a@b.example')).rejects.toThrow(only);
    await expect(organiser('add', 'a@b.example', '--role', 'reader')).rejects.toThrow(only);
    await organiser('add', 'c@b.example', '--role', 'owner');
    expect(await organiser('end', 'a@b.example')).toBe('a@b.example runs nothing any more.');
  });

  test.each([
    ['add anna@kommun.example --role king', 'There is no role “king”.'],
    ['', 'npm run organiser -- add'],
    ['dance a@b.example', 'npm run organiser -- add'],
  ])('organiser %s', async (args, sentence) => {
    const { organiser } = await world();
    const wrong = organiser(...args.split(' '));
    await expect(wrong).rejects.toThrow(UsageError);
    await expect(wrong).rejects.toThrow(sentence);
  });

  test.each([
    ['move ingen 1', 'There is no series “ingen”.'],
    ['cancel oppna-data 9', 'The series has no seminar “9”.'],
    ['capacity oppna-data 1 many', '“many” is no number of seats.'],
    ['move oppna-data 1 --day 2027-03-28 --from 02:30', 'is not a time on a Swedish clock.'],
    ['dance oppna-data 1', 'npm run seminar -- list'],
  ])('seminar %s', async (args, sentence) => {
    const { seminar } = await world();
    await expect(seminar(...args.split(' '))).rejects.toThrow(sentence);
  });

  test('moves, resizes and cancels a seminar', async () => {
    const { database, seminar } = await world();
    await seminar('move', 'oppna-data', '2', '--day', '2027-03-10', '--venue', 'Residenset 2');
    expect(await seminar('move', 'oppna-data', '2')).toBe('Nothing was changed.');
    await seminar('capacity', 'oppna-data', '2', '12');
    expect(await seminar('list')).toContain(
      'oppna-data  2  Wednesday 10 March 2027 08:00–10:00  0 of 12 seats, 0 in line',
    );
    expect(await seminar('cancel', 'oppna-data', '2')).toContain('is cancelled');
    const { seminars, mailings } = database.read.tables;
    const [, second] = await database.read.select().from(seminars).orderBy(seminars.number);
    expect(second).toMatchObject({ venue: 'Residenset 2', capacity: 12 });
    expect(second?.cancelledAt).toBeInstanceOf(Date);
    const kinds = (await database.read.select().from(mailings)).map((row) => row.kind);
    expect(kinds).toEqual(['seminar.moved', 'seminar.cancelled']);
  });
});
