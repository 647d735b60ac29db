/**
 * On every answer, whatever it is (SEC-10). Nothing on our pages is inline, so there are no
 * nonces. `same-origin` for Referrer-Policy: under `no-referrer` Chromium sends `Origin: null`,
 * and the origin check would refuse every form on plain http.
 */
const everywhere = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

const overHttps = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' };

export type SecurityHeaders = Readonly<Record<string, string>>;

/** One frozen object for the whole life of the process. */
export function securityHeaders(baseUrl: string): SecurityHeaders {
  const https = baseUrl.startsWith('https:');
  return Object.freeze(https ? { ...everywhere, ...overHttps } : everywhere);
}
