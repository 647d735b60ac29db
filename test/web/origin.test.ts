import { describe, expect, it } from 'vitest';
import { startShell } from '../support/app.ts';
import { send, visit } from '../support/visit.ts';

const ours = 'https://seminarier.example.se';
type Headers = Record<string, string>;

describe('a form in production', () => {
  const sent = async (headers: Headers) => {
    const overrides = { baseUrl: ours, development: false };
    const { app } = await startShell(overrides, (server) => {
      server.post('/prov', async () => 'tack');
    });
    return send(app, '/prov', { text: 'x' }, headers);
  };

  it.each<[string, Headers]>([
    ['from this site', { origin: ours, 'sec-fetch-site': 'same-origin' }],
    ['by address bar or reload', { 'sec-fetch-site': 'none' }],
    ['from a browser that tells origin alone', { origin: ours }],
    ['that hides its origin', { origin: 'null', 'sec-fetch-site': 'same-origin' }],
    ['from a program, which tells neither', {}],
  ])('%s is let in', async (_what, headers) => {
    expect(await sent(headers)).toMatchObject({ status: 200, body: 'tack' });
  });

  it.each<[string, Headers]>([
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['another site, of an old browser', { origin: 'https://evil.example' }],
    ['a sister site', { origin: 'https://x.example.se', 'sec-fetch-site': 'same-site' }],
    ['another site that claims to be this', { origin: ours, 'sec-fetch-site': 'cross-site' }],
    ['a contradiction', { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }],
    ['a sandboxed frame', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['nowhere, of an old browser', { origin: 'null' }],
    ['this site without https', { origin: 'http://seminarier.example.se' }],
    ['this host on another port', { origin: `${ours}:8443` }],
    ['a host of the same name as the Host header', { origin: 'http://evil', host: 'evil' }],
    ['an empty word', { 'sec-fetch-site': '' }],
  ])('from %s is refused', async (_what, headers) => {
    expect(await sent(headers)).toMatchObject({
      status: 403,
      heading: 'Det här får inte göras härifrån',
    });
  });
});

describe('in development', () => {
  it('each name of this machine is this site', async () => {
    const { app } = await startShell({}, (server) => {
      server.post('/prov', async () => 'tack');
    });
    const headers = { origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' };
    expect(await send(app, '/prov', {}, headers)).toMatchObject({ status: 200 });
  });
});

describe('a link', () => {
  it('from another site opens a page', async () => {
    const { app } = await startShell();
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    expect(await visit(app, '/kakor', headers)).toMatchObject({ status: 200 });
  });

  it('is made from BASE_URL, whatever the request claims', async () => {
    const { app } = await startShell({ baseUrl: ours });
    const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example' };
    const { body } = await visit(app, '/en/cookies', headers);
    expect(body).toContain(`<link rel="alternate" hreflang="sv" href="${ours}/kakor">`);
    expect(body).not.toContain('evil.example');
  });
});
