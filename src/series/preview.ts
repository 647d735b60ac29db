import type { Paths } from '../paths.ts';

const links = /<a\b[^>]*?\bhref="([^"]*)"[^>]*>(.*?)<\/a>/gs;

/**
 * A draft's page as organisers see it: what would lead to a page that is not there yet is plain
 * text, and the form sends nothing.
 */
export function asDraft(html: string, paths: Paths, slug: string): string {
  const own = paths.series(slug);
  const isOwn = (href: string) => {
    const path = href.replace(/^webcal:\/\/[^/]*/, '');
    return path === own || path.startsWith(`${own}/`) || path.startsWith(`${own}?`);
  };
  return html
    .replace(links, (link, href: string, text: string) =>
      isOwn(href) ? `<span>${text}</span>` : link,
    )
    .replaceAll('type="submit"', 'type="submit" disabled');
}
