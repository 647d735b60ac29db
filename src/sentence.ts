import { ConfigError } from './config.ts';
import { Refusal, UsageError } from './errors.ts';
import { DatabaseRefused } from './storage/database.ts';

/**
 * What an error says to whoever started the service or a command: one sentence, where that says it
 * all. For other errors, undefined: those need their trace.
 */
export function sentenceOf(error: unknown): string | undefined {
  if (error instanceof ConfigError || error instanceof UsageError) return error.message;
  if (error instanceof DatabaseRefused) return error.message;
  // Its disk is full, or another holds it: what the database said stands in the cause.
  if (error instanceof Refusal && error.cause instanceof Error) return `${error.cause.message}.`;
  return isOfArguments(error) ? error.message : undefined;
}

const isOfArguments = (error: unknown): error is TypeError =>
  error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
