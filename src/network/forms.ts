import { z } from 'zod';
import { filledLine } from '../web/fields.ts';

const filled = (missing: string, max: number) =>
  filledLine(max, { missing, tooLong: 'network.errors.tooLong' });

export const memberSchema = z.object({
  organisation: filled('network.errors.organisation', 160),
});

export const channelSchema = z.object({ channel: filled('network.errors.channel', 40) });

/** Which of a member's links a page shows: its code, and what was just done. */
export const shownQuery = z.object({
  link: z.string().max(80).optional().catch(undefined),
  done: z.string().max(40).optional().catch(undefined),
});
