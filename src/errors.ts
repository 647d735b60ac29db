/** Expected refusals that end a request. Rules answer with values; these are thrown. */
const statuses = {
  not_found: 404,
  forbidden: 403,
  signed_out: 403,
  only_reads: 403,
  gone: 410,
  invalid: 422,
  too_many: 429,
  unavailable: 503,
} as const;

export type RefusalCode = keyof typeof statuses;

export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly statusCode: number;

  constructor(code: RefusalCode, options?: { cause?: unknown }) {
    super(code, options);
    this.code = code;
    this.statusCode = statuses[code];
  }
}

/** A command that was typed wrong, with a sentence for the operator. */
export class UsageError extends Error {}
