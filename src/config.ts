import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/** A sentence for the one who starts the service. */
export class ConfigError extends Error {}

export interface Config {
  port: number;
  host: string;
  /** No trailing slash. Every link is made from it; the Host header never is. */
  baseUrl: string;
  /** A file, or `postgres://…`. */
  databaseUrl: string;
  smtpUrl: string | undefined;
  mailFrom: { name: string; address: string };
  secretKey: string;
  /** Addresses and networks whose X-Forwarded-For is believed. */
  trustProxy: string[];
  /** Derived: only while both BASE_URL and HOST are this machine. */
  development: boolean;
  /** Forms in ten minutes from one address block, and for one mail address. */
  signUpsPerBlock: number;
  signUpsPerAddress: number;
  mailPerMinute: number;
  mailConcurrency: number;
  offerHours: number;
  logLevel: 'error' | 'warn' | 'info' | 'debug';
}

const count = (from: number, to: number, otherwise: number) => {
  const sentence = `must be a whole number from ${from} to ${to}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, sentence)
    .transform(Number)
    .refine((number) => number >= from && number <= to, sentence)
    .default(otherwise);
};

const databaseSentence = 'must be a file path or start with postgres://';
const proxyWords = ['loopback', 'linklocal', 'uniquelocal'];

/** Every variable that is read, with its default. The README's table is tested against it. */
export const variables = z.object({
  PORT: count(0, 65_535, 3000),
  HOST: z.string().default('localhost'),
  BASE_URL: z
    .string()
    .refine(isOrigin, 'must be an address such as https://seminarier.example.se, without a path')
    .transform((url) => new URL(url).origin)
    .optional(),
  DATABASE_URL: z
    .string()
    .refine(
      (url) => !/^[a-z+]{2,}:/i.test(url) || /^postgres(ql)?:\/\//.test(url),
      databaseSentence,
    )
    .optional(),
  SMTP_URL: z
    .string()
    .refine(
      (url) => /^smtps?:\/\/[^/]/.test(url) && URL.canParse(url),
      'must start with smtp:// or smtps://',
    )
    .refine(isReadable, 'must have % in user and password written as %25')
    .optional(),
  MAIL_FROM: z
    .string()
    .transform(readSender)
    .refine((from) => from !== undefined, 'must be an address, or "Name <address>"')
    .optional(),
  SECRET_KEY: z.string().min(32, 'must be at least 32 characters').optional(),
  TRUST_PROXY: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine(
      (parts) => parts.every(isProxy),
      'must list addresses or networks, such as 127.0.0.1,10.0.0.0/8',
    )
    .default([]),
  SIGN_UPS_PER_BLOCK: count(1, 1_000_000, 60),
  SIGN_UPS_PER_ADDRESS: count(1, 1_000_000, 3),
  MAIL_PER_MINUTE: count(1, 100_000, 20),
  MAIL_CONCURRENCY: count(1, 50, 2),
  OFFER_HOURS: count(2, 240, 24),
  LOG_LEVEL: z
    .enum(['error', 'warn', 'info', 'debug'], 'must be error, warn, info or debug')
    .optional(),
});

/** Also read from a file named by `…_FILE`, and never shown in a message. */
export const secretVariables = ['SECRET_KEY', 'SMTP_URL', 'DATABASE_URL'] as const;

type Environment = Record<string, string | undefined>;

/**
 * What the service needs to know of where it runs.
 *
 * @param dataFolder Where a development's database and secret lie.
 * @throws {ConfigError} naming the variable that is wrong.
 */
export function readConfig(env: Environment, dataFolder = 'data'): Config {
  const read = parse(withSecretFiles(env));
  const host = read.HOST;
  const baseUrl = read.BASE_URL ?? `http://localhost:${read.PORT}`;
  const development = isLoopback(new URL(baseUrl).hostname) && isLoopback(host);
  if (!development) requireInProduction(read);
  return {
    port: read.PORT,
    host,
    baseUrl,
    databaseUrl:
      read.DATABASE_URL ?? join(dataFolder, development ? 'demo.db' : 'frukostserien.db'),
    smtpUrl: read.SMTP_URL,
    mailFrom: read.MAIL_FROM ?? { name: 'Frukostserien', address: 'svar@frukostserien.example' },
    secretKey: read.SECRET_KEY ?? keptSecret(join(dataFolder, 'secret')),
    trustProxy: read.TRUST_PROXY,
    development,
    signUpsPerBlock: read.SIGN_UPS_PER_BLOCK,
    signUpsPerAddress: read.SIGN_UPS_PER_ADDRESS,
    mailPerMinute: read.MAIL_PER_MINUTE,
    mailConcurrency: read.MAIL_CONCURRENCY,
    offerHours: read.OFFER_HOURS,
    logLevel: read.LOG_LEVEL ?? (development ? 'warn' : 'info'),
  };
}

function withSecretFiles(env: Environment): Environment {
  const filled = { ...env };
  for (const name of secretVariables) {
    const file = env[`${name}_FILE`];
    if (!file) continue;
    if (env[name]) throw new ConfigError(`Set ${name} or ${name}_FILE, not both.`);
    filled[name] = readSecretFile(`${name}_FILE`, file);
  }
  return filled;
}

function readSecretFile(name: string, file: string) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new ConfigError(`${name} names ${file}, which could not be read.`);
  }
}

function parse(env: Environment) {
  const names = Object.keys(variables.shape);
  const given = names.map((name) => [name, env[name]?.trim() || undefined]);
  const result = variables.safeParse(Object.fromEntries(given));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const name = String(issue?.path[0]);
  const isSecret = secretVariables.some((secret) => secret === name);
  throw new ConfigError(`${name} ${issue?.message}${isSecret ? '' : `, but is "${env[name]}"`}.`);
}

function requireInProduction(read: z.infer<typeof variables>) {
  for (const name of ['SMTP_URL', 'MAIL_FROM', 'SECRET_KEY'] as const) {
    if (read[name] !== undefined) continue;
    throw new ConfigError(
      `${name} is required, since BASE_URL or HOST reaches beyond this machine (production).`,
    );
  }
}

/** Made at the first start, so that links in letters outlive a restart. */
function keptSecret(file: string) {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!isAlreadyThere(error)) {
      throw new ConfigError(`SECRET_KEY is not set, and ${file} could not be written.`);
    }
  }
  return readFileSync(file, 'utf8');
}

function isAlreadyThere(error: unknown) {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

function isOrigin(text: string) {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const bare = url.pathname === '/' && !url.search && !url.hash && !url.username;
  return bare && /^https?:$/.test(url.protocol);
}

export function isLoopback(host: string) {
  const bare = host.replace(/^\[|\]$/g, '');
  if (bare === '::1' || bare === 'localhost' || bare.endsWith('.localhost')) return true;
  return isIP(bare) === 4 && bare.startsWith('127.');
}

/** `p%ss` before the host is no text; as `p%25ss` it is `p%ss`. */
function isReadable(url: string) {
  try {
    const { username, password } = new URL(url);
    return decodeURIComponent(username + password) !== undefined;
  } catch {
    return false;
  }
}

function isProxy(text: string) {
  const [address = '', bits, ...rest] = text.split('/');
  if (proxyWords.includes(text)) return true;
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

/** `Name <address>` or an address alone. */
function readSender(text: string) {
  const [, name = '', address = ''] = /^\s*"?([^"<>]*?)"?\s*<([^<>]+)>\s*$/.exec(text) ?? [
    '',
    '',
    text.trim(),
  ];
  if (!z.email().safeParse(address).success) return;
  return { name: name || 'Frukostserien', address };
}
