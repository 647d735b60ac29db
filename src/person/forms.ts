import { z } from 'zod';
import { numbers, person } from '../registrations/index.ts';
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

const ofOthers = new Map([
  ['registrations.errors.name', 'people.errors.name'],
  ['registrations.errors.organisation', 'people.errors.organisation'],
  ['registrations.errors.role', 'people.errors.role'],
  ['registrations.errors.roleCategory', 'people.errors.roleCategory'],
]);

/** What the attendee's own form says to them, said to an organiser who writes of another. */
export const saidOfAnother = (errors: FieldError[]): FieldError[] =>
  errors.map((error) => ({ ...error, message: ofOthers.get(error.message) ?? error.message }));
