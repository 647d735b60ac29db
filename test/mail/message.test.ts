import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { letterBook } from '../../src/letter-book.ts';
import type { StoredLetter } from '../../src/mail/index.ts';
import { makeMessage } from '../../src/mail/message.ts';
import { openTransport, type Transport } from '../../src/mail/transport.ts';
import { testConfig } from '../support/app.ts';
import { everyLetter, invitationOf, linkLetterOf, summaryOf } from '../support/letters.ts';
import { type SmtpPeer, startSmtpPeer } from '../support/smtp.ts';
import { partsOf, readMime, treeOf } from './mime.ts';

const from = { name: 'Frukostserien', address: 'svar@frukostserien.se' };
const baseUrl = 'https://seminarier.example.se';
let config = testConfig({ mailFrom: from, baseUrl });
let peer: SmtpPeer;
let transport: Transport;

beforeAll(async () => {
  peer = await startSmtpPeer();
  config = { ...config, smtpUrl: peer.url };
  transport = await openTransport(config);
});
afterAll(async () => {
  transport.close();
  await peer.close();
});

/** The bytes that a server was given. */
async function post(letter: StoredLetter) {
  const make = letterBook[letter.kind];
  if (!make) throw new Error(`No ${letter.kind}`);
  const content = await make(letter, config);
  await transport.send(makeMessage(letter, content, config));
  const received = peer.received.at(-1);
  if (!received) throw new Error('Nothing came');
  return { ...received, content };
}

const kinds = (['sv', 'en'] as const).flatMap((language) =>
  Object.entries(everyLetter(language)).map(([name, letter]) => ({ language, name, letter })),
);

describe.each(kinds)('$name ($language)', ({ language, letter }) => {
  test('gives the same bytes at each attempt (MAIL-02)', async () => {
    const first = await post(letter);
    const second = await post(letter);
    expect(second.raw.equals(first.raw)).toBe(true);
  });

  test('reaches one address, with the headers of automatic mail', async () => {
    const { raw, to, from: sender } = await post(letter);
    expect(to).toEqual(['karin.berg@example.com']);
    expect(sender).toBe(from.address);
    const { headers } = readMime(raw);
    expect(headers.get('from')).toBe('Frukostserien <svar@frukostserien.se>');
    expect(headers.get('message-id')).toBe(`<${letter.messageId}@frukostserien.se>`);
    expect(headers.get('date')).toBe('Wed, 13 Jan 2027 09:00:00 +0000');
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('x-auto-response-suppress')).toBe('OOF, NRN, AutoReply, RN');
    expect(headers.get('content-language')).toBe(language);
    const mail = await simpleParser(raw);
    expect(mail.replyTo?.value).toEqual([
      { name: 'Maria Ekström', address: 'maria.ekstrom@example.com' },
    ]);
    expect(mail.text?.length).toBeGreaterThan(200);
  });

  test('is sent as ASCII, with what was written inside (CAL-23, MAIL-27)', async () => {
    const { raw, content } = await post(letter);
    expect([...raw].every((byte) => byte < 128)).toBe(true);
    const parts = partsOf(readMime(raw));
    const read = (type: string) =>
      parts
        .find((part) => part.type === type)
        ?.body.toString()
        .replaceAll('\r\n', '\n');
    expect(read('text/plain')?.trim()).toBe(content.text.trim());
    expect(read('text/html')?.trim()).toBe(content.html.trim());
    for (const line of raw.toString('latin1').split('\r\n')) {
      expect(line.length).toBeLessThanOrEqual(998);
      expect(line).not.toMatch(/[\r\n]/);
    }
  });
});

describe('a letter with a calendar part', () => {
  test.each([
    ['booked', 'REQUEST'],
    ['left', 'CANCEL'],
  ] as const)('%s has the tree that calendars look for (CAL-20–23b)', async (reason, method) => {
    const { raw, content } = await post(invitationOf(reason, method, 'sv'));
    const mime = readMime(raw);
    expect(treeOf(mime)).toBe(
      'multipart/mixed(multipart/alternative(text/plain, text/html, text/calendar), application/ics)',
    );
    const [inline] = partsOf(mime).filter(({ type }) => type === 'text/calendar');
    const [attached] = partsOf(mime).filter(({ type }) => type === 'application/ics');
    expect(inline?.headers.get('content-type')).toBe(
      `text/calendar; charset=utf-8; method=${method}`,
    );
    expect(inline?.headers.has('content-disposition')).toBe(false);
    expect(inline?.headers.get('content-transfer-encoding')).toMatch(/base64|quoted-printable/);
    expect(attached?.headers.get('content-disposition')).toContain('attachment');
    expect(attached?.headers.get('content-type')).toContain('name=inbjudan.ics');
    expect(attached?.headers.get('content-transfer-encoding')).toBe('base64');
    expect(inline?.body.toString()).toBe(content.calendar?.ics);
    expect(attached?.body.equals(inline?.body ?? Buffer.of())).toBe(true);
    expect(content.calendar?.ics).toContain(`METHOD:${method}\r\n`);
  });

  test('its ORGANIZER is From, its one ATTENDEE is To (CAL-08, CAL-09)', async () => {
    const { content } = await post(invitationOf('booked', 'REQUEST', 'sv'));
    const ics = content.calendar?.ics.replace(/\r\n /g, '') ?? '';
    expect(ics).toMatch(/ORGANIZER[^\r\n]*:mailto:svar@frukostserien\.se\r\n/i);
    expect(ics.match(/^ATTENDEE.*$/gim)).toHaveLength(1);
    expect(ics).toMatch(/ATTENDEE[^\r\n]*:mailto:karin\.berg@example\.com\r\n/i);
  });

  test('update and invitation stand in one thread, other letters in none (MAIL-25)', async () => {
    const references = async (letter: StoredLetter) =>
      readMime((await post(letter)).raw).headers.get('references');
    const first = await references(invitationOf('booked', 'REQUEST', 'sv'));
    expect(first).toMatch(/^<[\w-]{32}@frukostserien\.se>$/);
    expect(await references(invitationOf('moved', 'REQUEST', 'sv'))).toBe(first);
    expect(await references(summaryOf('sv'))).toBeUndefined();
  });

  test('no other letter has one', async () => {
    const { raw } = await post(linkLetterOf('lost-link', 'sv'));
    expect(treeOf(readMime(raw))).toBe('multipart/alternative(text/plain, text/html)');
  });
});

describe('hostile names and addresses (MAIL-20–23)', () => {
  test.each([
    'Eva\r\nBcc: offer@example.org',
    'Eva" <offer@example.org>, "',
    'Eva, offer@example.org',
    'offer@example.org',
    'Eva\0\u202e<script>alert(1)</script>',
    '=?utf-8?Q?Eva_=3Coffer=40example.org=3E?=',
    'Eva\ud800',
    '😀'.repeat(200),
    '',
  ])('the name %j adds no recipient and no header', async (name) => {
    const plain = readMime((await post(summaryOf('sv'))).raw);
    const letter = { ...summaryOf('sv'), to: { name, email: 'eva@example.com' } };
    const { raw, to } = await post(letter);
    expect(to).toEqual(['eva@example.com']);
    const { headers } = readMime(raw);
    expect([...headers.keys()]).toEqual([...plain.headers.keys()]);
    const mail = await simpleParser(raw);
    const recipients = Array.isArray(mail.to) ? mail.to : [mail.to];
    expect(recipients.flatMap((one) => one?.value ?? [])).toHaveLength(1);
    expect(mail.to).toMatchObject({ value: [{ address: 'eva@example.com' }] });
    expect(mail.text).not.toContain('offer@example.org');
    expect(mail.html).not.toContain('<script>');
  });

  test.each([
    'eva@example.com\r\nBcc: offer@example.org',
    'eva@example.com, offer@example.org',
    'Eva <eva@example.com>',
    'åsa@example.com',
    'eva@länsstyrelsen.se',
    '',
  ])('the address %j is not sent to', async (email) => {
    const letter = { ...summaryOf('sv'), to: { name: 'Eva', email } };
    await expect(post(letter)).rejects.toThrow('Not one address');
  });

  test('a title with line breaks and two thousand characters is a subject of one line', async () => {
    const seriesTitle = `Öppna\r\nBcc: offer@example.org ${'data '.repeat(400)}`;
    const { raw } = await post(summaryOf('sv', { seriesTitle }));
    const { headers } = readMime(raw);
    expect(headers.has('bcc')).toBe(false);
    const { subject = '' } = await simpleParser(raw);
    expect(subject.length).toBeLessThanOrEqual(200);
    expect(subject).toMatch(/^Din anmälan till Öppna Bcc: .*…$/);
  });

  test('From has no sign that servers stumble over', async () => {
    const odd = { ...config, mailFrom: { name: 'Länet: "Data", @hem', address: from.address } };
    const letter = summaryOf('sv');
    const content = await letterBook.summary?.(letter, odd);
    if (!content) throw new Error('No summary');
    expect(makeMessage(letter, content, odd).from.name).toBe('Länet Data hem');
  });
});
