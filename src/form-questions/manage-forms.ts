import { z } from 'zod';
import { questionKinds } from '../storage/values.ts';
import { filledLine, line, listOf, prose } from '../web/fields.ts';
import type { FieldError } from '../web/forms.ts';
import type { TypedOption } from './question.ts';

const e = (key: string) => `formQuestions.errors.${key}`;
const longestLabel = 200;
const mostOptions = 40;

const words = { missing: e('missing'), tooLong: e('tooLongLabel') };
const label = line(longestLabel, words);
const help = prose(500, words);
const rows = listOf(z.array(label).max(mostOptions + 3, e('tooManyOptions')));

export const questionSchema = z.object({
  label_sv: filledLine(longestLabel, { ...words, missing: e('label') }),
  label_en: label,
  help_sv: help,
  help_en: help,
  kind: z.enum(questionKinds, { error: e('kind') }),
  /** A seminar's number, or empty for everybody. */
  seminar: z.string({ error: e('missing') }).regex(/^([1-9]\d?)?$/, e('seminar')),
  required: z.string().optional(),
  option_key: rows,
  option_sv: rows,
  option_en: rows,
  seen: z.string().max(40, e('missing')).optional(),
  step: z.enum(['save', 'preview'], { error: e('missing') }).default('save'),
});

export type QuestionForm = z.infer<typeof questionSchema>;

/** The rows that have something in them. */
export const typedOptions = (data: QuestionForm): TypedOption[] =>
  data.option_sv
    .map((sv, row) => ({
      key: data.option_key[row] ?? '',
      label: { sv, en: data.option_en[row] ?? '' },
    }))
    .filter(({ label }) => label.sv !== '' || label.en !== '');

/** What is wrong with the options, taken together. */
export function optionErrors(data: QuestionForm): FieldError[] {
  if (data.kind === 'text') return [];
  const options = typedOptions(data);
  const names = options.map(({ label }) => label.sv);
  const wrong = (message: string) => [{ field: 'option_sv', message }];
  if (options.length > mostOptions) return wrong('formQuestions.errors.tooManyOptions');
  if (names.includes('')) return wrong('formQuestions.errors.optionSwedish');
  if (new Set(names).size < names.length) return wrong('formQuestions.errors.sameOption');
  const least = data.kind === 'one' ? 2 : 1;
  return options.length < least ? wrong('formQuestions.errors.fewOptions') : [];
}

/** The columns as the form says, but for the options, which depend on those that stand. */
export function columnsOf(data: QuestionForm, seminarId: number | null) {
  return {
    seminarId,
    kind: data.kind,
    label: { sv: data.label_sv, en: data.label_en },
    help: data.help_sv || data.help_en ? { sv: data.help_sv, en: data.help_en } : null,
    required: data.required !== undefined,
  };
}
