import { z } from 'zod';
import type { Sending } from '../mail/index.ts';
import { numbers, person } from '../registrations/index.ts';

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

export const sendingOf = ({ letters }: { letters?: 'send' | undefined }): Sending =>
  letters === 'send' ? 'send' : 'withhold';
