import {
  getSeries,
  listActiveBookings,
  listRefusals,
  placeInLine,
  whatKeepsFrom,
} from '../bookings/index.ts';
import { doesAsk } from '../breakfast/index.ts';
import { loadOwnAnswers } from '../form-questions/index.ts';
import { makeSecretLink } from '../secret-links.ts';
import { listMaterials, listPublicMaterials, listSeminars, type Series } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import { type ManagedMorning, type ManageModel, managedMorning, materialIn } from './pages.ts';
import type { SignUp } from './store.ts';

/** What a form on the own page led to, as it stands in the address after it. */
const doneKeys = {
  left: 'left',
  'left-line': 'leftLine',
  withdrawn: 'withdrawn',
  accepted: 'accepted',
  declined: 'declined',
  'run-out': 'runOut',
  over: 'over',
  nothing: 'nothing',
  added: 'added',
  changed: 'changed',
  answered: 'answered',
  needs: 'needs',
  'new-address': 'newAddress',
  cancelled: 'cancelled',
} as const;

/** The own page: each seminar of the series with what this person has there. */
export async function loadManageModel(
  services: Services,
  signUp: SignUp,
  done: keyof typeof doneKeys | (string & {}) | undefined,
  language: Language,
): Promise<{ series: Series; model: Omit<ManageModel, 'token'> }> {
  const { config, clock } = services;
  const { read } = services.database;
  const series = await getSeries(read, signUp.seriesId);
  const bookings = await listActiveBookings(read, signUp.id);
  const refusals = await listRefusals(read, signUp.id);
  const now = clock();
  const mornings: ManagedMorning[] = [];
  const seminars = await listSeminars(read, series.id);
  for (const seminar of seminars) {
    const booking = bookings.find(({ seminarId }) => seminarId === seminar.id);
    const refused = refusals.find(({ seminarId }) => seminarId === seminar.id);
    const place = booking?.state === 'waiting' ? await placeInLine(read, booking) : null;
    const { organisationId } = signUp;
    const asker = booking ? { organisationId, bookingId: booking.id } : { organisationId };
    const isSettled = booking !== undefined && booking.state !== 'waiting';
    const met = isSettled ? undefined : await whatKeepsFrom(read, seminar, asker, now);
    const standing = { booking, refused, place, met };
    const hasSeat = booking?.state === 'confirmed';
    const materials = hasSeat
      ? await listMaterials(read, seminar.id)
      : await listPublicMaterials(read, [seminar.id]);
    mornings.push({
      ...managedMorning(series, seminar, standing, { language, now }),
      materials: materials.map((one) => materialIn(language, one)),
    });
  }
  const asking = new Set(seminars.filter(doesAsk).map(({ number }) => number));
  const bookedIds = new Set(bookings.map(({ seminarId }) => seminarId));
  const answerer = { signUpId: signUp.id, series, bookedIds, language };
  const model = {
    series: { slug: series.slug, title: series.title[language] },
    person: {
      name: signUp.name,
      organisation: signUp.organisationAsTyped,
      role: signUp.role,
      email: signUp.email ?? '',
    },
    cancelled: signUp.cancelledAt !== null,
    asksNeeds: mornings.some(({ number, canLeave }) => canLeave && asking.has(number)),
    answers: await loadOwnAnswers(services, answerer),
    mornings,
    canCancelAll: mornings.some((morning) => morning.canLeave),
    feedToken: makeSecretLink(config.secretKey, 'personal-feed', signUp.id, signUp.generation),
    done: done !== undefined && isDone(done) ? doneKeys[done] : null,
  };
  return { series, model };
}

const isDone = (done: string): done is keyof typeof doneKeys => Object.hasOwn(doneKeys, done);
