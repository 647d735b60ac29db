import { pathsIn } from '../../src/paths.ts';
import { makeSecretLink } from '../../src/secret-links.ts';
import { mailDomain } from '../support/people.ts';
import type { Rows } from '../support/rows.ts';
import { secretKey } from '../support/service.ts';
import { type AnsweredChange, isAcknowledged, isSteady, type Ledger } from './ledger.ts';

/** A form of somebody's own page that may be sent. */
export interface Chance extends Omit<AnsweredChange, 'done'> {
  path: string;
}

const atMost = 25;

export const pick = <T>(values: T[]): T | undefined =>
  values[Math.floor(Math.random() * values.length)];

/** What people who have been answered may now do with what they have: some of it, in any order. */
export function chancesOf(rows: Rows, ledger: Ledger): Chance[] {
  const people = new Map(
    ledger.forms
      .filter(isAcknowledged)
      .map((form) => [`person-${form.person}@${mailDomain}`, isSteady(form)]),
  );
  const signUps = new Map(rows.signUps.map((signUp) => [signUp.id, signUp]));
  const numbers = new Map(rows.seminars.map(({ id, number }) => [id, number]));
  const chances: Chance[] = [];
  for (const booking of rows.bookings) {
    const signUp = signUps.get(booking.signUpId);
    const isOfSteady = people.get(signUp?.email ?? '');
    const seminarNumber = numbers.get(booking.seminarId);
    if (!signUp || isOfSteady === undefined || seminarNumber === undefined) continue;
    const kind = kindFor(booking.state, isOfSteady);
    if (!kind) continue;
    const token = makeSecretLink(secretKey, 'manage', signUp.id, signUp.generation);
    const path = pathsIn('sv').managePart(token, partOf(kind, seminarNumber));
    chances.push({
      kind,
      signUpId: signUp.id,
      seminarNumber: kind === 'cancel' ? 'all' : seminarNumber,
      path,
    });
  }
  return chances.sort(() => Math.random() - 0.5).slice(0, atMost);
}

function kindFor(state: string, isOfSteady: boolean): Chance['kind'] | undefined {
  const dice = Math.random();
  if (state === 'offered' && dice < 0.5) return 'accept';
  if (isOfSteady) return;
  if (state === 'offered' && dice < 0.8) return 'decline';
  if (state === 'confirmed' && dice < 0.3) return dice < 0.08 ? 'cancel' : 'leave';
  return state === 'waiting' && dice < 0.05 ? 'leave' : undefined;
}

function partOf(kind: Chance['kind'], number: number) {
  const parts = {
    accept: `offers/${number}/acceptance`,
    decline: `offers/${number}/refusal`,
    leave: `bookings/${number}/cancellation`,
    cancel: 'cancellation',
  };
  return parts[kind];
}
