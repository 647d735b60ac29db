import { z } from 'zod';
import type { Sending } from '../mail/index.ts';
import { numbers, person } from '../registrations/index.ts';
import { cleanMultiline } from '../storage/text.ts';
import { listOf, sentId } from '../web/fields.ts';
import type { FieldError } from '../web/forms.ts';

/** On every form that writes to the person: whether, and whether to show the letters first. */
const writing = {
  letters: z.literal('send', 'people.errors.letters').optional(),
  step: z.enum(['preview', 'save'], 'people.errors.step').default('save'),
};

const language = z.enum(['sv', 'en'], 'people.errors.language');

export const addPersonSchema = z.object({
  seminars: numbers,
  whole_series: z.string().optional(),
  ...person,
  language,
  idempotency_key: z.string().max(100, 'registrations.errors.tooLong').optional(),
  ...writing,
});

export const personDetailsSchema = z.object({ ...person, ...writing });
export const cancellationSchema = z.object(writing);
export const moreBookingsSchema = z.object({ seminars: numbers, ...writing });

/** Many at once: what is done, with whom of which list, and what the page about it showed. */
export const bulkSchema = z.object({
  action: z.string().max(20),
  picked: listOf(z.array(sentId).max(500)),
  all: z.literal('yes').optional(),
  back: z.string().max(2000).default(''),
  nonce: z
    .string()
    .regex(/^[\w-]{8,60}$/)
    .optional(),
  because: z.string().max(1000).transform(cleanMultiline).default(''),
  letters: z.literal('send').optional(),
  seen: z.string().max(40).default(''),
});
export type BulkForm = z.infer<typeof bulkSchema>;

const ofOthers = new Map([
  ['registrations.errors.name', 'people.errors.name'],
  ['registrations.errors.organisation', 'people.errors.organisation'],
  ['registrations.errors.role', 'people.errors.role'],
  ['registrations.errors.roleCategory', 'people.errors.roleCategory'],
]);

/** What the attendee's own form says to them, said to an organiser who writes of another. */
export const saidOfAnother = (errors: FieldError[]): FieldError[] =>
  errors.map((error) => ({ ...error, message: ofOthers.get(error.message) ?? error.message }));

export const sendingOf = ({ letters }: { letters?: 'send' | undefined }): Sending =>
  letters === 'send' ? 'send' : 'withhold';
