import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';

/** One message as it came over the wire. */
export interface Received {
  from: string;
  /** Every address of the envelope. */
  to: string[];
  /** The exact bytes. */
  raw: Buffer;
}

/** What the peer answers instead of taking a message. */
export type Reply =
  /** As `450 4.2.1 Try later`, to RCPT TO or to the finished DATA. */
  | { at: 'mail' | 'recipient' | 'data'; line: string }
  /** Takes the whole message, then hangs up without a word. */
  | { at: 'drop' };

export interface SmtpPeer {
  port: number;
  /** For SMTP_URL. */
  url: string;
  received: Received[];
  /** The next deliveries get these replies, one each; then all are taken again. */
  script: (...replies: Reply[]) => void;
  /** Decides for each recipient; undefined takes it. Comes before the script. */
  answer: (to: (email: string) => Reply | undefined) => void;
  close: () => Promise<void>;
}

/** A real SMTP server on a free port of this machine that keeps what it is given. */
export async function startSmtpPeer(options: SMTPServerOptions = {}): Promise<SmtpPeer> {
  const received: Received[] = [];
  const replies: Reply[] = [];
  let decide: (email: string) => Reply | undefined = () => undefined;
  const planned = new WeakMap<SMTPServerSession, Reply>();
  const sockets = new Set<Socket>();

  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    ...options,
    onMailFrom(_address, session, callback) {
      const next = replies[0];
      if (next?.at !== 'mail') return callback();
      replies.shift();
      planned.delete(session);
      callback(refusal(next.line));
    },
    onRcptTo({ address }, session, callback) {
      const reply = decide(address) ?? replies.shift();
      if (reply?.at === 'recipient') return callback(refusal(reply.line));
      if (reply) planned.set(session, reply);
      else planned.delete(session);
      callback();
    },
    onData(stream, session, callback) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const reply = planned.get(session);
        planned.delete(session);
        if (reply?.at === 'data') return callback(refusal(reply.line));
        received.push({ ...envelopeOf(session), raw: Buffer.concat(parts) });
        if (reply?.at === 'drop') for (const socket of sockets) socket.destroy();
        else callback();
      });
    },
  });
  server.on('error', () => {});
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;

  return {
    port,
    url: `smtp://127.0.0.1:${port}`,
    received,
    script: (...more) => void replies.push(...more),
    answer: (to) => {
      decide = to;
    },
    close: () => closePeer(server, sockets),
  };
}

/** Accepts connections and never says a word. */
export async function startSilentPeer() {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => void sockets.add(socket.on('error', () => {})));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    for (const socket of sockets) socket.destroy();
    return new Promise<void>((resolve) => void server.close(() => resolve()));
  };
  return { port, url: `smtp://127.0.0.1:${port}`, close };
}

function refusal(line: string) {
  const [, code = '451', text = ''] = /^(\d{3}) (.*)$/.exec(line) ?? [];
  return Object.assign(new Error(text), { responseCode: Number(code) });
}

function envelopeOf({ envelope }: SMTPServerSession) {
  const from = envelope.mailFrom ? envelope.mailFrom.address : '';
  return { from, to: envelope.rcptTo.map(({ address }) => address) };
}

function closePeer(server: SMTPServer, sockets: Set<Socket>) {
  for (const socket of sockets) socket.destroy();
  return new Promise<void>((resolve) => void server.close(() => resolve()));
}
