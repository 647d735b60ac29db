import type { FastifyReply, FastifyRequest } from 'fastify';
import { translator } from '../i18n/translate.ts';
import { mayUse, organiserOf } from '../organisers/index.ts';
import type { Series } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Reader } from '../storage/database.ts';
import type { Language } from '../storage/values.ts';
import type { FieldError } from '../web/forms.ts';
import { sendPage } from '../web/pages.ts';
import { sumOf } from './figures.ts';
import { figuresOf, type LinkFigures, noFigures } from './figures-store.ts';
import { shownQuery } from './forms.ts';
import {
  chosenLink,
  type KitModel,
  kitModel,
  nameIn,
  type ShareModel,
  shareModel,
} from './pages.ts';
import { type KnownMember, listKnownMembers, listLinksIn, type ShareLink } from './store.ts';

export const reader = { config: { access: 'reader' } } as const;
export const organiser = { config: { access: 'organiser' } } as const;

export interface LinkRow extends LinkFigures {
  id: number;
  code: string;
  channel: string;
  isRetired: boolean;
}
export interface MemberRows {
  id: number;
  name: string;
  hasLeft: boolean;
  links: LinkRow[];
}

/** As `shared/organiser-nav` shows where one is. */
interface Nav {
  series: { slug: string; title: string };
  seminars: never[];
  current: 'network';
  isBelow?: boolean;
  heading: string;
  lead: string;
}

export interface NetworkModel {
  nav: Nav;
  slug: string;
  members: MemberRows[];
  former: MemberRows[];
  total: LinkFigures;
  /** Members without a link to the series. */
  lacking: number;
}

export interface ManagedMemberModel {
  nav: Nav;
  slug: string;
  member: MemberRows;
  shownCode: string | undefined;
  share: ShareModel | undefined;
  kit: KitModel | undefined;
}

export async function loadNetworkModel(
  { database: { read } }: Services,
  series: Series,
  language: Language,
): Promise<NetworkModel> {
  const all = await loadRows(read, series, language);
  const members = all.filter(({ hasLeft }) => !hasLeft);
  return {
    nav: navOf(series, language),
    slug: series.slug,
    members,
    former: all.filter(({ hasLeft, links }) => hasLeft && links.length > 0),
    total: sumOf(all.flatMap(({ links }) => links)),
    lacking: members.filter(({ links }) => links.every((link) => link.isRetired)).length,
  };
}

/** One member with its links in the series, and one of them to share. */
export async function loadManagedMember(
  services: Services,
  series: Series,
  member: KnownMember,
  code: string | undefined,
  language: Language,
): Promise<ManagedMemberModel> {
  const { read } = services.database;
  const links = (await listLinksIn(read, series.id)).filter((one) => one.memberId === member.id);
  const chosen = chosenLink(links, code);
  return {
    nav: {
      ...navOf(series, language),
      isBelow: true,
      heading: nameIn(language, member),
      lead: '',
    },
    slug: series.slug,
    member: rowsOf(member, links, await figuresOf(read, idsOf(links)), language),
    shownCode: chosen?.code,
    share: chosen && shareModel(services, series, chosen),
    kit: chosen && (await kitModel(services, series, member, chosen, language)),
  };
}

async function loadRows(db: Reader, series: Series, language: Language) {
  const links = await listLinksIn(db, series.id);
  const figures = await figuresOf(db, idsOf(links));
  const known = await listKnownMembers(db);
  return known.map((member) => {
    const own = links.filter(({ memberId }) => memberId === member.id);
    return rowsOf(member, own, figures, language);
  });
}

function rowsOf(
  member: KnownMember,
  links: ShareLink[],
  figures: Map<number, LinkFigures>,
  language: Language,
): MemberRows {
  return {
    id: member.id,
    name: nameIn(language, member),
    hasLeft: member.leftAt !== null,
    links: links.map(({ id, code, channel, retiredAt }) => ({
      ...(figures.get(id) ?? noFigures),
      id,
      code,
      channel,
      isRetired: retiredAt !== null,
    })),
  };
}

const idsOf = (links: ShareLink[]) => links.map(({ id }) => id);

function navOf({ slug, title }: Series, language: Language): Nav {
  const t = translator(language);
  return {
    series: { slug, title: title[language] },
    seminars: [],
    current: 'network',
    heading: t('network.manage.title'),
    lead: t('network.manage.lead'),
  };
}

const dones = [
  'added',
  'made',
  'same',
  'firstMade',
  'retired',
  'renewed',
  'closed',
  'ended',
] as const;

/** `part`: what stands after the series in the address. */
export function sendManaged<M extends { nav: Nav; slug: string }>(
  request: FastifyRequest,
  reply: FastifyReply,
  language: Language,
  page: { view: 'manage-network' | 'manage-member'; part: string; errors: FieldError[]; model: M },
) {
  const { view, part, errors, model } = page;
  const signedIn = organiserOf(request);
  const { done } = shownQuery.parse(request.query ?? {});
  return sendPage(reply, {
    view: `network/${view}`,
    language,
    title: model.nav.heading,
    within: model.nav.series.title,
    status: errors.length > 0 ? 422 : 200,
    address: (to) => to.organiserSeries(model.slug, part),
    nav: 'series',
    private: true,
    organiser: signedIn,
    model: {
      ...model,
      errors,
      mayChange: mayUse(signedIn.role, 'organiser'),
      done: dones.find((one) => one === done),
    },
  });
}
