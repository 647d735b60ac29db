import type { IncomingHttpHeaders } from 'node:http';
import type { Language } from '../storage/values.ts';

/** Machines that say they are a browser, and what they are beside. */
const machines =
  /bot\b|bot[/-]|crawl|spider|slurp|preview|prefetch|scan|monitor|headless|lighthouse|pingdom|externalhit|safelinks|ms-office|msoffice|proofpoint|mimecast|barracuda|imgproxy|archive|python|java\/|curl|https?:\/\//i;

/**
 * Whether a request is somebody who follows a link. Previews in chats and mail, scanners and HEAD
 * are not; nor is what a browser fetches ahead or for another page.
 */
export function isVisit(method: string, headers: IncomingHttpHeaders): boolean {
  const agent = headers['user-agent'] ?? '';
  const destination = headers['sec-fetch-dest'];
  const ahead = [headers['sec-purpose'], headers.purpose, headers['x-moz'], headers['x-purpose']];
  return (
    method === 'GET' &&
    /^Mozilla\/|^Opera\//.test(agent) &&
    !machines.test(agent) &&
    (destination === undefined || destination === 'document') &&
    !ahead.some((purpose) => /prefetch|preview|prerender/i.test(String(purpose ?? '')))
  );
}

/** English for whoever would rather read that than Swedish or its neighbours, else Swedish. */
export function languageAsked(accepted = ''): Language {
  const wishes = accepted
    .slice(0, 500)
    .split(',')
    .map((wish) => {
      const [tag = '', ...parameters] = wish.trim().toLowerCase().split(';');
      const quality = parameters
        .find((one) => one.trim().startsWith('q='))
        ?.trim()
        .slice(2);
      return { tag: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) || 0 };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  const known = wishes.find(({ tag = '' }) => /^(sv|nb|nn|no|da|en)$/.test(tag));
  return known?.tag === 'en' ? 'en' : 'sv';
}
