import type { FastifyInstance } from 'fastify';
import { Refusal } from '../../src/errors.ts';
import { pathsIn, shared } from '../../src/paths.ts';
import type { Language } from '../../src/storage/values.ts';
import type { Scene } from './scene.ts';
import { fieldsOf, type Role, slugs } from './stage.ts';

const paths = (language: Language) => pathsIn(language);
const form =
  (slug: keyof typeof slugs, query = '') =>
  (language: Language) =>
    paths(language).signUp(slugs[slug]) + query;
const seminar = (slug: keyof typeof slugs, number: number) => (language: Language) =>
  paths(language).seminar(slugs[slug], number);
const own =
  (role: Role, query: string): Scene['path'] =>
  (language, stage, whose = language) =>
    paths(language).manage(stage.own(role, whose)) + query;
const details: Scene['path'] = (language, stage, whose = language) =>
  paths(language).managePart(stage.own('booked', whose), 'details');
const receipt =
  (role: Role): Scene['path'] =>
  (language, stage, whose = language) =>
    paths(language).receipt(stage.receipt(role, whose));

const publicScenes: Scene[] = [
  { name: 'home', path: (language) => paths(language).home() },
  { name: 'series', path: (language) => paths(language).series(slugs.current) },
  { name: 'series, all ahead', path: (language) => paths(language).series(slugs.next) },
  { name: 'series, nothing open', path: (language) => paths(language).series(slugs.trial) },
  { name: 'seminar, held', path: seminar('current', 1) },
  { name: 'seminar, open', path: seminar('current', 2) },
  { name: 'seminar, full', path: seminar('current', 3) },
  { name: 'seminar, called off', path: seminar('trial', 3) },
  { name: 'privacy', path: (language) => paths(language).privacy() },
  { name: 'accessibility', path: (language) => paths(language).accessibility() },
  { name: 'cookies', path: (language) => paths(language).cookies() },
];

const formScenes: Scene[] = [
  { name: 'sign-up, empty', path: form('next') },
  { name: 'sign-up, one full', path: form('current', '?seminars=3') },
  { name: 'sign-up, nothing open', path: form('trial') },
  {
    name: 'sign-up, all wrong',
    status: 422,
    path: form('next'),
    fields: () => ({ name: '', email: 'åsa@karlstad', organisation: '', role: '' }),
  },
  {
    name: 'sign-up, closed since',
    status: 422,
    path: form('current'),
    fields: (language) => ({ ...fieldsOf('unlucky', language), seminars: ['1', '2'] }),
  },
  {
    name: 'sign-up, too many',
    status: 429,
    path: form('next'),
    fields: (language) => ({ ...fieldsOf('busy', language), role: 'Kock', seminars: ['1'] }),
  },
  { name: 'receipt, all free', path: receipt('booked') },
  { name: 'receipt, one full', path: receipt('mixed') },
  { name: 'receipt, all full', path: receipt('inLine') },
  { name: 'receipt, long words', path: receipt('long') },
];

const personalScenes: Scene[] = [
  { name: 'own page, booked', path: own('booked', '') },
  { name: 'own page, in line', path: own('mixed', '?done=added') },
  { name: 'own page, offered', path: own('offered', '') },
  { name: 'own page, too late', path: own('late', '?done=run-out') },
  { name: 'own page, long words', path: own('long', '?done=changed') },
  {
    name: 'own page, was there',
    path: (language, { cameLink }) => paths(language).manage(cameLink),
  },
  { name: 'own page, seminar called off', path: own('calledOff', '') },
  { name: 'own page, cancelled', path: own('cancelled', '?done=cancelled') },
  { name: 'details', path: details },
  {
    name: 'details, all wrong',
    status: 422,
    path: details,
    fields: () => ({ name: ' ', email: 'åsa@karlstad.example', organisation: '', role: '' }),
  },
  { name: 'lost link', path: (language) => paths(language).lostLink() },
  {
    name: 'lost link, wrong',
    status: 422,
    path: (language) => paths(language).lostLink(),
    fields: () => ({ email: 'åsa' }),
  },
  { name: 'lost link, sent', path: (language) => `${paths(language).lostLink()}?sent` },
];

const failing = (code: string) => (language: Language) =>
  `${paths(language).home()}trouble/${code}`;

/** These offer the other language's start page, since the address itself may be wrong. */
export const failureScenes: Scene[] = [
  { name: '404', status: 404, path: (language) => `${paths(language).home()}finns/inte/alls` },
  { name: '410', status: 410, path: receipt('late') },
  {
    name: '403',
    status: 403,
    path: form('next'),
    fields: (language) => fieldsOf('booked', language),
    fromElsewhere: true,
  },
  { name: '422', status: 422, path: failing('422') },
  { name: '429', status: 429, path: failing('429') },
  { name: '500', status: 500, path: failing('500') },
  { name: '503', status: 503, path: failing('503') },
];

/** Every page that is in both languages. */
export const scenes: Scene[] = [...publicScenes, ...formScenes, ...personalScenes];

/** Only in a development, and only in Swedish. */
export const mailboxScenes: Scene[] = [
  { name: 'mailbox', path: () => shared.mailbox() },
  {
    name: 'mailbox, older',
    path: (_, stage) => `${shared.mailbox()}?before=${stage.letters.summary}`,
  },
  { name: 'letter', path: (_, stage) => shared.letter(stage.letters.summary) },
  {
    name: 'letter with an invitation',
    path: (_, stage) => shared.letter(stage.letters.invitation),
  },
];

/** As they stand on the contact sheet. */
export const sceneGroups = {
  public: publicScenes,
  forms: formScenes,
  personal: personalScenes,
  failures: failureScenes,
  mailbox: mailboxScenes,
};

/** Trouble that no visitor can make by himself. */
export function addTrouble(app: FastifyInstance) {
  const troubles: Record<string, () => Error> = {
    422: () => Object.assign(new Error('trouble'), { statusCode: 422 }),
    429: () => new Refusal('too_many'),
    500: () => new Error('trouble'),
    503: () => new Refusal('unavailable'),
  };
  for (const language of ['sv', 'en'] as const) {
    app.get<{ Params: { code: string } }>(failing(':code')(language), ({ params }) => {
      throw troubles[params.code]?.() ?? new Error('unknown trouble');
    });
  }
}
