import { describe, expect, it } from 'vitest';
import { securityHeaders } from '../../src/web/headers.ts';
import { startShell } from '../support/app.ts';
import { visit } from '../support/visit.ts';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
  "font-src 'self'; connect-src 'self'; form-action 'self'; manifest-src 'self'; " +
  "base-uri 'none'; frame-ancestors 'none'";

it('are frozen, and speak of https only where it is used', () => {
  const plain = securityHeaders('http://localhost:3000');
  expect(Object.isFrozen(plain)).toBe(true);
  expect(plain).not.toHaveProperty('strict-transport-security');
  expect(securityHeaders('https://example.se')).toMatchObject({
    ...plain,
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
  });
});

describe('security headers', () => {
  it.each([
    ['a page', 'GET', '/kakor', 200],
    ['a page without its body', 'HEAD', '/kakor', 200],
    ['health', 'GET', '/healthz', 200],
    ['an unknown page', 'GET', '/nagot/helt/annat/som/inte/finns', 404],
    ['an unknown file', 'GET', '/assets/x/none.css', 404],
    ['an address that cannot be decoded', 'GET', '/%zz', 400],
    ['an address without end', 'GET', `/assets/x/${'a'.repeat(500)}`, 404],
    ['a method that is not used', 'PUT', '/kakor', 404],
    ['a form that is too large', 'POST', '/kakor', 404],
  ] as const)('stand on %s', async (_what, method, url, status) => {
    const { app } = await startShell();
    const answer = await app.inject({ method, url });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers).toMatchObject({
      'content-security-policy': policy,
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    });
    expect(answer.headers).not.toHaveProperty('set-cookie');
  });

  it('stand on files, with their own caching', async () => {
    const { app } = await startShell();
    const { body } = await visit(app, '/kakor');
    const [file = ''] = /\/assets\/[^"]+\.css/.exec(body) ?? [];
    const answer = await app.inject({ url: file, headers: { 'accept-encoding': 'br, gzip' } });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-security-policy': policy,
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'br',
      'content-type': 'text/css; charset=utf-8',
      vary: 'accept-encoding',
    });
  });
});
