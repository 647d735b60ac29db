import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import BetterSqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { sample, writeNotice } from '../src/privacy/write-notice.ts';
import { openDatabase } from '../src/storage/open.ts';
import { markUsedInProduction } from '../src/web/store.ts';
import { temporaryFolder } from './support/database.ts';
import { startService } from './support/service.ts';

const secret = { SECRET_KEY: 'a secret of the tests, long enough' };
const fresh = () => ({ ...secret, DATABASE_URL: join(temporaryFolder(), 'demo.db') });

describe('the service', { timeout: 30_000 }, () => {
  it('says where it is, how to sign in and where the mailbox is', async () => {
    const service = startService(fresh());
    const address = await service.ready;
    expect(await (await fetch(`${address}/healthz`)).json()).toMatchObject({ status: 'ok' });
    await wait(50);
    const lines = service.output().trim().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain(address);
    expect(lines[1]).toContain('npm run organiser -- add');
    expect(lines[2]).toContain(`${address}/dev/mailbox`);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('stops with 0 at %s', async (signal) => {
    const service = startService(fresh());
    await service.ready;
    service.process.kill(signal);
    expect(await service.ended).toBe(0);
  });

  it('finishes a request that is under way when it is told to stop', async () => {
    const service = startService(fresh());
    const { port } = new URL(await service.ready);
    const socket = connect(Number(port), 'localhost');
    await once(socket, 'connect');
    socket.write('POST /kakor HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\n');
    socket.write('content-type: application/x-www-form-urlencoded\r\n\r\na');
    await wait(100);
    service.process.kill('SIGTERM');
    await wait(100);
    socket.write('=b');
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1\.1 404 /);
    expect(await service.ended).toBe(0);
  });

  it('starts again on what it left', async () => {
    const env = fresh();
    for (let i = 0; i < 2; i++) {
      const service = startService(env);
      expect((await fetch(`${await service.ready}/personuppgifter`)).status).toBe(200);
      service.process.kill('SIGTERM');
      expect(await service.ended).toBe(0);
    }
  });
});

describe('a start that must not be', { timeout: 30_000 }, () => {
  const refused = async (env: Record<string, string>, sentence: RegExp) => {
    const service = startService(env);
    expect(await service.ended).toBe(1);
    expect(service.output().trim()).toMatch(sentence);
    expect(service.output().trim().split('\n')).toHaveLength(1);
  };

  it('a bad value', () => refused({ PORT: 'abc' }, /^PORT must be a whole number/));

  it('a production without what it needs', () =>
    refused({ BASE_URL: 'https://example.se' }, /^SMTP_URL is required/));

  it('a production whose notice nobody has written', () =>
    refused(
      {
        ...fresh(),
        BASE_URL: 'https://example.se',
        SMTP_URL: 'smtp://127.0.0.1:1',
        MAIL_FROM: 'svar@example.se',
      },
      /^The notice on personal data still holds made-up facts/,
    ));

  it('a development on the database of a production', async () => {
    const env = fresh();
    const database = await openDatabase(env.DATABASE_URL);
    await database.write(markUsedInProduction);
    await database.close();
    await refused(env, /^DATABASE_URL names a database that has been used in production/);
  });

  it.each([
    ['that is none', 'text.txt'],
    ['under a file', 'text.txt/demo.db'],
  ])('a database %s', (_what, name) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'text.txt'), 'No database is as short as this. '.repeat(200));
    return refused({ ...secret, DATABASE_URL: join(folder, name) }, /^The database .* cannot be/);
  });

  it('a port that is taken', async () => {
    const first = startService(fresh());
    const { port } = new URL(await first.ready);
    await refused({ ...fresh(), PORT: port }, new RegExp(`^PORT ${port} is taken`));
  });

  it.each(['198.51.100.7', 'nowhere.invalid'])(
    'a host that is not this machine: %s',
    async (HOST) => {
      const env = fresh();
      const database = await openDatabase(env.DATABASE_URL);
      const filled = { ...sample, email: 'a@b.se', officer: 'a@b.se', phone: '054-10 00 00' };
      await database.write((tx) => writeNotice(tx, filled, new Date()));
      await database.close();
      const mail = { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'svar@example.se' };
      await refused({ ...env, ...mail, HOST }, /^HOST \S+ is no address of this machine\.$/);
    },
  );

  it('a database that another keeps writing to', async () => {
    const env = fresh();
    await (await openDatabase(env.DATABASE_URL)).close();
    const other = new BetterSqlite(env.DATABASE_URL);
    other.exec('begin immediate');
    await refused(env, /^The database answered SQLITE_BUSY: database is locked\.$/);
    other.close();
  });
});

describe('the start check', () => {
  it('lets the Node that runs the tests pass without a word', async () => {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ['src/check-node.mjs']);
    expect(stdout + stderr).toBe('');
  });

  it('tells an old Node in one sentence what to do', async () => {
    const pretend = `Object.defineProperty(process, 'versions', { value: { node: '20.20.2' } });
      import('./src/check-node.mjs');`;
    const check = promisify(execFile)(process.execPath, ['-e', pretend]);
    await expect(check).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /^\nFrukostserien needs Node 24 or later, but this is 20.20.2\./,
      ),
    });
  });
});
