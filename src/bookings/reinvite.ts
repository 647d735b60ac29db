import { type Sending, storeLetters } from '../mail/outbox.ts';
import type { Tx } from '../storage/database.ts';
import { invitationLetter, type Occasion } from './letters.ts';
import { type Booking, moveBooking, type SignUp } from './store.ts';

/**
 * Part of a unit that has locked the seminar: a person's new address gets an invitation of its own
 * under `uid`, and the old address a cancellation. Someone who waits has nothing in a calendar yet.
 */
export async function reinvite(
  tx: Tx,
  person: { before: SignUp; after: SignUp },
  booking: Booking,
  occasion: Occasion,
  uid: string,
  sending?: Sending,
): Promise<Booking> {
  const seated = booking.state === 'confirmed';
  const moved = await moveBooking(tx, booking.id, [booking.state], {
    calendarUid: uid,
    sequence: seated ? 0 : null,
  });
  if (!moved) throw new Error('A booking changed while its seminar was locked');
  if (!seated) return moved;
  const old = { ...booking, sequence: (booking.sequence ?? 0) + 1 };
  const reason = 'new-address';
  await storeLetters(
    tx,
    [
      ...invitationLetter(person.before, old, occasion, { method: 'CANCEL', reason }),
      ...invitationLetter(person.after, moved, occasion, { method: 'REQUEST', reason }),
    ],
    occasion.at,
    sending,
  );
  return moved;
}
