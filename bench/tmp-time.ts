import { openDatabase } from '../src/storage/open.ts';
import { listBookingRows, listPersonRows, countBookingRows, countPersonRows } from '../src/registrations/people-store.ts';
import { readPeopleQuery } from '../src/registrations/people.ts';
const url = process.argv[2] ?? '/tmp/people-bench/bench.db';
const db = await openDatabase(url);
const merges = new Map();
const t = async (name: string, f: () => Promise<unknown>) => { const times: number[] = []; let r: unknown; for (let i = 0; i < 4; i++) { const s = performance.now(); r = await f(); times.push(performance.now() - s); } console.log(name.padEnd(46), times.map((x) => x.toFixed(1)).join(' '), Array.isArray(r) ? r.length : r); return r; };
for (const seminarId of [2, null]) for (const q of [{}, { sort: '-name' }, { sort: 'organisation' }, { sort: 'state' }, { sort: '-when' }, { q: 'bjork 777' }, { q: 'nobodyatall' }, { state: 'waiting' }, {state:'cancelled'}, { sector: 'company' }, { organisation: '17' }, {organisation:'17',sort:'organisation'}, { state: 'unreached' }]) {
  const { filter } = readPeopleQuery(q);
  const l = { scope: { seriesId: 1, seminarId, isFrozen: false }, filter, merges };
  const list = seminarId ? listBookingRows : listPersonRows, count = seminarId ? countBookingRows : countPersonRows;
  const name = `${seminarId ?? 'series'} ${JSON.stringify(q)}`;
  await t(name, () => list(db.read, l, { from: null, limit: 50 }));
  await t(name + ' from middle', () => list(db.read, l, { from: { id: 50001 }, limit: 50 }));
  await t(name + ' count', () => count(db.read, l));
}
await db.close();
