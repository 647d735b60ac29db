import { z } from 'zod';
import type { Question } from '../form-questions/index.ts';
import type { Sending } from '../mail/index.ts';
import { numbers } from '../registrations/index.ts';
import { roleCategories } from '../storage/values.ts';
import { filledLine, line } from '../web/fields.ts';
import { type FieldError, type FormResult, readForm } from '../web/forms.ts';
import type { Choices } from './choices.ts';
import { type Columns, targets } from './targets.ts';

/** Names of the form's lists: one for each thing a column can hold. */
export const columnKeys = (questions: Pick<Question, 'id'>[]): (keyof Columns)[] => [
  ...targets,
  ...questions.map(({ id }) => `question_${id}` as const),
];

export const fieldOfColumn = (key: keyof Columns) => `column_${key}`;

const words = { missing: 'imports.errors.missing', tooLong: 'imports.errors.tooLong' };

const known = {
  seminars: numbers,
  organisation: line(160, words),
  role: filledLine(120, { ...words, missing: 'imports.errors.role' }),
  role_category: z.enum(roleCategories, { error: 'registrations.errors.roleCategory' }),
  language: z.enum(['sv', 'en'], 'people.errors.language'),
  letters: z.literal('send', 'people.errors.letters').optional(),
};

/** Reads which column holds what. Columns are counted from 0. */
export function readChoices(
  body: unknown,
  questions: Pick<Question, 'id'>[],
  width: number,
): FormResult<Omit<Choices, 'by'>> {
  const keys = columnKeys(questions);
  const column = z
    .string()
    .regex(/^\d{0,3}$/, 'imports.errors.column')
    .refine((index) => index === '' || Number(index) < width, 'imports.errors.column')
    .optional();
  const shape = Object.fromEntries(keys.map((key) => [fieldOfColumn(key), column]));
  const form = readForm(z.object({ ...known, ...shape }), body);
  if (!form.ok) return form;
  const given = form.typed;
  const columns: Columns = {};
  for (const key of keys) {
    const index = given[fieldOfColumn(key)];
    if (typeof index === 'string' && index !== '') columns[key] = Number(index);
  }
  const errors = lacking(columns, form.data.seminars);
  if (errors.length > 0) return { ok: false, errors, typed: given };
  const { seminars, organisation, role, role_category: roleCategory, language } = form.data;
  const letters: Sending = form.data.letters ?? 'withhold';
  const data = { columns, seminars, organisation, role, roleCategory, language, letters };
  return { ok: true, data, typed: given };
}

function lacking(columns: Columns, seminars: number[]): FieldError[] {
  const errors: FieldError[] = [];
  const lacks = (field: string, message: string) => errors.push({ field, message });
  if (columns.email === undefined) lacks(fieldOfColumn('email'), 'imports.errors.email');
  const hasName = columns.name ?? columns.firstName ?? columns.lastName;
  if (hasName === undefined) lacks(fieldOfColumn('name'), 'imports.errors.name');
  if (columns.seminars === undefined && seminars.length === 0) {
    lacks('seminars', 'imports.errors.seminars');
  }
  return errors;
}

export const runSchema = z.object({
  seen: z.string().max(40),
  skip: z.string().optional(),
});
