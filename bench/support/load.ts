import { type Answer, Connection } from './connection.ts';

export interface Load {
  port: number;
  connections: number;
  seconds: number;
  /** The bytes of the next request. */
  next: () => Buffer;
  /** The only status that counts as an answer; any other ends the bench. */
  expect: number;
}

export interface Measured {
  perSecond: number;
  /** Milliseconds. */
  median: number;
  p99: number;
}

/** Each connection sends its next request when the last is answered, until the time is up. */
export async function load({ port, connections, seconds, next, expect }: Load): Promise<Measured> {
  const open = await Promise.all(Array.from({ length: connections }, () => Connection.open(port)));
  const times: number[] = [];
  const began = performance.now();
  const until = began + seconds * 1000;
  await Promise.all(open.map((connection) => drive(connection, { until, next, expect, times })));
  const took = (performance.now() - began) / 1000;
  for (const connection of open) connection.close();
  const sorted = Float64Array.from(times).sort();
  return {
    perSecond: times.length / took,
    median: at(sorted, 0.5),
    p99: at(sorted, 0.99),
  };
}

interface Drive extends Pick<Load, 'next' | 'expect'> {
  until: number;
  times: number[];
}

async function drive(connection: Connection, { until, next, expect, times }: Drive) {
  for (let sent = performance.now(); sent < until; ) {
    const answer = await connection.send(next());
    if (answer.status !== expect) throw new Error(describe(answer, expect));
    const now = performance.now();
    times.push(now - sent);
    sent = now;
  }
}

function describe({ status, body }: Answer, expected: number) {
  return `Answered ${status}, not ${expected}:\n${body.toString().slice(0, 2000)}`;
}

const at = (sorted: Float64Array, part: number) =>
  sorted[Math.floor(part * (sorted.length - 1))] ?? 0;
