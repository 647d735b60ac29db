import {
  type BookedOne,
  invitationLetter,
  limitFacts,
  type Seminar,
  type SignUp,
} from '../bookings/index.ts';
import type { NewLetter } from '../mail/letter.ts';
import { seminarFacts } from '../series/index.ts';
import type { Tx } from '../storage/database.ts';
import { isActive } from '../storage/values.ts';
import type { SummaryFacts } from './facts.ts';
import type { ManyRequest, Standing } from './many.ts';
import { bookingFacts, summary } from './notify.ts';

type Told = SummaryFacts['bookings'];

interface Written {
  standing: Standing;
  signUp: SignUp | undefined;
  isNew: boolean;
  made: BookedOne[];
}

/**
 * The letters of a sign-up to one of a list: of the mornings that are ahead, as nobody is invited
 * to what was.
 */
export async function lettersOf(
  tx: Tx,
  { series, at, cause }: ManyRequest,
  seminars: Seminar[],
  { standing, signUp, isNew, made }: Written,
): Promise<NewLetter[]> {
  const ahead = seminars.filter(({ startsAt }) => startsAt > at);
  const told = made.filter(
    ({ booking }) => ahead.some(({ id }) => id === booking.seminarId) && isActive(booking.state),
  );
  if (!signUp || told.length === 0) return [];
  const stood = standing.bookings.filter(({ state }) => isActive(state));
  const bookings: Told = [];
  const invitations = [];
  for (const seminar of ahead) {
    const own = told.find(({ booking }) => booking.seminarId === seminar.id);
    if (!own) {
      bookings.push(
        ...(await bookingFacts(tx, { series, at }, [seminar], signUp, { made: [], stood })),
      );
      continue;
    }
    const limit = seminar.limited && own.limit ? limitFacts(own.limit) : null;
    const facts = seminarFacts(series, seminar, signUp.language);
    bookings.push({ ...factsOf(own), limit, seminar: facts });
    if (own.booking.state !== 'confirmed') continue;
    const what = { method: 'REQUEST', reason: 'booked' } as const;
    invitations.push(...invitationLetter(signUp, own.booking, { series, seminar, at }, what));
  }
  const letter = summary(signUp, series, `summary:${cause}:${signUp.id}`, {
    reason: isNew ? 'signed-up' : 'added',
    bookings,
    // The organiser wrote the list, not the person.
    typedOtherwise: [],
  });
  return [...letter, ...invitations];
}

const factsOf = ({ booking, place }: BookedOne) => ({
  ...{ place, added: true },
  state: isActive(booking.state) ? booking.state : ('confirmed' as const),
  offerExpiresAt: booking.offerExpiresAt?.toISOString() ?? null,
});
