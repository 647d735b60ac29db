import type { z } from 'zod';

export interface FieldError {
  field: string;
  /** A message key, as `registrations.errors.email`. */
  message: string;
  /** What the message names. */
  values?: Record<string, string | number>;
}

/** What was typed, by field, to be shown again. */
export type Typed = Record<string, string | string[]>;

export type FormResult<T> =
  | { ok: true; data: T; typed: Typed }
  | { ok: false; errors: FieldError[]; typed: Typed };

/**
 * Reads a posted form. Fields that the schema does not know are ignored; the first error of each
 * field is told. A field that should stand once but was sent twice is an error (SEC-20).
 */
export function readForm<S extends z.ZodObject>(schema: S, body: unknown): FormResult<z.infer<S>> {
  const typed = typedFields(schema, body);
  const result = schema.safeParse(typed, { error: () => 'web.errors.unreadable' });
  if (result.success) return { ok: true, data: result.data, typed };
  return { ok: false, errors: firstOfEachField(result.error.issues, typed), typed };
}

/** Only own, known fields are copied: `__proto__` in a form is one more unknown name. */
function typedFields(schema: z.ZodObject, body: unknown): Typed {
  const sent = new Map(Object.entries(body ?? {}));
  const known = Object.keys(schema.shape).filter((field) => sent.has(field));
  return Object.fromEntries(known.map((field) => [field, storable(sent.get(field))]));
}

/** PostgreSQL takes neither NUL nor half a pair in a text; what else is meant, the schema says. */
function storable(sent: unknown): string | string[] {
  if (Array.isArray(sent))
    return sent.map((one) => String(one).replaceAll('\0', '').toWellFormed());
  return typeof sent === 'string' ? sent.replaceAll('\0', '').toWellFormed() : (sent as string);
}

function firstOfEachField(issues: z.core.$ZodIssue[], typed: Typed): FieldError[] {
  const errors = new Map<string, string>();
  for (const issue of issues) {
    const field = String(issue.path[0] ?? '');
    const repeated = issue.code === 'invalid_type' && Array.isArray(typed[field]);
    if (!errors.has(field)) errors.set(field, repeated ? 'web.errors.repeated' : issue.message);
  }
  return [...errors].map(([field, message]) => ({ field, message }));
}
