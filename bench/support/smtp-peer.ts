import { createHash } from 'node:crypto';
import { SMTPServer } from 'smtp-server';
import { atEnd } from './cleanup.ts';
import { freePort } from './process.ts';

export interface Received {
  /** SHA-256 of the bytes of each delivery. */
  digests: string[];
  recipients: string[];
}

export interface SmtpPeer {
  url: string;
  /** By Message-ID, left part. */
  letters: Map<string, Received>;
}

/** A real peer that takes every letter, and keeps what it needs to compare deliveries. */
export async function startSmtpPeer(): Promise<SmtpPeer> {
  const letters: SmtpPeer['letters'] = new Map();
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        keep(
          letters,
          Buffer.concat(chunks),
          session.envelope.rcptTo.map((to) => to.address),
        );
        done();
      });
    },
  });
  // A sender that is killed in the middle of a letter is what the benches are about.
  server.on('error', () => undefined);
  const port = await freePort();
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', () => listening()));
  atEnd(() => new Promise<void>((closed) => server.close(() => closed())));
  return { url: `smtp://127.0.0.1:${port}`, letters };
}

function keep(letters: SmtpPeer['letters'], bytes: Buffer, recipients: string[]) {
  const [, id] = /^Message-ID:\s*<([^@>]+)@/im.exec(bytes.toString('latin1')) ?? [];
  if (!id) throw new Error('A letter without Message-ID');
  const letter = letters.get(id) ?? { digests: [], recipients };
  letter.digests.push(createHash('sha256').update(bytes).digest('hex'));
  letters.set(id, letter);
}
