import { limitWords } from '../bookings/index.ts';
import type { Config } from '../config.ts';
import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { type Correspondent, hello } from '../mail/index.ts';
import { seminarLines } from '../series/index.ts';
import type { Language } from '../storage/values.ts';
import type { SummaryFacts } from './facts.ts';

type Booking = SummaryFacts['bookings'][number];

interface Urls {
  manageUrl: string;
  feedUrl: string;
}

/** Every active booking in whole sentences, and what this submission added. */
export function summaryModel(
  facts: SummaryFacts,
  to: Correspondent,
  language: Language,
  urls: Urls,
  config: Config,
) {
  const t = translator(language);
  const { bookings, seriesTitle: series, contactName, contactEmail } = facts;
  return {
    ...urls,
    title: t('letters.summary.title', { series }),
    hello: hello(to.name, language),
    lead: leadOf(facts, language),
    sections: sectionsOf(facts, language, config),
    otherwise: facts.typedOtherwise.map(({ field, typed, stands }) =>
      t(`letters.summary.otherwise.${field}`, { typed, stands }),
    ),
    after: afterwords(bookings, language),
    seats: countSeats(bookings),
    contact: { name: contactName, email: contactEmail },
    mornings: bookings.map(({ seminar }) => seminar.number),
    why: t('letters.why', { series }),
    notYou: {
      text: t('letters.notYou'),
      link: { label: t('letters.notYouLink'), url: urls.manageUrl },
    },
  };
}

function leadOf({ reason, bookings }: SummaryFacts, language: Language) {
  if (reason === 'added') return leadOfAdded(bookings, language);
  const moved =
    reason === 'new-address' ? [translator(language)('letters.summary.newAddress')] : [];
  return [...moved, ...bookedSentence(bookings, language), ...unseated(bookings, language)];
}

function leadOfAdded(bookings: Booking[], language: Language) {
  const t = translator(language);
  const added = bookings.filter((booking) => booking.added);
  if (added.length === 0) return [t('letters.summary.nothingAdded')];
  const themes = formatIn(language).list(added.map(({ seminar }) => seminar.theme));
  return [t('letters.summary.added', { themes }), ...unseated(added, language)];
}

/** "Två morgnar är bokade." */
function bookedSentence(bookings: Booking[], language: Language) {
  const count = countSeats(bookings);
  if (count === 0) return [];
  const number = formatIn(language).wordsFirst(count);
  return [translator(language)('letters.summary.booked', { count, number })];
}

const countSeats = (bookings: Booking[]) =>
  bookings.filter(({ state }) => state === 'confirmed').length;

function unseated(bookings: Booking[], language: Language) {
  const t = translator(language);
  return bookings.flatMap((booking) => {
    const { theme } = booking.seminar;
    if (booking.state === 'offered') return [t('letters.summary.offered', { theme })];
    if (booking.state === 'confirmed') return [];
    if (booking.state === 'requested') return [t('letters.summary.requested', { theme })];
    const { limit } = booking;
    if (limit && limit.kind !== 'full') {
      const why = limitWords(limit, language, 'own');
      return [t('letters.summary.inLineBecause', { theme, place: placeOf(booking), why })];
    }
    return [t('letters.summary.inLine', { theme, place: placeOf(booking) })];
  });
}

function placeOf({ place }: Booking) {
  if (place === null) throw new Error('Waiting without a place in the line');
  return place;
}

/** One list; two where something was added to what stood before. */
function sectionsOf({ reason, bookings }: SummaryFacts, language: Language, config: Config) {
  const t = translator(language);
  const rows = (some: Booking[]) => some.map((booking) => rowOf(booking, language, config));
  const added = bookings.filter((booking) => booking.added);
  const stood = bookings.filter((booking) => !booking.added);
  if (reason !== 'added' || added.length === 0 || stood.length === 0) {
    return [{ heading: null, rows: rows(bookings) }];
  }
  return [
    { heading: t('letters.summary.headingAdded'), rows: rows(added) },
    { heading: t('letters.summary.headingStood'), rows: rows(stood) },
  ];
}

function rowOf(booking: Booking, language: Language, config: Config) {
  return {
    seat: booking.state === 'confirmed',
    state: stateOf(booking, language),
    lines: seminarLines(booking.seminar, language, config),
  };
}

function stateOf(booking: Booking, language: Language) {
  const { state, offerExpiresAt } = booking;
  const t = translator(language);
  if (state === 'confirmed') return t('letters.summary.confirmed');
  if (state === 'requested') return t('letters.summary.requestedState');
  if (state === 'waiting') return t('letters.summary.waiting', { place: placeOf(booking) });
  if (!offerExpiresAt) throw new Error('An offer without a deadline');
  const deadline = formatIn(language).dayTime(new Date(offerExpiresAt));
  return t('letters.summary.offeredState', { deadline });
}

function afterwords(bookings: Booking[], language: Language) {
  const t = translator(language);
  const count = countSeats(bookings);
  return [
    ...(count > 0 ? [t('letters.summary.invitations', { count })] : []),
    ...(bookings.some(({ state }) => state === 'waiting') ? [t('letters.summary.line')] : []),
  ];
}
