import { describe, expect, it } from 'vitest';
import { asCode, codeFor, firstFree } from '../../src/network/code.ts';
import { isVisit, languageAsked } from '../../src/network/visitor.ts';
import { browser } from './stage.ts';

describe('a code', () => {
  it.each([
    ['Konsumentverket', 'KOV', '', 'konsumentverket'],
    ['Konsumentverket', 'KOV', 'Intranät', 'konsumentverket-intranat'],
    ['Myndigheten för samhällsskydd och beredskap', 'MSB', 'LinkedIn & X', 'msb-linkedin-x'],
    ['Myndigheten för samhällsskydd och beredskap', null, '', 'myndigheten-for-samhallsskydd'],
    ['Värmlands tingsrätt', null, '', 'varmlands-tingsratt'],
    ['A'.repeat(50), null, 'B'.repeat(50), `${'a'.repeat(32)}-${'b'.repeat(20)}`],
    ['株式会社', null, '', 'medlem'],
    ['<script>"\'/../', null, '', 'script'],
  ])('of %s (%s) and %s is %s', (name, shortName, channel, code) => {
    expect(codeFor({ name, shortName }, channel)).toBe(code);
    expect(asCode(code)).toBe(code);
  });

  it('is the first that nobody has', () => {
    expect(firstFree('msb', new Set())).toBe('msb');
    expect(firstFree('msb', new Set(['msb', 'msb-2']))).toBe('msb-3');
  });
});

describe('a visit', () => {
  const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/141.0 Safari/537.36';
  it('is a browser that follows a link', () => {
    expect(isVisit('GET', browser)).toBe(true);
    expect(isVisit('GET', { 'user-agent': chrome, 'sec-fetch-dest': 'document' })).toBe(true);
    const inApp = 'Mozilla/5.0 (iPhone) AppleWebKit/605 Mobile/15E148 [LinkedInApp]/9.30';
    expect(isVisit('GET', { 'user-agent': inApp })).toBe(true);
  });

  it.each([
    'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
    'Mozilla/5.0 (Windows NT 6.1) SkypeUriPreview Preview/0.5',
    'WhatsApp/2.23.20.0',
    'LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient)',
    'Mozilla/4.0 (compatible; ms-office; MSOffice 16)',
    'Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/141.0 Safari/537.36',
    'Mozilla/5.0 (compatible; proofpoint-urldefense)',
    'curl/8.0',
    'python-requests/2.32',
    '',
  ])('is not %s', (agent) => {
    expect(isVisit('GET', { 'user-agent': agent })).toBe(false);
  });

  it('is not HEAD, nor what is fetched ahead or into another page', () => {
    expect(isVisit('HEAD', browser)).toBe(false);
    expect(isVisit('GET', { ...browser, 'sec-purpose': 'prefetch;prerender' })).toBe(false);
    expect(isVisit('GET', { ...browser, purpose: 'prefetch' })).toBe(false);
    expect(isVisit('GET', { ...browser, 'x-moz': 'prefetch' })).toBe(false);
    expect(isVisit('GET', { ...browser, 'sec-fetch-dest': 'iframe' })).toBe(false);
  });
});

it.each([
  [undefined, 'sv'],
  ['', 'sv'],
  ['*', 'sv'],
  ['de', 'sv'],
  ['en', 'en'],
  ['en-GB,en;q=0.9', 'en'],
  ['de-DE, en;q=0.7', 'en'],
  ['en;q=0.5, sv;q=0.8', 'sv'],
  ['nb-NO,en;q=0.8', 'sv'],
  ['sv;q=0, en', 'en'],
  ['en;q=x', 'sv'],
])('a visitor who asks for %s is sent to %s', (accepted, language) => {
  expect(languageAsked(accepted)).toBe(language);
});
