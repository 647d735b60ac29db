import { domainToASCII } from 'node:url';

export type ParsedAddress =
  | { ok: true; address: string }
  | { ok: false; reason: 'shape' | 'local-part' };

const longest = 254;
const longestLocalPart = 64;
const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
/** Top domains that no mail can reach (RFC 2606). */
const reserved = /(^|\.)(example|test|invalid)$/;

/**
 * One mail address as a person typed it, in lower case and with its domain as A-label (MAIL-20).
 * Stricter than the standards: no quotes, no comments, no address literals, a dot in the domain.
 * `local-part` tells of an address such as `åsa@…`, which many servers cannot carry (MAIL-21).
 */
export function parseAddress(text: string): ParsedAddress {
  const [local = '', domain = '', ...rest] = text.trim().normalize('NFC').toLowerCase().split('@');
  if (rest.length > 0 || local === '') return { ok: false, reason: 'shape' };
  const host = toAscii(domain);
  if (host === undefined) return { ok: false, reason: 'shape' };
  if (/^[\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~-]+$/u.test(local) && /\P{ASCII}/u.test(local)) {
    return { ok: false, reason: 'local-part' };
  }
  const address = `${local}@${host}`;
  const fits = local.length <= longestLocalPart && address.length <= longest;
  return fits && localPart.test(local) ? { ok: true, address } : { ok: false, reason: 'shape' };
}

/** A domain as A-labels (`xn--lnsstyrelsen-gcb.se`), or undefined if it is none. */
function toAscii(domain: string): string | undefined {
  // The URL parser would also take percent signs, ports and spellings of IP addresses.
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain)) return;
  const labels = domainToASCII(domain).split('.');
  const top = labels.at(-1) ?? '';
  if (labels.length < 2 || /^\d+$/.test(top)) return;
  return labels.every((part) => label.test(part)) ? labels.join('.') : undefined;
}

/** Whether a letter may leave for this address at all: nothing goes to `.example` and the like. */
export function isDeliverableAddress(address: string) {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  return !reserved.test(domain.toLowerCase());
}
