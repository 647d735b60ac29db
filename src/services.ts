import type { FastifyBaseLogger } from 'fastify';
import type { Config } from './config.ts';
import type { Database } from './storage/database.ts';

/** What every room is given. */
export interface Services {
  config: Config;
  database: Database;
  /** The only way to learn what time it is. */
  clock: () => Date;
  /** Random bytes, as base64url text. */
  random: (bytes: number) => string;
  log: FastifyBaseLogger;
}
