import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';

export interface Visit {
  status: number;
  headers: LightMyRequestResponse['headers'];
  body: string;
  /** The page's h1. */
  heading: string;
  /** What the page says, without its tags. */
  text: string;
}

type Fields = Record<string, string | string[]>;

/** Reads a page, and fails if it shows what no reader should see. */
export async function visit(
  app: FastifyInstance,
  url: string,
  headers: Record<string, string> = {},
): Promise<Visit> {
  return asRead(await app.inject({ method: 'GET', url, headers }));
}

/** Sends a form as a browser on the site would. */
export async function send(
  app: FastifyInstance,
  url: string,
  fields: Fields,
  headers: Record<string, string> = {},
): Promise<Visit> {
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  const payload = formText(fields);
  return asRead(
    await app.inject({ method: 'POST', url, payload, headers: { ...type, ...headers } }),
  );
}

function formText(fields: Fields) {
  const pairs = Object.entries(fields).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, value]),
  );
  return new URLSearchParams(pairs).toString();
}

/** A missing text shows as its key, a missing value as undefined or the name in braces. */
const slips =
  /\b(undefined|null|NaN|\[object \w+\])|{{|\b(web|series|registrations|people|calendar|letters|organisations|register|network|formQuestions|breakfast|imports)(\.\w+){2,}/;

function asRead(answer: LightMyRequestResponse): Visit {
  const isPage = String(answer.headers['content-type']).startsWith('text/html');
  const text = isPage ? withoutTags(answer.body) : answer.body;
  if (isPage) expect(text).not.toMatch(slips);
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body: answer.body,
    heading: withoutTags(/<h1[^>]*>(.*?)<\/h1>/s.exec(answer.body)?.[1] ?? ''),
    text,
  };
}

function withoutTags(html: string) {
  return html
    .replace(/<(script|style|svg)\b.*?<\/\1>/gs, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;/g, '\u00a0')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/[ \n]+/g, ' ')
    .trim();
}
