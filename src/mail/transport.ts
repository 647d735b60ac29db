import { type Config, isLoopback } from '../config.ts';
import { isDeliverableAddress } from './address.ts';
import type { Message } from './message.ts';

/** Where letters go. */
export interface Transport {
  /** Whether it hands letters to a server, which has limits and reserved addresses. */
  readonly isServer: boolean;
  /** Whether it may be asked to deliver there at all. */
  reaches: (email: string) => boolean;
  /** Rejects with nodemailer's error when the letter was not taken. */
  send: (message: Message) => Promise<void>;
  close: () => void;
}

/** In development without a server: letters are read on the mailbox page and go nowhere. */
export const mailboxTransport: Transport = {
  isServer: false,
  reaches: () => true,
  send: async () => {},
  close: () => {},
};

/** Milliseconds. Together far less than a lease, and `inAll` ends whatever the server does. */
export interface Patience {
  connection: number;
  greeting: number;
  silence: number;
  inAll: number;
}
const usualPatience: Patience = {
  connection: 10_000,
  greeting: 10_000,
  silence: 30_000,
  inAll: 60_000,
};

export async function openTransport(config: Config, patience = usualPatience): Promise<Transport> {
  if (config.smtpUrl === undefined) return mailboxTransport;
  const { createTransport } = await import('nodemailer');
  const pool = createTransport(smtpOptions(config.smtpUrl, config.mailConcurrency, patience));
  return {
    isServer: true,
    reaches: isDeliverableAddress,
    async send(message) {
      await pool.sendMail({ ...message, signal: AbortSignal.timeout(patience.inAll) });
    },
    close: () => pool.close(),
  };
}

/**
 * Encryption is required (MAIL-10) but on this machine itself, where a relay's certificate is
 * seldom made out to `localhost`.
 */
export function smtpOptions(smtpUrl: string, connections: number, patience = usualPatience) {
  const url = new URL(smtpUrl);
  const secure = url.protocol === 'smtps:';
  const local = isLoopback(url.hostname);
  const user = decodeURIComponent(url.username);
  return {
    pool: true as const,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !local,
    ignoreTLS: !secure && local,
    tls: { minVersion: 'TLSv1.2' as const },
    ...(user ? { auth: { user, pass: decodeURIComponent(url.password) } } : {}),
    maxConnections: connections,
    maxMessages: 50,
    // The outbox decides on every new attempt; the pool never does by itself.
    maxRequeues: 0,
    connectionTimeout: patience.connection,
    dnsTimeout: patience.connection,
    greetingTimeout: patience.greeting,
    socketTimeout: patience.silence,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
