import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { Refusal, type RefusalCode } from '../../src/errors.ts';
import { limit } from '../../src/web/limits.ts';
import { startShell } from '../support/app.ts';
import { send, visit } from '../support/visit.ts';

describe('failures', () => {
  it.each([
    ['/finns/inte/alls/har/nagonstans', 'sv', 'Sidan finns inte'],
    ['/en/there/is/nothing/here/at/all', 'en', 'Page not found'],
    ['/enkel/sida/som/inte/finns/alls', 'sv', 'Sidan finns inte'],
  ])('%s is told in the language of its address', async (url, language, heading) => {
    const { app } = await startShell();
    const page = await visit(app, url);
    expect(page).toMatchObject({ status: 404, heading });
    expect(page.body).toContain(`<html lang="${language}"`);
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.body).toContain('name="robots" content="noindex"');
  });

  it.each<[RefusalCode, number, string]>([
    ['forbidden', 403, 'Det här får inte göras härifrån'],
    ['signed_out', 403, 'Du är utloggad'],
    ['only_reads', 403, 'Du har läsbehörighet'],
    ['not_found', 404, 'Sidan finns inte'],
    ['gone', 410, 'Länken gäller inte längre'],
    ['too_many', 429, 'Vänta en stund'],
    ['unavailable', 503, 'Tjänsten tar en paus'],
  ])('a refusal, %s, is a page with status %i', async (code, status, heading) => {
    const { app } = await failing(new Refusal(code));
    expect(await visit(app, '/prov')).toMatchObject({ status, heading });
  });

  it('an unavailable service says when to come back', async () => {
    const { app } = await failing(new Refusal('unavailable'));
    expect((await visit(app, '/prov')).headers['retry-after']).toBe('30');
  });

  it('a fault shows a number and nothing of the inside, and is logged without what was sent', async () => {
    const fault = new Error('no seat for "Åsa" at asa@karlstad.example');
    const { app, lines, expectError } = await failing(fault);
    expectError('a request failed');
    const page = await visit(app, '/prov');
    expect(page).toMatchObject({ status: 500, heading: 'Något gick fel hos oss' });
    expect(page.body).not.toMatch(/seat|asa@|\.ts|node_modules/);
    const line = lines.find(({ level }) => level === 50);
    expect(page.text).toContain(`Ärendets nummer: ${line?.reqId}`);
    expect(JSON.stringify(lines)).not.toMatch(/Åsa|asa@/);
    expect(line).toMatchObject({ err: { message: 'no seat for "…" at …' } });
  });

  it.each([
    ['a thrown text', 'asa@karlstad.example'],
    ['nothing', undefined],
  ])('%s is a fault too', async (_what, thrown) => {
    const { app, lines, expectError } = await failing(thrown);
    expectError('a request failed');
    expect(await visit(app, '/prov')).toMatchObject({ status: 500 });
    expect(JSON.stringify(lines)).not.toContain('asa@');
  });

  it('a form of more than 64 kB is refused with a sentence', async () => {
    const { app } = await withForm();
    const page = await send(app, '/prov', { text: 'å'.repeat(40_000) });
    expect(page).toMatchObject({ status: 413, heading: 'Det blev för mycket på en gång' });
  });

  it.each(['application/json', 'text/plain', 'multipart/form-data; boundary=x', 'nonsense'])(
    'a form sent as %s is refused with a sentence',
    async (type) => {
      const { app } = await withForm();
      const page = await send(app, '/prov', { text: 'x' }, { 'content-type': type });
      expect(page).toMatchObject({ status: 415, heading: 'Det formatet tar vi inte emot' });
    },
  );

  it('too many in a short time get a page, and are told how long to wait', async () => {
    const { app } = await withForm();
    for (let i = 0; i < 3; i++) expect((await send(app, '/prov', {})).status).toBe(200);
    const page = await send(app, '/prov', {});
    expect(page).toMatchObject({ status: 429, heading: 'Vänta en stund' });
    expect(Number(page.headers['retry-after'])).toBeGreaterThan(500);
    expect(Object.keys(page.headers).join()).not.toContain('ratelimit');
  });
});

describe('what is no HTTP', () => {
  it.each([
    ['garbage', 'hello there\r\n\r\n', /^HTTP\/1\.1 400 /],
    [
      'a header without end',
      `GET / HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(40_000)}\r\n\r\n`,
      /^HTTP\/1\.1 431 /,
    ],
    ['a NUL in the address', 'GET /\u0000 HTTP/1.1\r\nhost: x\r\n\r\n', /^HTTP\/1\.1 400 /],
    ['no host', 'GET /kakor HTTP/1.1\r\nconnection: close\r\n\r\n', /^HTTP\/1\.1 200 /],
    [
      'an expectation',
      'GET /kakor HTTP/1.1\r\nhost: x\r\nexpect: much\r\nconnection: close\r\n\r\n',
      /^HTTP\/1\.1 417 /,
    ],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n',
      /^HTTP\/1\.1 400 /,
    ],
    [
      'TRACE',
      'TRACE /kakor HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
      /^HTTP\/1\.1 40[045] /,
    ],
  ])('%s is answered with a sentence and every header', async (_what, bytes, first) => {
    const answer = await onSocket(await listening(), bytes);
    expect(answer).toMatch(first);
    expect(answer).toContain("content-security-policy: default-src 'none'");
    expect(answer).toContain('nosniff');
  });
});

/** The real app with one more route, that throws this. */
async function failing(thrown: unknown) {
  return startShell({}, (app) => {
    app.get('/prov', async () => {
      throw thrown;
    });
  });
}

async function withForm() {
  return startShell({}, (app) => {
    app.post('/prov', { config: limit({ max: 3, minutes: 10 }) }, async () => 'tack');
  });
}

async function listening() {
  const { app } = await startShell();
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address = app.server.address();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

function onSocket(port: number, bytes: string) {
  return new Promise<string>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(bytes));
    let answer = '';
    socket.setEncoding('utf8').on('data', (text) => {
      answer += text;
    });
    socket.on('end', () => resolve(answer)).on('error', reject);
  });
}
