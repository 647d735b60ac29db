import { limitWords } from '../bookings/index.ts';
import type { Config } from '../config.ts';
import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { hello, type LetterBook, type MakeLetter, renderLetter } from '../mail/index.ts';
import { pathsIn } from '../paths.ts';
import { makeSecretLink } from '../secret-links.ts';
import { seminarLines } from '../series/index.ts';
import type { Language } from '../storage/values.ts';
import type { AnswerFacts, LinkFacts, OfferFacts, SummaryFacts } from './facts.ts';
import { summaryModel } from './summary-letter.ts';

/** Whom a secret link belongs to. */
type Linked = Pick<SummaryFacts, 'signUpId' | 'generation'>;

/** The manage link is made anew at each attempt: the database holds none. */
function manageUrl({ signUpId, generation }: Linked, language: Language, config: Config) {
  const token = makeSecretLink(config.secretKey, 'manage', signUpId, generation);
  return config.baseUrl + pathsIn(language).manage(token);
}

function feedUrl({ signUpId, generation }: Linked, language: Language, config: Config) {
  const token = makeSecretLink(config.secretKey, 'personal-feed', signUpId, generation);
  return config.baseUrl + pathsIn(language).personalFeed(token);
}

const summary: MakeLetter = ({ to, language, facts }, config) => {
  const stored = facts as SummaryFacts;
  const urls = {
    manageUrl: manageUrl(stored, language, config),
    feedUrl: feedUrl(stored, language, config),
  };
  return renderLetter(
    'summary',
    language,
    summaryModel(stored, to, language, urls, config),
    config,
  );
};

const offer: MakeLetter = ({ to, language, facts }, config) => {
  const t = translator(language);
  const { seat, ...model } = offerModel(facts as OfferFacts, to.name, language, config);
  const state = t('letters.offer.state', { deadline: model.deadline });
  const title = t('letters.offer.title', { theme: model.lines.theme });
  return renderLetter('offer', language, { ...model, title, row: { ...seat, state } }, config);
};

const offerExpired: MakeLetter = ({ to, language, facts }, config) => {
  const t = translator(language);
  const { seat, ...model } = offerModel(facts as OfferFacts, to.name, language, config);
  const state = t('letters.offerExpired.state');
  const title = t('letters.offerExpired.title', { theme: model.lines.theme });
  return renderLetter(
    'offer-expired',
    language,
    { ...model, title, row: { ...seat, state } },
    config,
  );
};

const bookingApproved: MakeLetter = ({ to, language, facts }, config) => {
  const t = translator(language);
  const stored = facts as AnswerFacts;
  const { seat, ...model } = aboutSeminar(stored, to.name, language, config);
  const place = stored.place ?? 0;
  const texts = {
    title: t('letters.bookingApproved.title', { theme: model.lines.theme }),
    lead: t('letters.bookingApproved.lead', { theme: model.lines.theme, place }),
    limit: stored.limit && limitWords(stored.limit, language, 'own'),
    row: { ...seat, state: t('letters.bookingApproved.state', { place }) },
  };
  return renderLetter('booking-approved', language, { ...model, ...texts }, config);
};

const bookingRefused: MakeLetter = ({ to, language, facts }, config) => {
  const t = translator(language);
  const stored = facts as AnswerFacts;
  const { seat, ...model } = aboutSeminar(stored, to.name, language, config);
  const { because } = stored;
  const texts = {
    title: t('letters.bookingRefused.title', { theme: model.lines.theme }),
    because: because && t('letters.bookingRefused.because', { because }),
    row: { ...seat, state: t('letters.bookingRefused.state') },
  };
  return renderLetter('booking-refused', language, { ...model, ...texts }, config);
};

function offerModel(facts: OfferFacts, name: string, language: Language, config: Config) {
  const deadline = formatIn(language).dayTime(new Date(facts.expiresAt));
  return { ...aboutSeminar(facts, name, language, config), deadline };
}

function aboutSeminar(
  facts: Linked & Pick<OfferFacts, 'seminar'>,
  name: string,
  language: Language,
  config: Config,
) {
  const t = translator(language);
  const { seminar } = facts;
  const lines = seminarLines(seminar, language, config);
  const url = manageUrl(facts, language, config);
  return {
    hello: hello(name, language),
    lines,
    seat: { seat: false, lines },
    manageUrl: url,
    contact: { name: seminar.contactName, email: seminar.contactEmail },
    mornings: [seminar.number],
    why: t('letters.why', { series: seminar.seriesTitle }),
    notYou: { text: t('letters.notYou'), link: { label: t('letters.notYouLink'), url } },
  };
}

const lostLink: MakeLetter = ({ to, language, facts }, config) => {
  const t = translator(language);
  const linked = linkModel(facts as LinkFacts, to.name, language, config);
  const { length: count } = linked.links;
  const model = {
    ...linked,
    title: t('letters.lostLink.title', { count }),
    why: t('letters.lostLink.why'),
    notYou: { text: t('letters.lostLink.notYou', { count }) },
  };
  return renderLetter('lost-link', language, model, config);
};

const manyChanges: MakeLetter = ({ to, language, facts }, config) => {
  const t = translator(language);
  const { links, ...model } = linkModel(facts as LinkFacts, to.name, language, config);
  const [{ url, series }] = links;
  const title = t('letters.manyChanges.title');
  const why = t('letters.why', { series });
  const notYou = { text: t('letters.notYou'), link: { label: t('letters.notYouLink'), url } };
  return renderLetter('many-changes', language, { ...model, links, title, why, notYou }, config);
};

function linkModel(facts: LinkFacts, name: string, language: Language, config: Config) {
  const [first, ...others] = facts.signUps.map((signUp) => ({
    series: signUp.seriesTitle,
    url: manageUrl(signUp, language, config),
  }));
  if (!first) throw new Error('A letter with a link to nothing');
  const links: [typeof first, ...typeof others] = [first, ...others];
  const contact = { name: facts.contactName, email: facts.contactEmail };
  return { hello: hello(name, language), links, contact, mornings: [] };
}

/** The kinds of letters of this room. */
export const registrationLetters: LetterBook = {
  summary,
  offer,
  'offer-expired': offerExpired,
  'booking-approved': bookingApproved,
  'booking-refused': bookingRefused,
  'lost-link': lostLink,
  'many-changes': manyChanges,
};
