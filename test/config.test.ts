import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig, secretVariables, variables } from '../src/config.ts';
import { temporaryFolder } from './support/database.ts';

const secret = 'a secret that is long enough for anyone';
const production = {
  BASE_URL: 'https://seminarier.example.se',
  SMTP_URL: 'smtp://mail.example.se',
  MAIL_FROM: 'Frukostserien <svar@example.se>',
  SECRET_KEY: secret,
};

describe('without any variable', () => {
  it('is a development with everything it needs', () => {
    const data = temporaryFolder();
    expect(readConfig({}, data)).toMatchObject({
      port: 3000,
      host: 'localhost',
      baseUrl: 'http://localhost:3000',
      databaseUrl: join(data, 'demo.db'),
      smtpUrl: undefined,
      development: true,
      trustProxy: [],
    });
  });

  it('makes a secret once, for the owner alone to read', () => {
    const data = temporaryFolder();
    const { secretKey } = readConfig({}, data);
    expect(secretKey.length).toBeGreaterThan(40);
    expect(readConfig({}, data).secretKey).toBe(secretKey);
    expect(statSync(join(data, 'secret')).mode & 0o777).toBe(0o600);
  });
});

describe('development or production', () => {
  it.each([
    ['http://localhost:3000', 'localhost', true],
    ['http://127.0.0.1:3000', '127.0.0.1', true],
    ['http://[::1]:3000', '::1', true],
    ['https://app.localhost', 'localhost', true],
    ['http://localhost:3000', '0.0.0.0', false],
    ['https://seminarier.example.se', 'localhost', false],
    ['http://127.0.0.1.example.se', 'localhost', false],
  ])('%s listening on %s: development is %s', (BASE_URL, HOST, development) => {
    const config = readConfig({ ...production, BASE_URL, HOST }, temporaryFolder());
    expect(config.development).toBe(development);
  });

  it.each(['SMTP_URL', 'MAIL_FROM', 'SECRET_KEY'])(
    'production does not start without %s',
    (name) => {
      expect(() => readConfig({ ...production, [name]: undefined }, temporaryFolder())).toThrow(
        new ConfigError(
          `${name} is required, since BASE_URL or HOST reaches beyond this machine (production).`,
        ),
      );
    },
  );

  it('keeps a production in a file of its own', () => {
    expect(readConfig(production, 'data').databaseUrl).toBe('data/frukostserien.db');
  });
});

describe('a bad value', () => {
  it.each([
    ['PORT', 'abc', 'PORT must be a whole number from 0 to 65535, but is "abc".'],
    ['PORT', '70000', 'PORT must be a whole number from 0 to 65535, but is "70000".'],
    ['PORT', '-1', 'PORT must be a whole number from 0 to 65535, but is "-1".'],
    ['BASE_URL', 'example.se', 'BASE_URL must be an address'],
    ['BASE_URL', 'https://example.se/under', 'BASE_URL must be an address'],
    ['BASE_URL', 'ftp://example.se', 'BASE_URL must be an address'],
    ['DATABASE_URL', 'mysql://db', 'DATABASE_URL must be a file path or start with postgres://.'],
    ['SMTP_URL', 'http://mail', 'SMTP_URL must start with smtp:// or smtps://.'],
    ['SMTP_URL', 'smtp://a:p%ss@mail', 'SMTP_URL must have % in user and password written as %25.'],
    ['MAIL_FROM', 'nobody', 'MAIL_FROM must be an address'],
    ['SECRET_KEY', 'short', 'SECRET_KEY must be at least 32 characters.'],
    ['TRUST_PROXY', 'true', 'TRUST_PROXY must list addresses'],
    ['TRUST_PROXY', '10.0.0.0/33', 'TRUST_PROXY must list addresses'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL must be error, warn, info or debug, but is "loud".'],
    ['OFFER_HOURS', '1', 'OFFER_HOURS must be a whole number from 2 to 240'],
    ['SIGN_UPS_PER_BLOCK', '0', 'SIGN_UPS_PER_BLOCK must be a whole number from 1'],
    ['MAIL_PER_MINUTE', '1.5', 'MAIL_PER_MINUTE must be a whole number from 1'],
  ])('%s=%s is told in one sentence', (name, value, sentence) => {
    expect(() => readConfig({ SECRET_KEY: secret, [name]: value })).toThrow(sentence);
  });

  it('is not repeated when it is a secret', () => {
    expect(() => readConfig({ SECRET_KEY: 'tiny-secret' })).not.toThrow(/tiny-secret/);
    expect(() => readConfig({ SECRET_KEY: secret, SMTP_URL: 'http://anna:pass@x' })).not.toThrow(
      /pass/,
    );
  });
});

describe('a good value', () => {
  it.each([
    ['BASE_URL', 'http://localhost:8080/', { baseUrl: 'http://localhost:8080' }],
    ['PORT', '0', { port: 0 }],
    ['PORT', '', { port: 3000 }],
    ['DATABASE_URL', 'postgres://db/x', { databaseUrl: 'postgres://db/x' }],
    ['DATABASE_URL', '/var/lib/f.db', { databaseUrl: '/var/lib/f.db' }],
    ['MAIL_FROM', 'a@b.se', { mailFrom: { name: 'Frukostserien', address: 'a@b.se' } }],
    ['MAIL_FROM', '"Å Ö" <a@b.se>', { mailFrom: { name: 'Å Ö', address: 'a@b.se' } }],
    ['TRUST_PROXY', '127.0.0.1, 10.0.0.0/8', { trustProxy: ['127.0.0.1', '10.0.0.0/8'] }],
    ['TRUST_PROXY', 'loopback,2001:db8::/32', { trustProxy: ['loopback', '2001:db8::/32'] }],
  ])('%s=%s', (name, value, expected) => {
    expect(readConfig({ SECRET_KEY: secret, [name]: value })).toMatchObject(expected);
  });
});

describe('secrets from files', () => {
  const file = (text: string) => {
    const path = join(temporaryFolder(), 'secret');
    writeFileSync(path, text);
    return path;
  };

  it('are read without their last newline', () => {
    const config = readConfig({ SECRET_KEY_FILE: file(`${secret}\n`) });
    expect(config.secretKey).toBe(secret);
  });

  it('are refused when both are set, or the file is missing', () => {
    expect(() => readConfig({ SECRET_KEY: secret, SECRET_KEY_FILE: file(secret) })).toThrow(
      'Set SECRET_KEY or SECRET_KEY_FILE, not both.',
    );
    expect(() => readConfig({ SECRET_KEY_FILE: '/nowhere/at/all' })).toThrow(
      'SECRET_KEY_FILE names /nowhere/at/all, which could not be read.',
    );
  });
});

describe('the table in the README', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const rows = new Map(
    [...readme.matchAll(/^\| `([A-Z_]+)` \| (.*?) \|/gm)].map(([, name, value]) => [name, value]),
  );
  const constants = variables.parse({});

  it('names every variable that is read, and no other', () => {
    expect([...rows.keys()].sort()).toEqual(Object.keys(variables.shape).sort());
  });

  it('tells the default of each that has one', () => {
    for (const [name, value] of Object.entries(constants)) {
      if (value === undefined || Array.isArray(value)) continue;
      expect(rows.get(name), name).toBe(`\`${value}\``);
    }
  });

  it('says which may come from a file', () => {
    for (const name of secretVariables) expect(readme).toContain(`\`${name}_FILE\``);
  });
});
