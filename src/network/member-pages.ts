import { findSeries, listSeries, type Series } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Reader } from '../storage/database.ts';
import type { Language } from '../storage/values.ts';
import { guarded, isExact, type ShownFigures } from './figures.ts';
import { figuresOf, noFigures } from './figures-store.ts';
import {
  chosenLink,
  type KitModel,
  kitModel,
  nameIn,
  type ShareModel,
  shareModel,
} from './pages.ts';
import { type KnownMember, listLinksOf, listSlugsOf, type ShareLink } from './store.ts';

export interface MemberModel {
  name: string;
  /** Undefined when there is none to spread. */
  series: { slug: string; title: string } | undefined;
  others: { slug: string; title: string }[];
  share: ShareModel | undefined;
  kit: KitModel | undefined;
  rows: (ShownFigures & { code: string; channel: string; isRetired: boolean; isShown: boolean })[];
  total: ShownFigures;
  /** Whole per cent, where both figures are told. */
  ofVisits: number | undefined;
  ofSignUps: number | undefined;
  done: 'made' | 'same' | undefined;
}

/** What a member can spread: what is published, and older series it has links to. Newest first. */
export async function listSpread(db: Reader, memberId: number): Promise<Series[]> {
  const published = await listSeries(db);
  const slugs = await listSlugsOf(db, memberId);
  const older: Series[] = [];
  for (const slug of slugs.filter((one) => published.every((series) => series.slug !== one))) {
    const series = await findSeries(db, slug);
    if (series) older.push(series);
  }
  const isLinked = ({ slug }: Series) => slugs.includes(slug);
  const unlinked = published.filter((series) => !isLinked(series));
  return [...published.filter(isLinked), ...unlinked, ...older];
}

export async function loadMemberModel(
  services: Services,
  member: KnownMember,
  series: Series | undefined,
  query: { link?: string | undefined; done?: string | undefined },
  language: Language,
): Promise<MemberModel> {
  const { read } = services.database;
  const links = series ? await listLinksOf(read, member.id, series.id) : [];
  const chosen = chosenLink(links, query.link);
  const others = (await listSpread(read, member.id)).filter(({ id }) => id !== series?.id);
  return {
    name: nameIn(language, member),
    series: series && titled(series, language),
    others: others.map((one) => titled(one, language)),
    share: series && chosen && shareModel(services, series, chosen),
    kit: series && chosen && (await kitModel(services, series, member, chosen, language)),
    ...(await loadFigures(read, links, chosen)),
    done: query.done === 'made' || query.done === 'same' ? query.done : undefined,
  };
}

async function loadFigures(db: Reader, links: ShareLink[], chosen: ShareLink | undefined) {
  const figures = await figuresOf(
    db,
    links.map(({ id }) => id),
  );
  const { rows, total } = guarded(links.map(({ id }) => figures.get(id) ?? noFigures));
  const { visits, signUps, came } = total;
  return {
    rows: links.flatMap(({ id, code, channel, retiredAt }, n) => {
      const row = rows[n];
      const isRetired = retiredAt !== null;
      return row ? [{ ...row, code, channel, isRetired, isShown: id === chosen?.id }] : [];
    }),
    total,
    ofVisits: isExact(signUps) ? share(signUps.low, visits) : undefined,
    ofSignUps: isExact(signUps) && isExact(came) ? share(came.low, signUps.low) : undefined,
  };
}

const share = (part: number, whole: number) =>
  whole > 0 && part <= whole ? Math.round((100 * part) / whole) : undefined;

const titled = ({ slug, title }: Series, language: Language) => ({ slug, title: title[language] });
