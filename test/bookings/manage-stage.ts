import { eq } from 'drizzle-orm/sql';
import { expandMailing } from '../../src/calendar/index.ts';
import { pathsIn } from '../../src/paths.ts';
import { signUp } from '../../src/registrations/index.ts';
import { type Language, type OrganiserRole, sectors } from '../../src/storage/values.ts';
import { startApp } from '../support/app.ts';
import type { Engine } from '../support/database.ts';
import { signInAs } from '../support/organisers.ts';
import { send, type Visit, visit } from '../support/visit.ts';
import { addSeries, cast, formOf } from '../support/world.ts';

export type Name = keyof typeof cast;
export type Stage = Awaited<ReturnType<typeof setStage>>;

/** A series run by an organiser who is signed in; its second morning has two seats. */
export async function setStage(engine: Engine) {
  const site = await startApp(await engine.open());
  const { services, app } = site;
  const { read } = services.database;
  const world = await addSeries(services.database, { capacities: [5, 2, 5] });
  const [, seminar] = world.seminars;
  if (!seminar) throw new Error('No second morning');
  const cookies = await signInAs(site, 'organiser');
  const path = (part: string, language: Language = 'sv') =>
    pathsIn(language).organiserSeries(world.series.slug, `seminars/2/${part}`);

  return {
    ...site,
    world,
    seminar,
    path,
    overview: pathsIn('sv').organiserSeries(world.series.slug),
    as: async (role: OrganiserRole): Promise<Record<string, string>> =>
      role === 'organiser' ? cookies : signInAs(site, role),
    get: (part: string, headers: Record<string, string> = cookies) =>
      visit(app, path(part), headers),
    post: (
      part: string,
      fields: Record<string, string | string[]> = {},
      headers: Record<string, string> = cookies,
    ) => send(app, path(part), fields, headers),
    /** Lets the time come, and the organiser be signed in again by then. */
    async goTo(at: Date | string) {
      site.clock.set(at);
      const lastSeenAt = site.clock.now();
      const expiresAt = new Date(lastSeenAt.getTime() + 3_600_000);
      await services.database.write(async (tx) => {
        await tx.update(tx.tables.signIns).set({ lastSeenAt, expiresAt });
      });
    },
    async signUp(...names: Name[]) {
      for (const name of names) {
        const language: Language = name === 'cecilia' ? 'en' : 'sv';
        const request = { series: world.series, language, idempotencyKey: null };
        await signUp(services, { ...request, form: formOf(cast[name], [2]) });
      }
    },
    async personOf(name: Name) {
      const { signUps } = read.tables;
      const rows = await read.select().from(signUps).where(eq(signUps.email, cast[name].email));
      if (!rows[0]) throw new Error(`${name} is not signed up`);
      return rows[0];
    },
    async now() {
      const { seminars } = read.tables;
      const rows = await read.select().from(seminars).where(eq(seminars.id, seminar.id));
      if (!rows[0]) throw new Error('The seminar is gone');
      return rows[0];
    },
    mailings: async () => (await read.select().from(read.tables.mailings)).map(({ kind }) => kind),
    /** Letters written from here on, in words. */
    async lettersAfter(doing: () => Promise<unknown>) {
      const { outbox } = read.tables;
      const letters = () => read.select().from(outbox).orderBy(outbox.id);
      const before = (await letters()).length;
      await doing();
      while (await expandMailing(services));
      return (await letters())
        .slice(before)
        .map((row) => {
          const { method = '' } = row.facts as { method?: string };
          return `${row.kind} ${method} ${row.recipientEmail.split('@')[0]}`.replace('  ', ' ');
        })
        .toSorted();
    },
  };
}

/** The form of a seminar's limits, empty. */
export const noLimits: Record<string, string> = {
  each: '',
  ...Object.fromEntries(sectors.map((sector) => [`sector_${sector}`, ''])),
};

/** What the preview's button sends, where a field may stand more than once. */
export function buttonsOf({ body }: Visit): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  const inputs = body.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g);
  for (const [, name = '', value = ''] of inputs) {
    fields[name] = [...(fields[name] ?? []), plain(value)];
  }
  return fields;
}

const plain = (html = '') =>
  html.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');

/** What the preview's button sends. */
export function buttonOf({ body }: Visit): Record<string, string> {
  const inputs = body.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g);
  return Object.fromEntries([...inputs].map(([, name = '', value]) => [name, plain(value)]));
}

export const moved = {
  day: '2027-03-10',
  from: '09:00',
  to: '11:00',
  venue: 'Museet',
  address: 'Sandgrundsudden, Karlstad',
  join_url: '',
};
