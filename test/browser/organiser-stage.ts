import { eq } from 'drizzle-orm/sql';
import { makeFirstLinks, makeShareLink } from '../../src/network/index.ts';
import { listKnownMembers } from '../../src/network/store.ts';
import { findOrganiser, insertSignIn } from '../../src/organisers/store.ts';
import { hashOf, longestMs } from '../../src/organisers/tokens.ts';
import { pathsIn } from '../../src/paths.ts';
import { makeSecretLink, openSecretLink } from '../../src/secret-links.ts';
import { findSeries } from '../../src/series/index.ts';
import { type Language, sectors } from '../../src/storage/values.ts';
import { signInAs } from '../support/organisers.ts';
import type { Site } from '../support/site.ts';
import { bring, type ImportStages } from './import-stage.ts';
import { newSeminar, newSeries } from './organiser-forms.ts';
import type { Fields } from './scene.ts';
import { type PublicStage, type Role, setPublicStage, slugs } from './stage.ts';

const sv = pathsIn('sv');

/** Who looks at a page with cookies: by role, or who has just asked to sign in. */
export type Signed = 'reader' | 'organiser' | 'owner' | 'asking';

export interface Stage extends PublicStage {
  /** As `name=value`. */
  cookies: Record<Signed, string>;
  /** The last part of the link mailed to the one who asks. */
  signInToken: string;
  /** The number of a person's page. */
  person: (role: Role, language: Language) => number;
  /** One of the demo's people who was at the held seminar. */
  cameId: number;
  /** One of the next series' own questions. */
  questionId: number;
  organisations: Record<'listed' | 'typed' | 'merged', number>;
  imports: ImportStages;
  members: Record<'spreads' | 'lacks' | 'left', { id: number; token: string }>;
}

/** Series that strangers do not see. */
export const hidden = { draft: 'natverkets-oppna-hus', blank: 'tom-serie', archived: 'forra-aret' };

/** The public stage, and what organisers and members see behind it. */
export async function setStage(site: Site): Promise<Stage> {
  const stage = await setPublicStage(site);
  const { secretKey } = site.services.config;
  const cookies = await signIn(site);
  const post = poster(site, cookies.organiser);
  await addHidden(site, post);
  await troubleLetters(site);
  const members = await spread(site, post);
  const questionId = await wish(site, post);
  const organisations = await spell(site, post);
  const imports = await bring(site, cookies.organiser);
  const idIn = (link: string) => openSecretLink(secretKey, 'manage', link)?.id ?? 0;
  return {
    ...stage,
    ...(await ask(site, cookies)),
    person: (role, language) => idIn(stage.own(role, language)),
    cameId: idIn(stage.cameLink),
    questionId,
    organisations,
    imports,
    members,
  };
}

type Post = ReturnType<typeof poster>;

const question = {
  ...{ label_sv: 'Vad vill du helst höra om?', label_en: 'What would you like to hear about?' },
  ...{ help_sv: 'Du kan välja flera.', help_en: 'Choose as many as you like.', seminar: '' },
  ...{ kind: 'several', option_sv: ['Säkerhet', 'Juridik'], option_en: ['Security', 'Law'] },
};

/** What an organiser may want beside the usual: questions, breakfasts counted, limits, approval. */
async function wish({ services: { database } }: Site, post: Post) {
  const next = (part: string) => sv.organiserSeries(slugs.next, part);
  await post(next('questions/new'), question);
  const own = { kind: 'text', label_sv: 'En fråga till talaren', seminar: '3' };
  const none = { label_en: '', help_sv: '', help_en: '', option_sv: [], option_en: [] };
  await post(next('questions/new'), { ...question, ...none, ...own });
  await post(next('seminars/2/breakfast/needs'), { asks: 'yes' });
  await post(next('seminars/2/breakfast/cut-off'), { day: '2027-08-10', time: '12.00' });
  const early = { day: '2027-01-12', time: '12.00' };
  await post(sv.organiserSeries(slugs.current, 'seminars/2/breakfast/cut-off'), early);
  await post(next('seminars/3/limits'), limitsOf());
  const person = { name: 'Ella Frågvis', email: 'ella@kommun.example', role: 'Arkivarie' };
  const rest = { organisation: 'Sunne kommun', role_category: 'legal', seminars: ['2', '3'] };
  await post(sv.signUp(slugs.next), { ...person, ...rest });
  const { formQuestions } = database.read.tables;
  const rows = await database.read.select().from(formQuestions);
  return rows.find(({ label }) => label.sv === question.label_sv)?.id ?? 0;
}

/** Names that are nearly those of others: one of them is found to be the other. */
async function spell(
  { services: { database } }: Site,
  post: Post,
): Promise<Stage['organisations']> {
  const typed = ['Hagforss kommunhus', 'Sunne biblioteket', 'Sunne Biblioteket AB'];
  for (const [n, organisation] of typed.entries()) {
    const person = { name: `Stava ${n}`, email: `stava${n}@post.example`, role: 'Chef' };
    const rest = { organisation, role_category: 'leader', seminars: ['1'] };
    await post(sv.signUp(slugs.next), { ...person, ...rest });
  }
  const { organisations: o } = database.read.tables;
  const rows = await database.read.select({ id: o.id, name: o.name }).from(o);
  const idOf = (name: string) => rows.find((row) => row.name === name)?.id ?? 0;
  const [first = '', second = '', third = ''] = typed;
  await post(sv.organiser(`organisations/${idOf(third)}/merge`), { into: second });
  return { listed: idOf('Karlstads kommun'), typed: idOf(first), merged: idOf(third) };
}

/** Of a seminar where people ask first, few companies may come, and one organisation is sure. */
export const limitsOf = (more: Fields = {}): Fields => ({
  ...Object.fromEntries(sectors.map((sector) => [`sector_${sector}`, ''])),
  ...{ approval: '1', each: '20', sector_company: '5' },
  ...{ organisation: ['Hagfors kommun'], organisation_seats: ['2'] },
  ...{ held: ['Kronofogden'], held_seats: ['4'], held_day: ['2027-06-01'], held_time: ['12.00'] },
  ...more,
});

const poster =
  ({ origin }: Site, cookie: string) =>
  async (path: string, fields: Fields) => {
    const body = new URLSearchParams();
    for (const [name, values] of Object.entries(fields)) {
      for (const value of [values].flat()) body.append(name, value);
    }
    const init = { method: 'POST', body, redirect: 'manual', headers: { cookie } } as const;
    const answer = await fetch(origin + path, init);
    if (answer.status !== 303) throw new Error(`${path} answered ${answer.status}`);
    return answer.headers;
  };

/** An owner, a reader, and an organiser who is signed in twice. */
async function signIn(site: Site) {
  const { services } = site;
  const { cookie: reader } = await signInAs(site, 'reader');
  const { cookie: organiser } = await signInAs(site, 'organiser');
  const { cookie: owner } = await signInAs(site, 'owner');
  const { id } =
    (await findOrganiser(services.database.read, 'organiser@lansstyrelsen.example')) ?? {};
  const at = services.clock();
  const createdAt = new Date(at.getTime() - 3_600_000);
  const expiresAt = new Date(createdAt.getTime() + longestMs);
  await services.database.write((tx) =>
    insertSignIn(tx, {
      ...{ organiserId: id ?? 0, cookieHash: hashOf('at home') },
      ...{ createdAt, lastSeenAt: createdAt, expiresAt },
    }),
  );
  return { reader, organiser, owner };
}

async function ask(site: Site, cookies: Omit<Stage['cookies'], 'asking'>) {
  const { config, database } = site.services;
  const fields = { email: 'reader@lansstyrelsen.example' };
  const headers = await poster(site, '')(sv.signIn(), fields);
  const asking = headers.get('set-cookie')?.split(';')[0] ?? '';
  const { signInTokens } = database.read.tables;
  const token = (await database.read.select().from(signInTokens).orderBy(signInTokens.id)).at(-1);
  const signInToken = makeSecretLink(config.secretKey, 'sign-in', token?.id ?? 0);
  return { cookies: { ...cookies, asking }, signInToken };
}

/** A draft that lacks something, one that has nothing, and one that is over and put away. */
async function addHidden({ services: { database } }: Site, post: Post) {
  const { draft, blank, archived } = hidden;
  const long = 'Samhällsinformationsförsörjningssamordningsdagarna';
  await post(sv.organiser('new'), newSeries(draft, { title_sv: long, title_en: '' }));
  await post(sv.organiserSeries(draft, 'seminars/new'), newSeminar({ theme_sv: `${long} ett` }));
  await post(sv.organiser('new'), newSeries(blank, { title_sv: 'Tom serie', summary_sv: '' }));
  await post(sv.organiser('new'), newSeries(archived, { title_sv: 'Öppna data, förra året' }));
  await database.write(async (tx) => {
    const { series } = tx.tables;
    await tx.update(series).set({ state: 'archived' }).where(eq(series.slug, archived));
  });
}

/** One letter that never came through, and one that is tried again. */
async function troubleLetters({ services: { database, clock } }: Site) {
  const nextAttemptAt = new Date(clock().getTime() + 3_600_000);
  const createdAt = new Date(clock().getTime() - 3_600_000);
  await database.write(async (tx) => {
    const { outbox } = tx.tables;
    const rows = await tx.select().from(outbox).where(eq(outbox.kind, 'summary'));
    const idOf = (start: string) =>
      rows.find(({ recipientEmail }) => recipientEmail.startsWith(start))?.id ?? 0;
    const failed = { state: 'failed', sentAt: null, attempts: 1, lastError: '550 5.1.1' } as const;
    await tx
      .update(outbox)
      .set(failed)
      .where(eq(outbox.id, idOf('iiii')));
    const late = { state: 'queued', sentAt: null, attempts: 3, lastError: 'ETIMEDOUT' } as const;
    await tx
      .update(outbox)
      .set({ ...late, createdAt, nextAttemptAt })
      .where(eq(outbox.id, idOf('mixed')));
  });
}

/** Members with links that gave something, one without, and one that has left. */
async function spread({ services }: Site, post: Post): Promise<Stage['members']> {
  const { config, database } = services;
  const seriesOf = async (slug: string) => (await findSeries(database.read, slug))?.id ?? 0;
  const [springId, autumnId] = [await seriesOf(slugs.current), await seriesOf(slugs.next)];
  await makeFirstLinks(services, springId, 'operator');
  const find = async (name: string) => {
    const member = (await listKnownMembers(database.read)).find((one) => one.name === name);
    if (!member) throw new Error(`No member is called ${name}`);
    const token = makeSecretLink(config.secretKey, 'member', member.id, member.generation);
    return { id: member.id, token };
  };
  const spreads = await find('Konsumentverket');
  const open = async (seriesId: number, channel: string) => {
    const wish = { seriesId, memberId: spreads.id, channel };
    const made = await makeShareLink(services, wish, 'operator');
    if (!('link' in made)) throw new Error(made.kind);
    return made.link;
  };
  const page = (id: number) => sv.organiserSeries(slugs.current, `network/members/${id}`);
  await open(springId, 'Myndighetens alldeles egna nyhetsbrev');
  const retired = await open(springId, 'Anslagstavlan');
  await post(`${page(spreads.id)}/links/${retired.id}/retirement`, {});
  const { code: via } = await open(autumnId, 'Intranätet');
  for (let n = 1; n <= 12; n++) {
    const email = `kollega${n}@konsumentverket.example`;
    const person = { name: `Kollega ${n}`, email, organisation: 'Konsumentverket' };
    const rest = { role: 'Jurist', role_category: 'legal', whole_series: 'yes', via };
    await post(sv.signUp(slugs.next), { ...person, ...rest });
  }
  const left = await find('Kronofogden');
  await post(`${page(left.id)}/end`, {});
  return { spreads, lacks: await find('Elsäkerhetsverket'), left };
}
