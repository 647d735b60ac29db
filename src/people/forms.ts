import { z } from 'zod';
import type { Sending } from '../mail/index.ts';
import { cleanMultiline } from '../storage/text.ts';
import { listOf, sentId } from '../web/fields.ts';

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

export const sendingOf = ({ letters }: { letters?: 'send' | undefined }): Sending =>
  letters === 'send' ? 'send' : 'withhold';
