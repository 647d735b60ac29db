import { z } from 'zod';
import { listOf, sentId } from '../web/fields.ts';
import type { CheckIn } from './check-in.ts';

const nonce = z.string().regex(/^[\w-]{8,60}$/);
const back = z.string().max(2000).default('');

/** Boxes ticked, or the one button in a row; from the list or from a person's page. */
export const checkInSchema = z.object({
  kind: z.enum(['came', 'undone']).default('came'),
  picked: listOf(z.array(sentId).max(500)),
  only_came: sentId.optional(),
  only_undone: sentId.optional(),
  nonce,
  back,
  person: sentId.optional(),
});

export const undoSchema = z.object({ batch: nonce, nonce, back });

type CheckInForm = z.infer<typeof checkInSchema>;

/** Whom the form is about, and what is to be marked: a row's own button goes before the boxes. */
export function markedBy({
  only_came: came,
  only_undone: undone,
  kind,
  picked,
}: CheckInForm): Pick<CheckIn, 'kind' | 'bookingIds'> {
  if (came !== undefined) return { kind: 'came', bookingIds: [came] };
  if (undone !== undefined) return { kind: 'undone', bookingIds: [undone] };
  return { kind, bookingIds: picked };
}
