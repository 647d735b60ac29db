import type { Sending } from '../mail/outbox.ts';

/** Who does it, and whether the one it is done for is written to. */
export interface Acting {
  /** As history names them: `attendee`, `organiser:<id>`. */
  actor: string;
  letters: Sending;
}

/** People do what they do for themselves, and are always written to. */
export const attendee: Acting = { actor: 'attendee', letters: 'send' };
