import { setTimeout as sleep } from 'node:timers/promises';
import { eq, sql } from 'drizzle-orm/sql';
import { beforeEach, expect, test } from 'vitest';
import { setLimits } from '../../src/bookings/set-limits.ts';
import { findNamed } from '../../src/organisations/index.ts';
import { describeEngines, type Engine } from '../support/database.ts';
import { expectSeatsRight } from '../support/invariants.ts';
import { type Stage, setRegisterStage } from './stage.ts';

const rounds = 12;

describeEngines('the register while strangers sign up', (engine) => {
  let stage: Stage;

  beforeEach(async () => {
    // Rehearsed units would wait for each other where real ones pass.
    const open: Engine['open'] = (options) => engine.open({ ...options, twice: false });
    stage = await setRegisterStage({ ...engine, open });
  });

  /** The form of an organisation as it stands, with another name, ready to be sent. */
  const renaming = async (name: string) => {
    const { id } = await stage.find(name);
    const seen = /name="seen" value="([^"]+)"/.exec((await stage.show(`/${id}`)).body)?.[1] ?? '';
    const rest = { name_en: '', short_name: '', county: '', municipality: '', sector: 'company' };
    return (to: string) => stage.post(`/${id}/facts`, { ...rest, name: to, seen });
  };

  /** By address: the organisation that each person is counted to, after merging. */
  const countedTo = async (email: string) => {
    const { signUps: s, organisations: o } = stage.read.tables;
    const [person] = await stage.read
      .select({ typed: s.organisationAsTyped, name: o.name })
      .from(s)
      .innerJoin(o, eq(o.id, s.organisationId))
      .where(eq(s.email, email));
    const last = await findNamed(stage.read, person?.name ?? '');
    return { typed: person?.typed, last: last && last !== 'ambiguous' ? last.name : undefined };
  };

  test('a name that is given and typed at the same moment is one organisation', async () => {
    for (let round = 1; round <= rounds; round++) {
      const [before, wanted] = [`Bolag ${round} AB`, `Verkstad ${round} AB`];
      await stage.type(before);
      const rename = await renaming(before);
      const [renamed, signedUp] = await Promise.all([
        rename(wanted),
        stage.signUp('Dag', wanted, `dag${round}@alfa.test`),
      ]);
      expect(signedUp.kind).toBe('done');
      expect(await countedTo(`dag${round}@alfa.test`)).toEqual({ typed: wanted, last: wanted });
      const isTaken = renamed.status === 422;
      if (isTaken) expect(renamed.text).toContain(`Så heter redan ${wanted}`);
      else expect(renamed.headers.location).toContain('done=saved');
      expect((await stage.find(isTaken ? before : wanted)).mergedInto).toBeNull();
    }
    await expectSeatsRight(stage.database, stage.site.clock.now());
  });

  test('a name that is given away and typed at the same moment is not lost', async () => {
    for (let round = 1; round <= rounds; round++) {
      const [before, later] = [`Bolag ${round} AB`, `Verkstad ${round} AB`];
      await stage.type(before);
      const rename = await renaming(before);
      const [renamed, signedUp] = await Promise.all([
        rename(later),
        stage.signUp('Dag', before, `dag${round}@alfa.test`),
      ]);
      expect(renamed.headers.location).toContain('done=saved');
      expect(signedUp.kind).toBe('done');
      expect(await countedTo(`dag${round}@alfa.test`)).toEqual({ typed: before, last: later });
    }
  });

  test('two organisations that are given one name at the same moment: one of them', async () => {
    for (let round = 1; round <= rounds; round++) {
      const [one, other, wanted] = [`Ett ${round} AB`, `Två ${round} AB`, `Ny ${round} AB`];
      await stage.type(one);
      await stage.type(other);
      const renames = [await renaming(one), await renaming(other)];
      const answers = await Promise.all(renames.map((rename) => rename(wanted)));
      const statuses = answers.map(({ status }) => status).toSorted();
      expect(statuses).toEqual([303, 422]);
    }
  });

  test('one that is merged while people sign up under its name keeps them all', async () => {
    for (let round = 1; round <= rounds; round++) {
      const [from, into] = [`Liten ${round} AB`, `Stor ${round} AB`];
      await stage.type(from);
      await stage.type(into);
      const [merged, ...signedUp] = await Promise.all([
        stage.merge(from, into),
        stage.signUp('Dag', from, `dag${round}@alfa.test`),
        stage.signUp('Eva', into, `eva${round}@alfa.test`),
      ]);
      expect(merged.headers.location).toContain('done=merged&count=1');
      expect(signedUp.map(({ kind }) => kind)).toEqual(['done', 'done']);
      expect(await countedTo(`dag${round}@alfa.test`)).toEqual({ typed: from, last: into });
      expect(await countedTo(`eva${round}@alfa.test`)).toEqual({ typed: into, last: into });
    }
    await expectSeatsRight(stage.database, stage.site.clock.now());
  });

  test.runIf(engine.name === 'postgres')(
    'whoever signs up while the organisation comes to another sector waits for no limit',
    async () => {
      const none = { needsApproval: false, each: null, organisations: [], held: [] };
      const wanted = { ...none, sectors: [{ sector: 'company' as const, seats: 1 }] };
      const { id } = stage.world.seminars[0] ?? { id: 0 };
      const { services } = stage.site;
      await setLimits(services, id, wanted, 'organiser:1');
      await stage.signUp('Kim', 'Första AB', 'kim@alfa.test');
      await stage.type('Hantverk AB');
      const { write } = services.database;
      // Seats are counted, and the other unit begins before this one is committed.
      services.database.write = (work) =>
        write(async (tx) => {
          const result = await work(tx);
          const { settings } = tx.tables;
          await tx.select({ waited: sql`pg_sleep(0.5)` }).from(settings).limit(1);
          return result;
        });
      const signingUp = stage.signUp('Dag', 'Hantverk AB', 'dag@alfa.test');
      services.database.write = write;
      await sleep(200);
      const merged = await stage.merge('Hantverk AB', 'Karlstads kommun');
      expect(merged.headers.location).toContain('done=merged&count=1');
      expect((await signingUp).kind).toBe('done');
      await expectSeatsRight(stage.database, stage.site.clock.now());
    },
  );

  test('a name that is split off and typed at the same moment is one organisation', async () => {
    for (let round = 1; round <= rounds; round++) {
      const [group, unit] = [`Koncern ${round} AB`, `Enhet ${round} AB`];
      await stage.type(group);
      await stage.signUp('Kim', group, `kim${round}@alfa.test`);
      const { id } = await stage.find(group);
      const [split, signedUp] = await Promise.all([
        stage.post(`/${id}/split`, { typed: group, organisation: unit }),
        stage.signUp('Dag', unit, `dag${round}@alfa.test`),
      ]);
      expect(split.headers.location).toContain('done=split');
      expect(signedUp.kind).toBe('done');
      expect((await countedTo(`dag${round}@alfa.test`)).last).toBe(unit);
      expect((await countedTo(`kim${round}@alfa.test`)).last).toBe(unit);
    }
  });
});
