import { asc, eq } from 'drizzle-orm/sql';
import { expect, it } from 'vitest';
import { listEntries } from '../../src/history/index.ts';
import { cancelSeminar, findSeries, moveSeminar, type Seminar } from '../../src/series/index.ts';
import type { Database } from '../../src/storage/database.ts';
import { testServices } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { usualNow } from '../support/usual-now.ts';
import { addSeries } from '../support/world.ts';

async function getSeminar({ read }: Database, id: number): Promise<Seminar> {
  const { seminars } = read.tables;
  const [row] = await read.select().from(seminars).where(eq(seminars.id, id));
  if (!row) throw new Error('No such seminar');
  return row;
}

async function mailingKinds({ read }: Database) {
  const { mailings } = read.tables;
  const rows = await read.select().from(mailings).orderBy(asc(mailings.id));
  return rows.map(({ kind, seminarId }) => [kind, seminarId]);
}

describeEngines('a seminar', (engine) => {
  const start = async () => {
    const database = await engine.open();
    const { seminars } = await addSeries(database);
    const { services, clock } = testServices(database);
    const [seminar] = seminars;
    if (!seminar) throw new Error('The series has no seminar');
    const version = async () => (await findSeries(database.read, 'oppna-data'))?.version;
    return { database, services, clock, seminar, version };
  };

  it('is moved in one unit: row, sequence, one mailing, history and version', async () => {
    const { database, services, seminar, version } = await start();
    const startsAt = new Date('2027-02-10T07:00:00Z');
    const endsAt = new Date('2027-02-10T09:00:00Z');
    const move = { startsAt, endsAt, venue: 'Stadshuset', joinUrl: null };
    expect(await moveSeminar(services, seminar.id, move, 'operator')).toBe('moved');
    expect(await getSeminar(database, seminar.id)).toMatchObject({
      startsAt,
      endsAt,
      venue: 'Stadshuset',
      address: seminar.address,
      sequence: 1,
      changedAt: usualNow,
    });
    expect(await mailingKinds(database)).toEqual([['seminar.moved', seminar.id]]);
    expect(await version()).toBe(2);
    const [entry] = await listEntries(database.read, 'seminar.moved', 'seminar', [seminar.id]);
    expect(entry?.details).toEqual({
      before: {
        startsAt: seminar.startsAt.toISOString(),
        endsAt: seminar.endsAt.toISOString(),
        venue: seminar.venue,
      },
      after: {
        startsAt: startsAt.toISOString(),
        endsAt: endsAt.toISOString(),
        venue: 'Stadshuset',
      },
    });
  });

  it('takes a map with its new address, and its last day to sign up with its new date', async () => {
    const { database, services, seminar } = await start();
    const { seminars } = database.read.tables;
    const closesAt = new Date('2027-02-01T23:00:00Z');
    await database.write(async (tx) => {
      await tx.update(seminars).set({ closesAt }).where(eq(seminars.id, seminar.id));
    });
    const startsAt = new Date('2027-02-10T07:00:00Z');
    const endsAt = new Date('2027-02-10T09:00:00Z');
    const move = { startsAt, endsAt, address: 'Drottninggatan 1, Karlstad' };
    await moveSeminar(services, seminar.id, move, 'operator');
    expect(await getSeminar(database, seminar.id)).toMatchObject({
      mapUrl: 'https://www.openstreetmap.org/search?query=Drottninggatan%201%2C%20Karlstad',
      closesAt: new Date('2027-02-08T23:00:00Z'),
    });
  });

  it('is left alone when nothing differs, and told by nobody', async () => {
    const { database, services, seminar, version } = await start();
    const { startsAt, venue } = seminar;
    expect(await moveSeminar(services, seminar.id, { startsAt, venue }, 'operator')).toBe('same');
    expect(await moveSeminar(services, seminar.id, {}, 'operator')).toBe('same');
    expect(await mailingKinds(database)).toEqual([]);
    expect(await version()).toBe(1);
    expect((await getSeminar(database, seminar.id)).sequence).toBe(0);
  });

  it('is not moved into the past, nor to end before it starts', async () => {
    const { database, services, seminar } = await start();
    const past = { startsAt: new Date('2026-02-10T07:00:00Z') };
    const backwards = { endsAt: new Date('2027-02-03T06:00:00Z') };
    const move = (to: object, id = seminar.id) => moveSeminar(services, id, to, 'operator');
    expect(await move(past)).toBe('in-the-past');
    expect(await move(backwards)).toBe('ends-before-it-starts');
    expect(await move({ venue: 'Stadshuset' }, 4711)).toBe('unknown');
    expect(await getSeminar(database, seminar.id)).toEqual(seminar);
  });

  it('is cancelled once, and then stays where it was', async () => {
    const { database, services, clock, seminar, version } = await start();
    expect(await cancelSeminar(services, seminar.id, 'operator')).toBe('cancelled');
    clock.advance(60_000);
    expect(await cancelSeminar(services, seminar.id, 'operator')).toBe('same');
    const move = { venue: 'Stadshuset' };
    expect(await moveSeminar(services, seminar.id, move, 'operator')).toBe('already-cancelled');
    expect(await getSeminar(database, seminar.id)).toMatchObject({
      cancelledAt: usualNow,
      changedAt: usualNow,
      sequence: 1,
      venue: seminar.venue,
    });
    expect(await mailingKinds(database)).toEqual([['seminar.cancelled', seminar.id]]);
    expect(await version()).toBe(2);
  });

  it('that has been held is neither moved nor cancelled', async () => {
    const { database, services, clock, seminar } = await start();
    clock.set(seminar.endsAt);
    const move = { startsAt: new Date('2027-05-05T06:00:00Z') };
    expect(await moveSeminar(services, seminar.id, move, 'operator')).toBe('held');
    expect(await cancelSeminar(services, seminar.id, 'operator')).toBe('held');
    expect(await cancelSeminar(services, 4711, 'operator')).toBe('unknown');
    expect(await mailingKinds(database)).toEqual([]);
  });
});
