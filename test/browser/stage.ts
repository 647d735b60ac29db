import { eq, isNotNull } from 'drizzle-orm/sql';
import { expireOffers } from '../../src/bookings/index.ts';
import { fillDemo } from '../../src/demo/index.ts';
import { pathsIn } from '../../src/paths.ts';
import { makeSecretLink } from '../../src/secret-links.ts';
import { cancelSeminar, findSeries, listSeminars, moveSeminar } from '../../src/series/index.ts';
import type { Language } from '../../src/storage/values.ts';
import type { Site } from '../support/site.ts';
import { usualNow } from '../support/usual-now.ts';

const hour = 3_600_000;
const current = 'oppna-data-varmland';
const next = 'oppna-data-varmland-2';
/** A series of which nothing is open: not yet, no longer, and called off. */
const trial = 'oppna-data-varmland-provet';
export const slugs = { current, next, trial };

/** Everyone on the stage is there twice, a Swedish and an English one. */
const roles = {
  booked: 'Åsa Öberg',
  mixed: 'Bo Ek',
  inLine: 'Cecilia Ås',
  long: `Maximiliana-${'Alexandrina'.repeat(6)} von Långsammanhängande`,
  cancelled: 'Dag Lind',
  busy: 'Elin Ny',
  late: 'Gerd Sen',
  offered: 'Ivar Väntan',
  calledOff: 'Jon Inställd',
  unlucky: 'Kaj Otur',
};
export type Role = keyof typeof roles;

export interface PublicStage {
  site: Site;
  /** The last part of a person's own page, and of the receipt of what they sent last. */
  own: (role: Role, language: Language) => string;
  receipt: (role: Role, language: Language) => string;
  /** Two letters of the mailbox. */
  letters: { summary: number; invitation: number };
  /** The own page of one of the demo's people who was at the held seminar. */
  cameLink: string;
}

/** The demo world around `usualNow`, with people in every state that a page can show. */
export async function setPublicStage(site: Site): Promise<PublicStage> {
  const { services, clock } = site;
  const { database } = services;
  await fillDemo(database, clock.now(), services.random);
  await addTrial(site);
  const people = await peopleOn(site);
  await playEarlier(site, people);
  clock.set(usualNow);
  await expireOffers(services);
  await playToday(people);
  await upsetTrial(site);
  await site.deliver();
  const signUps = await people.list();
  const { read } = database;
  const outbox = await read.select().from(read.tables.outbox);
  const to = addressOf('booked', 'sv');
  const letter = (kind: string) =>
    outbox.find((row) => row.kind === kind && row.recipientEmail === to)?.id ?? 0;
  return {
    site,
    letters: { summary: letter('summary'), invitation: letter('invitation') },
    own: (role, language) => people.link(signUps, addressOf(role, language)),
    receipt: people.receipt,
    cameLink: people.link(signUps, await findOneWhoCame(site)),
  };
}

async function findOneWhoCame({ services }: Site) {
  const { read } = services.database;
  const { bookings, signUps } = read.tables;
  const [row] = await read
    .select({ email: signUps.email })
    .from(bookings)
    .innerJoin(signUps, eq(signUps.id, bookings.signUpId))
    .where(isNotNull(bookings.cameAt))
    .limit(1);
  return row?.email ?? '';
}

type People = Awaited<ReturnType<typeof peopleOn>>;
const both: Language[] = ['sv', 'en'];

/** Two days ago two seats of current's full seminar came free; those who were first never answer. */
async function playEarlier({ clock, services }: Site, people: People) {
  clock.set(new Date(usualNow.getTime() - 48 * hour));
  const { read } = services.database;
  const { bookings, signUps } = read.tables;
  const rows = await read
    .select({ email: signUps.email, state: bookings.state, seminarId: bookings.seminarId })
    .from(bookings)
    .innerJoin(signUps, eq(signUps.id, bookings.signUpId));
  const full = rows.find(({ state }) => state === 'waiting')?.seminarId;
  const at = rows.filter(({ seminarId }) => seminarId === full);
  const emails = (state: string) =>
    at.flatMap((row) => (row.state === state && row.email ? [row.email] : []));
  for (const email of emails('waiting')) await people.act('sv', email, 'bookings/3/cancellation');
  for (const role of ['late', 'offered'] as const) {
    for (const language of both) await people.signUp(role, language, current, [3]);
  }
  for (const email of emails('confirmed').slice(0, 2)) {
    await people.act('sv', email, 'bookings/3/cancellation');
  }
}

async function playToday(people: People) {
  for (const language of both) {
    await people.signUp('booked', language, next, [1, 2, 3]);
    await people.signUp('mixed', language, current, [2, 3]);
    await people.signUp('inLine', language, current, [3]);
    await people.signUp('long', language, current, [2, 3]);
    await people.signUp('cancelled', language, next, [1, 2]);
    await people.act(language, addressOf('cancelled', language), 'cancellation');
    await people.signUp('busy', language, next, [1]);
    await people.signUp('busy', language, next, [2], { role: 'Hovmästare' });
    await people.signUp('busy', language, next, [3]);
  }
  for (const role of ['calledOff', 'unlucky'] as const) {
    for (const language of both) await people.signUp(role, language, trial, [1, 2, 3]);
  }
}

const addressOf = (role: Role, language: Language) =>
  `${role === 'long' ? 'i'.repeat(56) : role}.${language}@kommun.example`.toLowerCase();

/** What that person would type. */
export const fieldsOf = (role: Role, language: Language) => ({
  name: roles[role],
  email: addressOf(role, language),
  organisation: role === 'long' ? 'Samverkansnämnden'.repeat(9) : 'Karlstads kommun',
  role: language === 'sv' ? 'Handläggare' : 'Case officer',
  role_category: 'specialist',
});

async function peopleOn({ origin, services }: Site) {
  const { read } = services.database;
  const receipts = new Map<string, string>();
  const list = () => read.select().from(read.tables.signUps);
  type Rows = Awaited<ReturnType<typeof list>>;

  const link = (rows: Rows, email: string) => {
    const row = rows.find((one) => one.email === email);
    if (!row) throw new Error(`Nobody has the address ${email}`);
    return makeSecretLink(services.config.secretKey, 'manage', row.id, row.generation);
  };
  const send = async (path: string, fields: Record<string, string | string[]>) => {
    const body = new URLSearchParams();
    for (const [name, values] of Object.entries(fields)) {
      for (const value of [values].flat()) body.append(name, value);
    }
    const answer = await fetch(origin + path, { method: 'POST', body, redirect: 'manual' });
    const to = answer.headers.get('location');
    if (answer.status !== 303 || !to) throw new Error(`${path} answered ${answer.status}`);
    return to;
  };
  return {
    list,
    link,
    async signUp(role: Role, language: Language, slug: string, seminars: number[], more = {}) {
      const fields = { ...fieldsOf(role, language), seminars: seminars.map(String), ...more };
      const to = await send(pathsIn(language).signUp(slug), fields);
      receipts.set(addressOf(role, language), to.split('/').at(-1) ?? '');
    },
    async act(language: Language, email: string, part: string) {
      await send(pathsIn(language).managePart(link(await list(), email), part), {});
    },
    receipt(role: Role, language: Language) {
      const token = receipts.get(addressOf(role, language));
      if (!token) throw new Error(`${role} has no receipt`);
      return token;
    },
  };
}

/** Autumn once more, with two seats at its last morning. */
async function addTrial({ services: { database } }: Site) {
  const autumns = await findSeries(database.read, next);
  if (!autumns) throw new Error('The demo has no next');
  const mornings = await listSeminars(database.read, autumns.id);
  const { id: _, ...facts } = autumns;
  const title = { sv: 'Öppna data Värmland, provet', en: 'Open Data Värmland, trial' };
  await database.write(async (tx) => {
    const { series, seminars } = tx.tables;
    const rows = await tx
      .insert(series)
      .values({ ...facts, slug: trial, title })
      .returning();
    const seriesId = rows[0]?.id ?? 0;
    const copies = mornings.map(({ id: _, ...morning }) => ({ ...morning, seriesId }));
    await tx
      .insert(seminars)
      .values(copies.map((copy) => (copy.number === 3 ? { ...copy, capacity: 2 } : copy)));
  });
}

/** Its first is not open yet, its second is moved and closed, its last is called off. */
async function upsetTrial({ services }: Site) {
  const { database, clock } = services;
  const series = await findSeries(database.read, trial);
  const [first, second, third] = await listSeminars(database.read, series?.id ?? 0);
  if (!first || !second || !third) throw new Error('Not the three mornings');
  const now = clock().getTime();
  await database.write(async (tx) => {
    const { seminars } = tx.tables;
    const opensAt = new Date(now + 240 * hour);
    await tx.update(seminars).set({ opensAt }).where(eq(seminars.id, first.id));
    // It moves a day along with the seminar.
    const closesAt = new Date(now - 48 * hour);
    await tx.update(seminars).set({ closesAt }).where(eq(seminars.id, second.id));
  });
  const { startsAt, endsAt, address } = second;
  const later = (at: Date) => new Date(at.getTime() + 24 * hour);
  const move = { startsAt: later(startsAt), endsAt: later(endsAt), venue: 'Residenset', address };
  await moveSeminar(services, second.id, move, 'operator');
  await cancelSeminar(services, third.id, 'operator');
}
