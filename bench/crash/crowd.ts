import { setTimeout as sleep } from 'node:timers/promises';
import { pathsIn } from '../../src/paths.ts';
import { Connection, post } from '../support/connection.ts';
import { formOf } from '../support/people.ts';
import { type Chance, pick } from './chance.ts';
import { isAcknowledged, isSteady, type Ledger, type SentForm } from './ledger.ts';

const newcomers = 6;
const changers = 3;
/** Between one person's answer and the next one's form, at most, in milliseconds. */
const pause = 60;
const paths = pathsIn('sv');

interface Crowd {
  port: number;
  slug: string;
  ledger: Ledger;
  /** What the changers may do, each once. */
  changes: Chance[];
}

/** People on several connections at once, until the service dies under them or they are stopped. */
export function startCrowd(crowd: Crowd): () => Promise<void> {
  const state = { isOver: false };
  const unanswered = crowd.ledger.forms.filter((form) => !isAcknowledged(form));
  const signUp = (connection: Connection) => signUpOne(connection, crowd, unanswered);
  const change = (connection: Connection) => changeOne(connection, crowd);
  const clients = [
    ...Array.from({ length: newcomers }, () => live(crowd.port, state, signUp)),
    ...Array.from({ length: changers }, () => live(crowd.port, state, change)),
  ];
  return async () => {
    state.isOver = true;
    await Promise.all(clients);
  };
}

/** A lost connection is what a crash looks like: nothing is known of what was under way. */
async function live(
  port: number,
  state: { isOver: boolean },
  act: (connection: Connection) => Promise<void>,
) {
  const connection = await Connection.open(port).catch(() => undefined);
  while (connection && !state.isOver) {
    try {
      await act(connection);
    } catch (error) {
      if (error instanceof WrongAnswer) throw error;
      break;
    }
    await sleep(Math.random() * pause);
  }
  connection?.close();
}

export class WrongAnswer extends Error {}

/** First those who never got an answer send again; then come new people and impatient ones. */
async function signUpOne(connection: Connection, crowd: Crowd, unanswered: SentForm[]) {
  const { ledger } = crowd;
  const again = unanswered.pop();
  if (again) return send(connection, crowd, again);
  const dice = Math.random();
  if (dice < 0.15) {
    const earlier = pick(ledger.forms.filter((form) => isSteady(form) && isAcknowledged(form)));
    if (earlier) return send(connection, crowd, earlier);
  }
  const person = ledger.forms.length;
  const fields = formOf(
    person,
    [1, 2, 3].filter(() => Math.random() < 0.6),
    dice > 0.6,
  );
  if (!fields.has('seminars')) fields.append('seminars', String(1 + Math.floor(Math.random() * 3)));
  const form: SentForm = { person, fields, receipts: [] };
  ledger.forms.push(form);
  if (dice > 0.3) return send(connection, crowd, form);
  // A double click: the same form on two connections at once.
  const other = await Connection.open(crowd.port);
  try {
    await Promise.all([send(connection, crowd, form), send(other, crowd, form)]);
  } finally {
    other.close();
  }
}

async function send(connection: Connection, { port, slug }: Crowd, form: SentForm) {
  const answer = await connection.send(post(port, paths.signUp(slug), form.fields));
  const receipt = answer.headers().get('location');
  if (answer.status !== 303 || !receipt) {
    throw new WrongAnswer(
      `A sign-up was answered ${answer.status}: ${answer.body.toString().slice(0, 500)}`,
    );
  }
  form.receipts.push(receipt);
}

async function changeOne(connection: Connection, { port, ledger, changes }: Crowd) {
  const change = changes.pop();
  if (!change) return;
  const answer = await connection.send(post(port, change.path, new URLSearchParams()));
  const [, done] = /\?done=([\w-]+)$/.exec(answer.headers().get('location') ?? '') ?? [];
  if (answer.status !== 303 || !done) {
    throw new WrongAnswer(
      `${change.path} was answered ${answer.status}: ${answer.body.toString().slice(0, 500)}`,
    );
  }
  const { signUpId, seminarNumber, kind } = change;
  ledger.changes.push({ signUpId, seminarNumber, kind, done });
}
