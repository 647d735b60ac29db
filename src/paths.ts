import type { Language } from './storage/values.ts';

/** Every URL of the site. Swedish stands at the root, English under /en. */
const words = {
  sv: {
    root: '',
    signUp: 'anmalan',
    receipt: 'anmald',
    manage: 'min-anmalan',
    seminar: 'seminarium',
    calendar: 'kalender.ics',
    privacy: 'personuppgifter',
    accessibility: 'tillganglighet',
    cookies: 'kakor',
    feed: 'min-kalender',
    signIn: 'logga-in',
    manageSite: 'arrangor',
    member: 'medlem',
  },
  en: {
    root: '/en',
    signUp: 'sign-up',
    receipt: 'signed-up',
    manage: 'my-registration',
    seminar: 'seminar',
    calendar: 'calendar.ics',
    privacy: 'privacy',
    accessibility: 'accessibility',
    cookies: 'cookies',
    feed: 'my-calendar',
    signIn: 'sign-in',
    manageSite: 'organiser',
    member: 'member',
  },
} satisfies Record<Language, Record<string, string>>;

/** Path segments that can never be a series' slug. */
export const reservedSlugs = new Set(
  [
    ...Object.values(words.sv),
    ...Object.values(words.en),
    'en',
    'dev',
    'assets',
    'healthz',
    'i',
    'organisationer',
  ]
    .filter(Boolean)
    .map((word) => word.replace(/^\//, '')),
);

export const pathsIn = (language: Language) => {
  const w = words[language];
  return {
    home: () => `${w.root}/`,
    series: (slug: string) => `${w.root}/${slug}`,
    seminar: (slug: string, number: number | string) => `${w.root}/${slug}/${w.seminar}/${number}`,
    signUp: (slug: string) => `${w.root}/${slug}/${w.signUp}`,
    seriesCalendar: (slug: string) => `${w.root}/${slug}/${w.calendar}`,
    seminarCalendar: (slug: string, number: number | string) =>
      `${w.root}/${slug}/${w.seminar}/${number}/${w.calendar}`,
    receipt: (token: string) => `${w.root}/${w.receipt}/${token}`,
    lostLink: () => `${w.root}/${w.manage}`,
    manage: (token: string) => `${w.root}/${w.manage}/${token}`,
    bookingCalendar: (token: string, number: number | string) =>
      `${w.root}/${w.manage}/${token}/${number}.ics`,
    /** A form of the manage page, by its noun in English: `offer`, `booking`, `details`. */
    managePart: (token: string, part: string) => `${w.root}/${w.manage}/${token}/${part}`,
    personalFeed: (token: string) => `${w.root}/${w.feed}/${token}.ics`,
    signIn: () => `${w.root}/${w.signIn}`,
    /** The page that takes the typed code. */
    signInCode: () => `${w.root}/${w.signIn}/code`,
    signInLink: (token: string) => `${w.root}/${w.signIn}/link/${token}`,
    /** The organisers' start page, and below it their pages by noun: `account`, `account/sign-out`. */
    organiser: (part = '') => `${w.root}/${w.manageSite}${part && `/${part}`}`,
    /** A series' pages for organisers: `people`, `people/12`, `report`, `network`, `seminars/2/people`. */
    organiserSeries: (slug: string, part = '') =>
      `${w.root}/${w.manageSite}/series/${slug}${part && `/${part}`}`,
    /** A network member's own page, by secret link. */
    member: (token: string, part = '') => `${w.root}/${w.member}/${token}${part && `/${part}`}`,
    privacy: () => `${w.root}/${w.privacy}`,
    accessibility: () => `${w.root}/${w.accessibility}`,
    cookies: () => `${w.root}/${w.cookies}`,
  };
};

export type Paths = ReturnType<typeof pathsIn>;

/** Addresses without a language. */
export const shared = {
  organisations: () => '/organisationer',
  health: () => '/healthz',
  /** A member's share link, as short as can be. */
  shareLink: (code: string) => `/i/${code}`,
  /** `qr.svg`, `qr.png`, or a text as `mail.sv.txt`. */
  shareLinkFile: (code: string, file: string) => `/i/${code}/${file}`,
  mailbox: () => '/dev/mailbox',
  letter: (id: number | string) => `/dev/mailbox/${id}`,
  letterHtml: (id: number | string) => `/dev/mailbox/${id}/html`,
  letterCalendar: (id: number | string) => `/dev/mailbox/${id}/inbjudan.ics`,
};
