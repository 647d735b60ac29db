import { pathsIn, reservedSlugs } from '../paths.ts';

/** What could be a share link's code in an address; the network knows whether it is one. */
export function viaOf(query: unknown): string | undefined {
  const { via } = (query ?? {}) as { via?: unknown };
  return typeof via === 'string' && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(via) && via.length <= 80
    ? via
    : undefined;
}

/**
 * A page whose links and forms that lead to the start page or to a series' pages, in both languages,
 * carry the code on. Done to the kept page as it is sent, so that one is kept for everybody and no
 * cookie is needed.
 */
export function carryVia(html: string, via: string): string {
  return html.replace(
    links,
    (_link, page: string, query?: string) => `${page}${query ? `${query}&amp;` : '?'}via=${via}`,
  );
}

/** Any slug: a series whose code it is not carries it too, and counts nobody by it. */
const slug = `(?!(?:${[...reservedSlugs].join('|')})["/?#])[^"/?#]+`;
const pages = (['sv', 'en'] as const).flatMap((language) => {
  const paths = pathsIn(language);
  return [
    paths.home(),
    paths.series(slug),
    paths.signUp(slug),
    paths.seminar(slug, String.raw`\d+`),
  ];
});
const links = new RegExp(
  `(?<=<a [^>]*href="|<form [^>]*action=")(${pages.join('|')})(\\?[^"#]*)?(?=["#])`,
  'g',
);
