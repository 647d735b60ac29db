import { markMany } from '../attendance/index.ts';
import { getSeries, type NewUid, type Seminar } from '../bookings/index.ts';
import { listQuestions } from '../form-questions/index.ts';
import { proposeByDomain } from '../organisations/index.ts';
import { type ListedPerson, type ManySignedUp, signUpMany } from '../registrations/index.ts';
import { listSeminars } from '../series/index.ts';
import type { Tx } from '../storage/database.ts';
import { sortKey } from '../storage/text.ts';
import {
  alikeRows,
  firstAnswers,
  type Merged,
  type MergedPerson,
  mergeRows,
} from './merge-rows.ts';
import type { Outcome } from './outcome.ts';
import { isRecord } from './read-row.ts';
import type { Reading } from './reading.ts';
import { type Came, told } from './row-outcomes.ts';
import { type Import, listNamesakes, listRows } from './store.ts';
import { namesOf } from './words.ts';

export interface Order {
  importId: number;
  at: Date;
  offerHours: number;
  actor: string;
  /** Of the person at this place of the list; the same however often it is asked. */
  uidOf: (at: number) => NewUid;
  tell?: (part: number) => void;
}

/** Of the time it takes; the rest is who came, and the answer. */
const parts = { read: 0.15, signedUp: 0.75 };

/**
 * Part of a unit: signs up everyone of a file who can be, as its choices say. Done and then undone
 * it tells what would come of it; nothing else does.
 */
export async function carryOut(tx: Tx, file: Import, order: Order): Promise<Outcome> {
  const { choices, header, seriesId } = file;
  if (!choices) throw new Error('An import without choices');
  const { at, actor, offerHours, tell } = order;
  const series = await getSeries(tx, seriesId);
  const seminars = await listSeminars(tx, seriesId);
  const questions = await listQuestions(tx, seriesId);
  const reading = { choices, header, seminars, names: namesOf(seminars), questions, at };
  const merged = await mergedRows(tx, file, reading);
  tell?.(parts.read);
  const keys = [...new Set(merged.people.map(({ first }) => sortKey(first.name)))];
  const namesakes = await listNamesakes(tx, seriesId, keys);
  const people = merged.people.map((person, place) => listed(person, order, place));
  const signedUp = await signUpMany(tx, {
    ...{ series, people, at, offerHours, cause: `import:${file.id}` },
    by: { actor, letters: choices.letters },
    isRecord: isRecord(choices, header),
    tell: (part) => tell?.(parts.read + part * parts.signedUp),
  });
  const came = cameAmong(merged.people, signedUp, seminars, at);
  const scan = { nonce: `import:${file.id}`, at, actor };
  for (const attended of came) await markMany(tx, attended, scan);
  const alike = { here: alikeRows(merged.people), namesakes };
  return told(merged, { signedUp, seminars, alike, came, at });
}

async function mergedRows(tx: Tx, file: Import, reading: Reading): Promise<Merged> {
  const rows = await listRows(tx, file.id);
  const lacking = new Set<string>();
  const first = mergeRows(rows, reading, (email) => {
    lacking.add(email);
    return undefined;
  });
  if (lacking.size === 0) return first;
  const byDomain = new Map<string, string | undefined>();
  const domainOf = (email: string) => email.slice(email.lastIndexOf('@') + 1);
  for (const email of lacking) {
    const domain = domainOf(email);
    if (byDomain.has(domain)) continue;
    byDomain.set(domain, (await proposeByDomain(tx, email))?.name);
  }
  return mergeRows(rows, reading, (email) => byDomain.get(domainOf(email)));
}

function listed({ first, rows }: MergedPerson, order: Order, place: number): ListedPerson {
  const { name, email, organisation, organisationAsTyped, role, roleCategory } = first;
  const times = rows.flatMap(({ row }) => row.since?.getTime() ?? []);
  const since = times.length > 0 ? new Date(Math.min(...times)) : order.at;
  return {
    form: { name, email, organisation, role, roleCategory },
    ...{ organisationAsTyped, since, language: first.language },
    via: rows.map(({ row }) => row.via).find((code) => code !== null) ?? null,
    wishes: rows.flatMap(({ row, seminars }) =>
      seminars.map((number) => ({
        ...{ number, wish: row.wish, place: row.place },
        since: row.since ?? order.at,
      })),
    ),
    answers: [...firstAnswers(rows).values()],
    newUid: order.uidOf(place),
  };
}

/** Of each seminar that has begun: who got a seat there, and who of them came. */
function cameAmong(
  people: MergedPerson[],
  signedUp: ManySignedUp[],
  seminars: Seminar[],
  at: Date,
): Came[] {
  return seminars
    .filter(({ startsAt }) => startsAt <= at)
    .map((seminar) => {
      const seated: number[] = [];
      const came: number[] = [];
      people.forEach(({ rows }, place) => {
        const booking = signedUp[place]?.made.find(
          (one) => one.booking.seminarId === seminar.id && one.booking.state === 'confirmed',
        )?.booking;
        if (!booking) return;
        seated.push(booking.id);
        const own = rows.find((one) => one.seminars.includes(seminar.number));
        if (own?.row.came) came.push(booking.id);
      });
      return { seminar, seated, came };
    })
    .filter(({ seated }) => seated.length > 0);
}
