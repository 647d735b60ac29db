import { beforeEach, describe, expect, test } from 'vitest';
import type { OrganiserRole } from '../src/storage/values.ts';
import { startApp, type TestApp } from './support/app.ts';
import { sqlite } from './support/database.ts';
import { signInAs } from './support/organisers.ts';
import { type Route, routesOf } from './support/routes.ts';
import { addSeries } from './support/world.ts';

/** Who may use each of the organisers' routes, by what follows /arrangor (SEC-19). */
const roles: Record<string, OrganiserRole> = {
  'GET ': 'reader',
  'GET /account': 'reader',
  'GET /account/organisers': 'owner',
  'POST /account/organisers': 'owner',
  'POST /account/organisers/:organiser/role': 'owner',
  'POST /account/organisers/:organiser/end': 'owner',
  'POST /account/sign-ins/:id/end': 'reader',
  'POST /account/sign-out': 'reader',
  'GET /new': 'organiser',
  'POST /new': 'organiser',
  'GET /organisations': 'reader',
  'POST /organisations/merges': 'organiser',
  'POST /organisations/apart': 'organiser',
  'GET /organisations/register': 'reader',
  'GET /organisations/:id': 'reader',
  'POST /organisations/:id/facts': 'organiser',
  'POST /organisations/:id/spellings': 'organiser',
  'POST /organisations/:id/spellings/:part/removal': 'organiser',
  'POST /organisations/:id/domains': 'organiser',
  'POST /organisations/:id/domains/:part/removal': 'organiser',
  'POST /organisations/:id/apart/:part/removal': 'organiser',
  'POST /organisations/:id/listing': 'organiser',
  'POST /organisations/:id/unlisting': 'organiser',
  'POST /organisations/:id/merge': 'organiser',
  'POST /organisations/:id/undoing': 'organiser',
  'POST /organisations/:id/split': 'organiser',
  'GET /series/:slug': 'reader',
  'GET /series/:slug/history': 'reader',
  'GET /series/:slug/preview': 'reader',
  'GET /series/:slug/edit': 'organiser',
  'POST /series/:slug/edit': 'organiser',
  'GET /series/:slug/copy': 'organiser',
  'POST /series/:slug/copy': 'organiser',
  'POST /series/:slug/publication': 'organiser',
  'POST /series/:slug/archiving': 'organiser',
  'GET /series/:slug/questions': 'reader',
  'GET /series/:slug/questions/new': 'organiser',
  'POST /series/:slug/questions/new': 'organiser',
  'GET /series/:slug/questions/:question': 'organiser',
  'POST /series/:slug/questions/:question': 'organiser',
  'POST /series/:slug/questions/:question/up': 'organiser',
  'POST /series/:slug/questions/:question/down': 'organiser',
  'POST /series/:slug/questions/:question/retirement': 'organiser',
  'POST /series/:slug/questions/:question/return': 'organiser',
  'GET /series/:slug/people': 'reader',
  'GET /series/:slug/people.csv': 'reader',
  'GET /series/:slug/people.json': 'reader',
  'GET /series/:slug/people.xlsx': 'reader',
  'GET /series/:slug/people.pdf': 'reader',
  'GET /series/:slug/people.zip': 'reader',
  'POST /series/:slug/people/columns': 'reader',
  'POST /series/:slug/people/saved-lists': 'reader',
  'POST /series/:slug/people/saved-lists/removal': 'reader',
  'POST /series/:slug/people/bulk': 'organiser',
  'POST /series/:slug/people/bulk/confirmed': 'organiser',
  'GET /series/:slug/people/new': 'organiser',
  'POST /series/:slug/people/new': 'organiser',
  'GET /series/:slug/people/import': 'organiser',
  'POST /series/:slug/people/import': 'organiser',
  'GET /series/:slug/people/import/:import': 'organiser',
  'GET /series/:slug/people/import/:import/columns': 'organiser',
  'POST /series/:slug/people/import/:import/columns': 'organiser',
  'POST /series/:slug/people/import/:import/run': 'organiser',
  'POST /series/:slug/people/import/:import/discard': 'organiser',
  'GET /series/:slug/people/:id': 'reader',
  'GET /series/:slug/people/:id/answers': 'organiser',
  'POST /series/:slug/people/:id/answers': 'organiser',
  'GET /series/:slug/people/:id/details': 'organiser',
  'POST /series/:slug/people/:id/details': 'organiser',
  'GET /series/:slug/people/:id/bookings': 'organiser',
  'POST /series/:slug/people/:id/bookings': 'organiser',
  'GET /series/:slug/people/:id/bookings/:number/cancellation': 'organiser',
  'POST /series/:slug/people/:id/bookings/:number/cancellation': 'organiser',
  'GET /series/:slug/people/:id/cancellation': 'organiser',
  'POST /series/:slug/people/:id/cancellation': 'organiser',
  'POST /series/:slug/people/:id/letters/:letter/again': 'organiser',
  'GET /series/:slug/seminars/new': 'organiser',
  'POST /series/:slug/seminars/new': 'organiser',
  'GET /series/:slug/seminars/:number/edit': 'organiser',
  'POST /series/:slug/seminars/:number/edit': 'organiser',
  'POST /series/:slug/seminars/:number/removal': 'organiser',
  'GET /series/:slug/seminars/:number/move': 'organiser',
  'POST /series/:slug/seminars/:number/move': 'organiser',
  'POST /series/:slug/seminars/:number/move/confirmed': 'organiser',
  'GET /series/:slug/seminars/:number/cancellation': 'organiser',
  'POST /series/:slug/seminars/:number/cancellation/confirmed': 'organiser',
  'GET /series/:slug/seminars/:number/seats': 'organiser',
  'POST /series/:slug/seminars/:number/seats': 'organiser',
  'POST /series/:slug/seminars/:number/seats/confirmed': 'organiser',
  'GET /series/:slug/seminars/:number/limits': 'organiser',
  'POST /series/:slug/seminars/:number/limits': 'organiser',
  'POST /series/:slug/seminars/:number/limits/confirmed': 'organiser',
  'GET /series/:slug/seminars/:number/requests': 'reader',
  'POST /series/:slug/seminars/:number/requests/:booking/approval': 'organiser',
  'GET /series/:slug/seminars/:number/requests/:booking/refusal': 'organiser',
  'POST /series/:slug/seminars/:number/requests/:booking/refusal': 'organiser',
  'GET /series/:slug/seminars/:number/breakfast': 'reader',
  'POST /series/:slug/seminars/:number/breakfast/cut-off': 'organiser',
  'POST /series/:slug/seminars/:number/breakfast/needs': 'organiser',
  'GET /series/:slug/seminars/:number/breakfast/sheet': 'organiser',
  'GET /series/:slug/seminars/:number/people': 'reader',
  'GET /series/:slug/seminars/:number/people.csv': 'reader',
  'GET /series/:slug/seminars/:number/people.json': 'reader',
  'GET /series/:slug/seminars/:number/people.xlsx': 'reader',
  'GET /series/:slug/seminars/:number/people.pdf': 'reader',
  'GET /series/:slug/seminars/:number/people.zip': 'reader',
  'POST /series/:slug/seminars/:number/people/columns': 'reader',
  'POST /series/:slug/seminars/:number/people/saved-lists': 'reader',
  'POST /series/:slug/seminars/:number/people/saved-lists/removal': 'reader',
  'POST /series/:slug/seminars/:number/people/bulk': 'organiser',
  'POST /series/:slug/seminars/:number/people/bulk/confirmed': 'organiser',
  'POST /series/:slug/seminars/:number/check-ins': 'organiser',
  'POST /series/:slug/seminars/:number/check-ins/undo': 'organiser',
  'GET /series/:slug/seminars/:number/report': 'reader',
  'GET /series/:slug/seminars/:number/report.pdf': 'reader',
  'GET /series/:slug/seminars/:number/report.xlsx': 'reader',
  'GET /series/:slug/seminars/:number/report.csv': 'reader',
  'GET /series/:slug/seminars/:number/report.json': 'reader',
  'GET /series/:slug/seminars/:number/report.svg': 'reader',
  'GET /series/:slug/report': 'reader',
  'GET /series/:slug/report.pdf': 'reader',
  'GET /series/:slug/report.xlsx': 'reader',
  'GET /series/:slug/report.csv': 'reader',
  'GET /series/:slug/report.json': 'reader',
  'GET /series/:slug/report.svg': 'reader',
  'GET /series/:slug/network': 'reader',
  'POST /series/:slug/network/members': 'organiser',
  'GET /series/:slug/network/members/:member': 'reader',
  'POST /series/:slug/network/members/:member/links': 'organiser',
  'POST /series/:slug/network/members/:member/links/:link/retirement': 'organiser',
  'POST /series/:slug/network/members/:member/page': 'organiser',
  'POST /series/:slug/network/members/:member/page/closing': 'organiser',
  'POST /series/:slug/network/members/:member/end': 'organiser',
  'POST /series/:slug/network/links': 'organiser',
};

const both = (path: string) => [`GET ${path}`, `POST ${path}`];

/** Open to everyone, or to whoever holds the secret link in the address; in both languages. */
const open = [
  ...['GET /', 'GET ', 'GET /healthz', 'GET /assets/:hash/:name', 'GET /organisationer'],
  ...['GET /dev/mailbox', 'GET /dev/mailbox/:id', 'GET /dev/mailbox/:id/html'],
  ...['GET /dev/mailbox/:id/inbjudan.ics', 'GET /i/:code', 'GET /i/:code/:file'],
  ...['GET /:slug', 'GET /:slug/kalender.ics', 'GET /:slug/calendar.ics'],
  ...['GET /:slug/seminarium/:number', 'GET /:slug/seminarium/:number/kalender.ics'],
  ...['GET /:slug/seminar/:number', 'GET /:slug/seminar/:number/calendar.ics'],
  ...['/:slug/anmalan', '/:slug/sign-up'].flatMap(both),
  ...['/logga-in', '/sign-in'].flatMap((path) =>
    [path, `${path}/code`, `${path}/link/:token`].flatMap(both),
  ),
  ...['GET /anmald/:token', 'GET /signed-up/:token'],
  ...['/min-anmalan', '/my-registration'].flatMap((path) => [
    ...[path, ...['answers', 'details', 'needs'].map((part) => `${path}/:token/${part}`)].flatMap(
      both,
    ),
    ...[`GET ${path}/:token`, `GET ${path}/:token/:number.ics`],
    ...['bookings', 'bookings/:number/cancellation', 'cancellation'].map(
      (part) => `POST ${path}/:token/${part}`,
    ),
    ...['acceptance', 'refusal'].map((part) => `POST ${path}/:token/offers/:number/${part}`),
  ]),
  ...['GET /min-kalender/:token.ics', 'GET /my-calendar/:token.ics'],
  ...['/medlem/:token', '/member/:token'].flatMap((path) => [
    ...[`GET ${path}`, `GET ${path}/:slug`, `POST ${path}/:slug/links`],
  ]),
  ...['GET /personuppgifter', 'GET /privacy', 'GET /tillganglighet', 'GET /accessibility'],
  ...['GET /kakor', 'GET /cookies'],
];

const organisersPart = /^(?:\/arrangor|\/en\/organiser)(?=\/|$)/;
const keyOf = ({ method, path }: Route) => `${method} ${path.replace(organisersPart, '')}`;
const withoutLanguage = ({ method, path }: Route) =>
  `${method} ${path.replace(/^\/en(?=\/|$)/, '')}`;
const ofOrganisers = (route: Route) => organisersPart.test(route.path);
const filled = (path: string) =>
  path.replace(':slug', 'oppna-data').replace(':number', '1').replace(/:\w+/g, '999');

describe('who may what', () => {
  let site: TestApp;
  let routes: Route[];

  beforeEach(async () => {
    const database = await sqlite.open({ twice: false });
    await addSeries(database);
    site = await startApp(database);
    routes = routesOf(site.app);
  });

  const ask = ({ method, path }: Route, headers: Record<string, string> = {}) =>
    site.app.inject({ method, url: filled(path), headers });

  test('every route has its entry, and every entry its route', () => {
    expect(routes.length).toBeGreaterThan(100);
    const strangers = routes.filter((route) => !ofOrganisers(route)).map(withoutLanguage);
    expect([...new Set(strangers)].toSorted()).toEqual(open.toSorted());
    const found = new Set(routes.filter(ofOrganisers).map(keyOf));
    expect([...found].toSorted()).toEqual(Object.keys(roles).toSorted());
  });

  test('a stranger is led to the sign-in, and sends no form', { timeout: 90_000 }, async () => {
    for (const route of routes.filter(ofOrganisers)) {
      const answer = await ask(route);
      expect([keyOf(route), answer.statusCode]).toEqual([
        keyOf(route),
        route.method === 'GET' ? 303 : 403,
      ]);
      if (route.method === 'GET') expect(answer.headers.location).toMatch(/\/(logga-in|sign-in)$/);
      expect(answer.headers['cache-control']).toBe('no-store');
    }
  });

  test('a role that is too low is refused, and the right one is let in', {
    timeout: 90_000,
  }, async () => {
    const reader = await signInAs(site, 'reader');
    const organiser = await signInAs(site, 'organiser');
    const owner = await signInAs(site, 'owner');
    const last = 'POST /account/sign-out';
    const all = routes.filter(ofOrganisers).filter((route) => keyOf(route) !== last);
    for (const route of all) {
      const needs = roles[keyOf(route)];
      const asReader = await ask(route, reader);
      const mayRead = needs === 'reader';
      expect([keyOf(route), asReader.statusCode === 403]).toEqual([keyOf(route), !mayRead]);
      const asOrganiser = await ask(route, organiser);
      expect([keyOf(route), asOrganiser.statusCode === 403]).toEqual([
        keyOf(route),
        needs === 'owner',
      ]);
      expect(asOrganiser.statusCode, keyOf(route)).toBeLessThan(500);
      if (needs !== 'owner') continue;
      const asOwner = await ask(route, owner);
      expect([keyOf(route), asOwner.statusCode === 403]).toEqual([keyOf(route), false]);
      expect(asOwner.statusCode, keyOf(route)).toBeLessThan(500);
    }
  });

  test('another site’s form is refused, whoever is signed in', { timeout: 90_000 }, async () => {
    const organiser = await signInAs(site, 'organiser');
    const evil = { ...organiser, origin: 'https://evil.example' };
    for (const route of routes.filter((one) => one.method === 'POST')) {
      expect([keyOf(route), (await ask(route, evil)).statusCode]).toEqual([keyOf(route), 403]);
    }
  });
});
