import { connect, type Socket } from 'node:net';

export interface Answer {
  status: number;
  /** By name in lower case. */
  headers: () => Map<string, string>;
  body: Buffer;
}

interface Waiting {
  answered: (answer: Answer) => void;
  failed: (error: Error) => void;
}

const headEnd = Buffer.from('\r\n\r\n');

/**
 * One kept-alive connection that sends ready-made bytes, one request at a time. Far lighter than
 * an HTTP client, so that the load costs the machine as little as it can.
 */
export class Connection {
  readonly #socket: Socket;
  #waiting: Waiting | undefined;
  #received: Buffer[] = [];
  #length = 0;
  #error: Error | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#take(chunk));
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('The connection was closed')));
  }

  static open(port: number): Promise<Connection> {
    return new Promise((opened, failed) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('error', failed);
      socket.once('connect', () => {
        socket.off('error', failed);
        opened(new Connection(socket));
      });
    });
  }

  send(request: Buffer): Promise<Answer> {
    return new Promise((answered, failed) => {
      if (this.#error) return failed(this.#error);
      this.#waiting = { answered, failed };
      this.#socket.write(request);
    });
  }

  close() {
    this.#socket.destroy();
  }

  #take(chunk: Buffer) {
    this.#received.push(chunk);
    this.#length += chunk.length;
    const bytes = this.#received.length === 1 ? chunk : Buffer.concat(this.#received, this.#length);
    this.#received = [bytes];
    const end = bytes.indexOf(headEnd);
    if (end < 0) return;
    const head = bytes.toString('latin1', 0, end);
    const bodyLength = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? Number.NaN);
    if (Number.isNaN(bodyLength)) return this.#fail(new Error(`No Content-Length in: ${head}`));
    const whole = end + headEnd.length + bodyLength;
    if (bytes.length < whole) return;
    this.#received = [];
    this.#length = 0;
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.answered({
      status: Number(head.slice(9, 12)),
      headers: () => headersOf(head),
      body: bytes.subarray(end + headEnd.length, whole),
    });
  }

  #fail(error: Error) {
    this.#error ??= error;
    this.#waiting?.failed(this.#error);
    this.#waiting = undefined;
    this.#socket.destroy();
  }
}

function headersOf(head: string) {
  const lines = head.split('\r\n').slice(1);
  return new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}

export function get(port: number, path: string): Buffer {
  return Buffer.from(`GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`);
}

/** A form as a browser would post it. */
export function post(port: number, path: string, fields: URLSearchParams): Buffer {
  const body = fields.toString();
  const head = [
    `POST ${path} HTTP/1.1`,
    `Host: localhost:${port}`,
    `Origin: http://localhost:${port}`,
    'Sec-Fetch-Site: same-origin',
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}
