import { type Answer, Connection } from './connection.ts';
import type { Running } from './process.ts';
import { median, spread } from './rounds.ts';

export interface Load {
  server: Pick<Running, 'port' | 'cpu'>;
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
  /** Processor time of the server for each answer, in microseconds. */
  cpu: number;
}

/** Each connection sends its next request when the last is answered, until the time is up. */
export async function load({
  server,
  connections,
  seconds,
  next,
  expect,
}: Load): Promise<Measured> {
  const open = await Promise.all(
    Array.from({ length: connections }, () => Connection.open(server.port)),
  );
  const times: number[] = [];
  const cpuBefore = server.cpu();
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
    cpu: ((server.cpu() - cpuBefore) * 1e6) / times.length,
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

/** One line: rate, times and processor time, medians of the rounds. */
export function printRates(name: string, rounds: Measured[], what: string) {
  const of = (field: keyof Measured) => rounds.map((round) => round[field]);
  const times = `median ${median(of('median')).toFixed(1)} ms, p99 ${median(of('p99')).toFixed(1)} ms`;
  const cpu = `${spread(of('cpu'))} µs of processor each`;
  console.log(`${name.padEnd(24)} ${spread(of('perSecond'))} ${what}/s, ${times}, ${cpu}`);
}
