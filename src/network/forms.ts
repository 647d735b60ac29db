import { z } from 'zod';
import { cleanText } from '../storage/text.ts';

const line = (missing: string, most: number) =>
  z
    .string({ error: missing })
    .transform(cleanText)
    .pipe(z.string().min(1, missing).max(most, 'network.errors.tooLong'));

export const memberSchema = z.object({
  organisation: line('network.errors.organisation', 160),
});

export const channelSchema = z.object({ channel: line('network.errors.channel', 40) });

/** Which of a member's links a page shows: its code, and what was just done. */
export const shownQuery = z.object({
  link: z.string().max(80).optional().catch(undefined),
  done: z.string().max(40).optional().catch(undefined),
});
