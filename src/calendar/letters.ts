import type { Config } from '../config.ts';
import { translator } from '../i18n/translate.ts';
import { hello, type LetterBook, type MakeLetter, renderLetter } from '../mail/index.ts';
import { pathsIn } from '../paths.ts';
import type { InvitationFacts } from '../registrations/facts.ts';
import { type SeminarFacts, seminarLines } from '../series/index.ts';
import type { Language } from '../storage/values.ts';
import { makeInvitation } from './ics.ts';
import type { SeminarChangedFacts } from './mailings.ts';

/**
 * An invitation, update or cancellation, with its calendar part. A forwarded meeting forwards
 * this text: public links only, and "Skicka min länk" for changes (CAL-26).
 */
const invitation: MakeLetter = async ({ to, language, facts }, config) => {
  const told = facts as InvitationFacts;
  const t = translator(language);
  const frame = frameOf(told.seminar, to.name, language, config);
  const occasion = occasionOf(told);
  const state =
    occasion === 'seminarCancelled'
      ? t('letters.invitation.state.seminarCancelled')
      : t(`letters.invitation.state.${told.method}`);
  const model = {
    ...frame,
    title: t(`letters.invitation.${occasion}.title`, frame.named),
    subject: t(`letters.invitation.${occasion}.subject`, frame.named),
    lead: t(`letters.invitation.${occasion}.lead`),
    row: { seat: told.method === 'REQUEST', state, lines: frame.lines },
    after: afterwords(occasion, told, language),
    ...linkOf(occasion, told, frame.linkUrl, language, config),
    notYou: { text: notYou(occasion, language) },
    ...(occasion === 'oldAddress'
      ? { why: t('letters.invitation.whyBefore', { series: told.seminar.seriesTitle }) }
      : {}),
  };
  return {
    ...(await renderLetter('invitation', language, model, config)),
    calendar: { method: told.method, ics: makeInvitation(told, { ...to, language }, config) },
  };
};

/** To those who wait for a seminar that is moved or cancelled: their calendars have nothing of it. */
const toTheLine =
  (kind: 'seminar-moved' | 'seminar-cancelled'): MakeLetter =>
  ({ to, language, facts }, config) => {
    const { seminar } = facts as SeminarChangedFacts;
    const t = translator(language);
    const frame = frameOf(seminar, to.name, language, config);
    const isMoved = kind === 'seminar-moved';
    const title = isMoved ? 'letters.seminarMoved.title' : 'letters.seminarCancelled.title';
    const subject = isMoved ? 'letters.seminarMoved.subject' : 'letters.seminarCancelled.subject';
    const state = isMoved ? 'letters.seminarMoved.state' : 'letters.seminarCancelled.state';
    const model = {
      ...frame,
      title: t(title, frame.named),
      subject: t(subject, frame.named),
      row: { seat: false, state: t(state), lines: frame.lines },
    };
    return renderLetter(kind, language, model, config);
  };

/** What happened, as its texts are called: a new address has two sides. */
function occasionOf({ reason, method, byOrganiser }: InvitationFacts) {
  if (reason === 'left' && byOrganiser) return 'removed';
  if (reason === 'new-address') return method === 'REQUEST' ? 'newAddress' : 'oldAddress';
  return reason === 'seminar-cancelled' ? 'seminarCancelled' : reason;
}

type Occasion = ReturnType<typeof occasionOf>;

/** How to change one's mind: the calendar's own answers are not read (CAL-10 B). */
function afterwords(occasion: Occasion, { endsSignUp }: InvitationFacts, language: Language) {
  const t = translator(language);
  if (occasion === 'oldAddress') return [];
  if (occasion === 'removed') return [t('letters.invitation.why')];
  if (occasion === 'left') {
    return [t(endsSignUp ? 'letters.invitation.anew' : 'letters.invitation.again')];
  }
  if (occasion === 'seminarCancelled') return [t('letters.invitation.others')];
  return [t('letters.invitation.file'), t('letters.invitation.change')];
}

/** Where there is no sign-up any more, no link to one can be mailed. */
function linkOf(
  occasion: Occasion,
  { endsSignUp, seminar }: InvitationFacts,
  ownUrl: string,
  language: Language,
  config: Config,
) {
  const t = translator(language);
  if (occasion === 'oldAddress') return { linkUrl: null, linkText: '' };
  if (!endsSignUp) return { linkUrl: ownUrl, linkText: t('letters.invitation.link') };
  if (occasion === 'removed') return { linkUrl: null, linkText: '' };
  const linkUrl = config.baseUrl + pathsIn(language).signUp(seminar.seriesSlug);
  return { linkUrl, linkText: t('letters.invitation.signUp') };
}

function notYou(occasion: Occasion, language: Language) {
  const t = translator(language);
  if (occasion === 'oldAddress') return t('letters.invitation.notYouMoved');
  if (occasion === 'left') return t('letters.invitation.notYouLeft');
  return occasion === 'seminarCancelled' || occasion === 'removed' ? '' : t('letters.notYouReply');
}

function frameOf(seminar: SeminarFacts, name: string, language: Language, config: Config) {
  const t = translator(language);
  const lines = seminarLines(seminar, language, config);
  return {
    hello: hello(name, language),
    lines,
    named: { theme: lines.theme, day: lines.day },
    linkUrl: config.baseUrl + pathsIn(language).lostLink(),
    contact: { name: seminar.contactName, email: seminar.contactEmail },
    mornings: [seminar.number],
    why: t('letters.why', { series: seminar.seriesTitle }),
    notYou: { text: '' },
  };
}

/** The kinds of letters of this room. */
export const calendarLetters: LetterBook = {
  invitation,
  'seminar-moved': toTheLine('seminar-moved'),
  'seminar-cancelled': toTheLine('seminar-cancelled'),
};
