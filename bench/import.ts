import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { pathsIn } from '../src/paths.ts';
import { bench, temporaryFolder } from './support/cleanup.ts';
import { Connection, post } from './support/connection.ts';
import { formOf, mailDomain } from './support/people.ts';
import { median, spread, verdict } from './support/rounds.ts';
import { startService } from './support/service.ts';
import { signIn } from './support/sign-in.ts';
import { startSmtpPeer } from './support/smtp-peer.ts';
import { seedWorld, type World } from './support/world.ts';

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '5000' },
    rounds: { type: 'string', default: '3' },
    /** As `postgres://…`; a new SQLite file without it. */
    database: { type: 'string' },
  },
});
/** What a person who signs up meanwhile waits, in seconds. */
const waitGoal = 3;
const rows = Number(options.rows);

let people = 0;

/** Of round `nth`: nobody of another round, all three mornings each. */
const listOf = (nth: number) =>
  [
    'Namn;E-post;Organisation;Roll;Nr',
    ...Array.from(
      { length: rows },
      (_, n) =>
        `Siv Ås ${nth} ${n};siv-${nth}-${n}@${mailDomain};Kommun ${n % 60};Handläggare;1, 2, 3`,
    ),
  ].join('\r\n');

interface Site {
  port: number;
  world: World;
  cookie: string;
}

/** As an organiser's browser asks, without following where it is sent. */
async function ask({ port, cookie }: Site, path: string, body?: FormData | URLSearchParams) {
  const base = `http://localhost:${port}`;
  const headers = { cookie, origin: base, 'sec-fetch-site': 'same-origin' };
  const method = body ? 'POST' : 'GET';
  const answer = await fetch(new URL(path, base), { method, headers, body, redirect: 'manual' });
  const text = await answer.text();
  if (answer.status >= 400) throw new Error(`${path} answered ${answer.status}:\n${text}`);
  return { text, location: answer.headers.get('location') ?? path };
}

/** Until the page holds it; gives the seconds it took. */
async function until(site: Site, path: string, holds: RegExp, began: number) {
  for (;;) {
    const { text } = await ask(site, path);
    const [, found = ''] = holds.exec(text) ?? [];
    if (holds.test(text)) return { found, seconds: (performance.now() - began) / 1000 };
    await sleep(50);
  }
}

/** The longest that anybody waited for the answer to a sign-up while `work` went on, in seconds. */
async function longestWait<T>({ port }: Site, work: () => Promise<T>) {
  const connection = await Connection.open(port);
  let isOver = false;
  let longest = 0;
  const signingUp = (async () => {
    while (!isOver) {
      const began = performance.now();
      const form = formOf(++people, [1]);
      const { status } = await connection.send(post(port, pathsIn('sv').signUp('bench'), form));
      if (status !== 303) throw new Error(`A sign-up was answered ${status}`);
      longest = Math.max(longest, (performance.now() - began) / 1000);
      await sleep(10);
    }
  })();
  const done = await work();
  isOver = true;
  await signingUp;
  connection.close();
  return { ...done, longest };
}

/** A list is sent, tried and signed up, while one person after another signs up. */
async function bring(site: Site, nth: number) {
  const file = new FormData();
  file.set('file', new Blob([listOf(nth)], { type: 'text/csv' }), `list-${nth}.csv`);
  const path = pathsIn('sv').organiserSeries(site.world.slug, 'people/import');
  const { location } = await ask(site, path, file);
  const columns = { name: 0, email: 1, organisation: 2, role: 3, seminars: 4 };
  const chosen = new URLSearchParams({
    ...Object.fromEntries(Object.entries(columns).map(([key, at]) => [`column_${key}`, `${at}`])),
    ...{ organisation: '', role: 'Deltagare', role_category: 'other', language: 'sv' },
    letters: 'send',
  });
  const tried = await longestWait(site, async () => {
    const began = performance.now();
    await ask(site, `${location}/columns`, chosen);
    return until(site, location, /name="seen" value="([^"]+)"/, began);
  });
  const brought = await longestWait(site, async () => {
    const began = performance.now();
    await ask(site, `${location}/run`, new URLSearchParams({ seen: tried.found, skip: 'yes' }));
    return until(site, location, /<h1[^>]*>Inläst/, began);
  });
  return { tried, brought };
}

await bench(async () => {
  const databaseUrl = options.database ?? join(temporaryFolder(), 'bench.db');
  const world = await seedWorld(databaseUrl, { capacity: 100_000_000, seminars: 3 });
  const cookie = await signIn(databaseUrl, 'organiser');
  const smtp = await startSmtpPeer();
  const service = await startService({ databaseUrl, smtpUrl: smtp.url });
  const site = { port: service.port, world, cookie };
  const rounds = [];
  for (let nth = 0; nth <= Number(options.rounds); nth++) {
    const round = await bring(site, nth);
    if (nth > 0) rounds.push(round);
  }
  for (const what of ['tried', 'brought'] as const) {
    const seconds = rounds.map((round) => round[what].seconds);
    const waits = rounds.map((round) => round[what].longest);
    console.log(
      `${what.padEnd(10)} ${spread(seconds, 2)} s; the longest wait of a sign-up meanwhile ${spread(waits, 2)} s`,
    );
  }
  console.log(
    `Method: a list of ${rows} people for three mornings, with letters, is sent, tried and signed up over HTTP, while one person after another signs up; ${options.rounds} rounds after one, medians (lowest–highest).`,
  );
  const longest = rounds.flatMap(({ tried, brought }) => [tried.longest, brought.longest]);
  return verdict('Longest wait of a sign-up, seconds:', median(longest), waitGoal, false);
});
