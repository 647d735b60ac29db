import { expect, onTestFinished, test } from 'vitest';
import type { Message } from '../../src/mail/message.ts';
import { openTransport, smtpOptions } from '../../src/mail/transport.ts';
import { testConfig } from '../support/app.ts';
import { startSilentPeer, startSmtpPeer } from '../support/smtp.ts';

const impatient = { connection: 300, greeting: 300, silence: 300, inAll: 1000 };

const message: Message = {
  from: { name: 'Frukostserien', address: 'svar@example.se' },
  to: { name: 'Åsa', address: 'asa@example.com' },
  replyTo: { name: 'Vera', address: 'vera@example.se' },
  envelope: { from: 'svar@example.se', to: ['asa@example.com'] },
  messageId: '<a@example.se>',
  date: new Date('2027-01-13T09:00:00Z'),
  baseBoundary: 'a',
  subject: 'Brev',
  text: 'Hej',
  html: '<p>Hej</p>',
  textEncoding: 'quoted-printable',
  headers: {
    'Content-Language': 'sv',
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'OOF, NRN, AutoReply, RN',
  },
};

async function sendTo(smtpUrl: string) {
  const transport = await openTransport(testConfig({ smtpUrl }), impatient);
  onTestFinished(() => transport.close());
  return transport.send(message);
}

test('a server beyond this machine that offers no encryption gets nothing (MAIL-10)', async () => {
  const peer = await startSmtpPeer();
  onTestFinished(() => peer.close());
  // This address is our own machine, but not by any name of its own.
  await expect(sendTo(`smtp://0.0.0.0:${peer.port}`)).rejects.toMatchObject({ code: 'ETLS' });
  expect(peer.received).toEqual([]);
  await sendTo(peer.url);
  expect(peer.received).toHaveLength(1);
});

test('a certificate that nobody vouches for is refused', async () => {
  const peer = await startSmtpPeer({ secure: true });
  onTestFinished(() => peer.close());
  await expect(sendTo(`smtps://127.0.0.1:${peer.port}`)).rejects.toMatchObject({
    code: expect.stringMatching(/^(ESOCKET|ETLS|ECONNECTION)$/),
  });
  const offering = await startSmtpPeer({ disabledCommands: ['AUTH'] });
  onTestFinished(() => offering.close());
  await expect(sendTo(`smtp://0.0.0.0:${offering.port}`)).rejects.toThrow();
  expect([...peer.received, ...offering.received]).toEqual([]);
});

test('a server that never speaks is given up', async () => {
  const peer = await startSilentPeer();
  onTestFinished(() => peer.close());
  await expect(sendTo(peer.url)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
});

test('a server that is not there is an error of ours, not of the letter', async () => {
  await expect(sendTo('smtp://127.0.0.1:1')).rejects.toMatchObject({ code: 'ESOCKET' });
});

test('a wrong password fails nobody’s letter', async () => {
  const peer = await startSmtpPeer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: (_auth, _session, callback) =>
      callback(Object.assign(new Error('Wrong'), { responseCode: 535 })),
  });
  onTestFinished(() => peer.close());
  const { port } = peer;
  await expect(sendTo(`smtp://me:secret@127.0.0.1:${port}`)).rejects.toMatchObject({
    code: 'EAUTH',
    permanent: true,
  });
});

test('SMTP_URL says where and as whom, and files are never read (MAIL-34)', () => {
  expect(smtpOptions('smtps://post%40l%C3%A4net:p%3Aw%2F@mail.example.se', 2)).toMatchObject({
    host: 'mail.example.se',
    port: 465,
    secure: true,
    requireTLS: false,
    auth: { user: 'post@länet', pass: 'p:w/' },
    disableFileAccess: true,
    disableUrlAccess: true,
    maxConnections: 2,
    maxRequeues: 0,
  });
  expect(smtpOptions('smtp://mail.example.se', 2)).toMatchObject({
    port: 587,
    secure: false,
    requireTLS: true,
    ignoreTLS: false,
  });
  expect(smtpOptions('smtp://relay.example.se:25', 2)).not.toHaveProperty('auth');
  expect(smtpOptions('smtp://[::1]:25', 2)).toMatchObject({ host: '::1', ignoreTLS: true });
});
