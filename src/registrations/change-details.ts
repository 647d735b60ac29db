import {
  attendee,
  type Booking,
  getSeries,
  listActiveBookings,
  listSeminarIds,
  lockSeminars,
  type NewUid,
  newUids,
  reinvite,
  type Seminar,
  settleSeminar,
} from '../bookings/index.ts';
import { Refusal } from '../errors.ts';
import { record } from '../history/record.ts';
import { type Sending, storeLetters } from '../mail/outbox.ts';
import { matchOrganisation } from '../organisations/index.ts';
import type { Series } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Tx } from '../storage/database.ts';
import { searchKey, sortKey } from '../storage/text.ts';
import type { DetailsForm } from './forms.ts';
import { bookingFacts, summary } from './notify.ts';
import { checkOwnPace } from './own-pace.ts';
import { findSignUp, findSignUpByAddress, type SignUp, updateSignUp } from './store.ts';

export type ChangedDetails =
  | { kind: 'changed'; signUp: SignUp; newAddress: boolean }
  | { kind: 'address-taken' }
  /** It was cancelled: nothing of it is changed any more. */
  | { kind: 'cancelled' };

/**
 * Changes name, organisation, role or address. A new address gets its own invitations and manage
 * link; the old one gets cancellations, and its links open nothing more.
 */
export function changeDetails(
  services: Services,
  signUp: SignUp,
  form: DetailsForm,
  by = attendee,
): Promise<ChangedDetails> {
  const at = services.clock();
  const newUid = newUids(services, at);
  return services.database.write(async (tx) => {
    const series = await getSeries(tx, signUp.seriesId);
    const seminars = await lockSeminars(tx, await listSeminarIds(tx, series.id, 'all'));
    const before = await findSignUp(tx, signUp.id);
    if (!before || before.cancelledAt) return { kind: 'cancelled' };
    if (before.generation !== signUp.generation) {
      // The same button pressed twice, or another change of address was first.
      if (before.email === form.email) return { kind: 'changed', signUp: before, newAddress: true };
      throw new Refusal('gone');
    }
    const newAddress = form.email !== before.email;
    if (newAddress && (await findSignUpByAddress(tx, series.id, form.email))) {
      return { kind: 'address-taken' };
    }
    if (newAddress) await checkOwnPace(tx, signUp.id, at, by);
    const changed = await updateSignUp(tx, signUp.id, {
      ...(await detailsOf(tx, before, form, at)),
      generation: before.generation + (newAddress ? 1 : 0),
    });
    await recordChange(tx, before, changed, { at, actor: by.actor });
    if (changed.organisationId !== before.organisationId)
      await settleLimited(tx, services, seminars, at);
    if (newAddress)
      await moveLetters(tx, {
        ...{ series, seminars, before, changed, at, newUid },
        sending: by.letters,
      });
    return { kind: 'changed', signUp: changed, newAddress };
  });
}

/** Another organisation may have let somebody in. */
async function settleLimited(tx: Tx, { config }: Services, seminars: Seminar[], at: Date) {
  const { offerHours } = config;
  for (const { id, limited } of seminars) {
    if (limited) await settleSeminar(tx, id, { at, offerHours });
  }
}

async function detailsOf(tx: Tx, signUp: SignUp, form: DetailsForm, at: Date) {
  const organisation =
    form.organisation === signUp.organisationAsTyped
      ? { id: signUp.organisationId }
      : await matchOrganisation(tx, form.organisation, form.email, at);
  return {
    name: form.name,
    email: form.email,
    searchKey: searchKey(`${form.name} ${form.email}`),
    sortKey: sortKey(form.name),
    organisationId: organisation.id,
    organisationAsTyped: form.organisation,
    role: form.role,
    roleCategory: form.roleCategory,
  };
}

interface Move {
  series: Series;
  seminars: Seminar[];
  before: SignUp;
  changed: SignUp;
  at: Date;
  newUid: NewUid;
  sending: Sending;
}

async function moveLetters(tx: Tx, move: Move) {
  const { series, seminars, before, changed, at, sending } = move;
  const bookings = await listActiveBookings(tx, changed.id);
  const ahead = seminars.filter((seminar) => seminar.startsAt > at && !seminar.cancelledAt);
  const stood: Booking[] = [];
  for (const seminar of ahead) {
    const booking = bookings.find(({ seminarId }) => seminarId === seminar.id);
    if (!booking) continue;
    const occasion = { series, seminar, at };
    const people = { before, after: changed };
    stood.push(await reinvite(tx, people, booking, occasion, move.newUid(seminar), sending));
  }
  const facts = await bookingFacts(tx, { series, at }, ahead, changed, { made: [], stood });
  const key = `summary:new-address:${changed.id}:${changed.generation}`;
  const what = { reason: 'new-address', bookings: facts, typedOtherwise: [] } as const;
  const letters = summary(changed, series, key, { ...what, typedOtherwise: [] });
  await storeLetters(tx, letters, at, sending);
}

const told = [
  'name',
  'email',
  'organisationId',
  'organisationAsTyped',
  'role',
  'roleCategory',
] as const;

async function recordChange(
  tx: Tx,
  before: SignUp,
  after: SignUp,
  entry: { at: Date; actor: string },
) {
  const fields = told.filter((field) => before[field] !== after[field]);
  if (fields.length === 0) return;
  const pick = (row: SignUp) => Object.fromEntries(fields.map((field) => [field, row[field]]));
  await record(tx, {
    ...entry,
    event: 'sign_up.changed',
    subject: 'sign_up',
    subjectId: before.id,
    details: { before: pick(before), after: pick(after) },
  });
}
