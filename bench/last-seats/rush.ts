import { pathsIn } from '../../src/paths.ts';
import { Connection, get, post } from '../support/connection.ts';
import { formOf } from '../support/people.ts';

/** What one of those who rushed for the last seats was answered. */
export interface Told {
  email: string;
  status: number;
  /** Where the answer led, and the page there. */
  receipt: string;
  page: string;
}

export interface Rush {
  slug: string;
  told: Told[];
  /** From the first form sent to the last answer, in milliseconds. */
  took: number;
}

interface Open {
  port: number;
  connection: Connection;
}

/** Connections that stand ready, spread over the processes. */
export function openAll(ports: number[], count: number): Promise<Open[]> {
  const spread = Array.from({ length: count }, (_, index) => ports[index % ports.length] ?? 0);
  return Promise.all(
    spread.map(async (port) => ({ port, connection: await Connection.open(port) })),
  );
}

let people = 0;

/** Everyone sends the form at once, and then reads the receipt. */
export async function rush(open: Open[], slug: string): Promise<Rush> {
  const path = pathsIn('sv').signUp(slug);
  const began = performance.now();
  const answers = await Promise.all(
    open.map(async ({ port, connection }) => {
      const form = formOf(people++, [1]);
      const { status, headers } = await connection.send(post(port, path, form));
      return { email: form.get('email') ?? '', status, receipt: headers().get('location') ?? '' };
    }),
  );
  const took = performance.now() - began;
  const told = await Promise.all(
    answers.map(async (answer, index) => ({
      ...answer,
      page: await read(open[index], answer.receipt),
    })),
  );
  return { slug, told, took };
}

async function read(open: Open | undefined, receipt: string) {
  if (!open || !receipt) return '';
  const { status, body } = await open.connection.send(get(open.port, receipt));
  return status === 200 ? body.toString() : '';
}
