import { readFileSync } from 'node:fs';
import formbody from '@fastify/formbody';
import Database from 'better-sqlite3';
import Fastify, { type FastifyInstance } from 'fastify';
import { freePort, start } from './process.ts';

/** The bare counterparts, each the least that a Fastify program can do for the same answer. */
const kinds = { insert, page, empty };
export type Bare = keyof typeof kinds;

/** One validated nothing: reads the form, inserts one row, durable before the answer. */
async function insert(app: FastifyInstance, file: string) {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec(
    'create table sign_ups (id integer primary key, email text, form text, at integer)',
  );
  const statement = database.prepare('insert into sign_ups (email, form, at) values (?, ?, ?)');
  await app.register(formbody);
  app.post<{ Body: Record<string, unknown> }>('/', (request, reply) => {
    const { email } = request.body;
    const { lastInsertRowid } = statement.run(email, JSON.stringify(request.body), Date.now());
    return reply.redirect(`/anmald/${lastInsertRowid}`, 303);
  });
}

/** Sends a body and its headers, from memory. */
async function page(app: FastifyInstance, file: string) {
  const recorded = JSON.parse(readFileSync(file, 'utf8'));
  const headers: Record<string, string> = Object.freeze(recorded.headers);
  const body = Buffer.from(recorded.body);
  app.get('/page', (_request, reply) => reply.headers(headers).send(body));
}

async function empty(app: FastifyInstance) {
  app.get('/page', () => 'bare');
}

export async function startBare(kind: Bare, file = '') {
  const port = await freePort();
  const path = kind === 'insert' ? '/ready' : '/page';
  const program = { arguments: ['bench/support/bare.ts', kind, file], env: { PORT: String(port) } };
  return start({ name: 'bare Fastify', ...program, port, path });
}

if (import.meta.main) {
  const [, , kind, file = ''] = process.argv;
  const app = Fastify();
  app.get('/ready', () => 'ready');
  const register = Object.entries(kinds).find(([name]) => name === kind)?.[1];
  if (!register) throw new Error(`No bare counterpart ${kind}`);
  await register(app, file);
  await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
}
