import { shared } from '../paths.ts';
import { findConvener, listSeminars, type Series } from '../series/index.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import { type KitKind, type KitText, kitTexts, lengthOf } from './kit.ts';
import { qrCode, qrPath } from './qr.ts';
import type { KnownMember, ShareLink } from './store.ts';

/** One link, to be taken along: where it stands, its code to be scanned and its files. */
export interface ShareModel {
  code: string;
  channel: string;
  url: string;
  qr: { size: number; path: string };
  /** What is said instead of the files. */
  without: 'retired' | 'draft' | undefined;
  svg: string;
  png: string;
}

export interface KitItem {
  kind: KitKind;
  language: Language;
  title: string | undefined;
  paragraphs: string[][];
  words: number;
  characters: number;
  /** Its address as a file, where there is one. */
  file: string | undefined;
}

/** The texts in the page's language, then in the other. */
export interface KitModel {
  own: KitItem[];
  other: KitItem[];
  otherLanguage: Language;
}

export const shareUrl = (baseUrl: string, code: string) => baseUrl + shared.shareLink(code);
export const textFile = ({ kind, language }: Pick<KitText, 'kind' | 'language'>) =>
  `${kind}.${language}.txt`;

export function shareModel(
  { config }: Services,
  { state }: Pick<Series, 'state'>,
  { code, channel, retiredAt }: ShareLink,
): ShareModel {
  const url = shareUrl(config.baseUrl, code);
  const qr = qrCode(url);
  return {
    code,
    channel,
    url,
    qr: { size: qr.size, path: qrPath(qr) },
    without: retiredAt ? 'retired' : state === 'draft' ? 'draft' : undefined,
    svg: shared.shareLinkFile(code, 'qr.svg'),
    png: shared.shareLinkFile(code, 'qr.png'),
  };
}

export async function kitModel(
  services: Services,
  series: Series,
  member: Pick<KnownMember, 'organisationId'>,
  link: ShareLink,
  language: Language,
): Promise<KitModel> {
  const otherLanguage = language === 'sv' ? 'en' : 'sv';
  const hasFiles = series.state !== 'draft' && !link.retiredAt;
  const items = async (into: Language) => {
    const texts = await loadTexts(services, series, member, link, into);
    return texts.map((text) => ({
      ...text,
      ...lengthOf(text),
      file: hasFiles ? shared.shareLinkFile(link.code, textFile(text)) : undefined,
    }));
  };
  return { own: await items(language), other: await items(otherLanguage), otherLanguage };
}

/** What a member can send out with its link, as the series stands now. */
export async function loadTexts(
  { config, database: { read }, clock }: Services,
  series: Series,
  { organisationId }: Pick<KnownMember, 'organisationId'>,
  { code }: Pick<ShareLink, 'code'>,
  language: Language,
): Promise<KitText[]> {
  const convener = await findConvener(read, series);
  if (!convener) return [];
  const seminars = await listSeminars(read, series.id);
  const url = shareUrl(config.baseUrl, code);
  const facts = { series, seminars, convener, organisationId, url, now: clock() };
  return kitTexts(facts, language);
}

/** The link that a page shows: the one asked for, else the member's first, else its oldest. */
export function chosenLink(links: ShareLink[], code: string | undefined): ShareLink | undefined {
  const inUse = links.filter(({ retiredAt }) => !retiredAt);
  return (
    links.find((link) => link.code === code) ??
    inUse.find(({ channel }) => channel === '') ??
    inUse[0]
  );
}

export const nameIn = (
  language: Language,
  { name, nameEn }: Pick<KnownMember, 'name' | 'nameEn'>,
) => (language === 'en' ? (nameEn ?? name) : name);
