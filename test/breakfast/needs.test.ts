import { beforeEach, describe, expect, test } from 'vitest';
import { eraseOldNeeds } from '../../src/breakfast/index.ts';
import { pathsIn } from '../../src/paths.ts';
import { cancelSeminar } from '../../src/series/index.ts';
import { describeEngines } from '../support/database.ts';
import { send } from '../support/visit.ts';
import { cast } from '../support/world.ts';
import { type Stage, setBreakfast } from './stage.ts';

const form = pathsIn('sv').signUp('oppna-data');

describeEngines('needs at breakfast', (engine) => {
  let stage: Stage;

  beforeEach(async () => {
    stage = await setBreakfast(engine);
  });

  test('are not asked until an organiser turns it on, for each seminar', async () => {
    stage = await setBreakfast(engine, []);
    for (const path of [form, pathsIn('sv').series('oppna-data')]) {
      expect((await stage.get(path, {})).body).not.toContain('name="needs"');
      await stage.signUp(cast.asa, ['1'], { needs: 'vegan' });
      expect(await stage.needs()).toEqual([]);
    }
    const page = await stage.get(stage.at(''));
    expect(page.text).toContain('Anmälan frågar inte efter behov.');
    expect(page.text).toContain('Köket får antal, aldrig namn');
    expect(page.text).toContain('alla den 6\u00a0februari, tre dagar efteråt');
    const on = await stage.post(stage.at('/needs'), { asks: 'yes' });
    expect(on.headers.location).toBe(`${stage.at('')}?done=asked`);
    for (const path of [form, pathsIn('sv').series('oppna-data')]) {
      const { text } = await stage.get(path, {});
      expect(text).toContain(
        'Gäller seminarium 1. Vi använder det bara för att beställa frukosten.',
      );
      expect(text).toContain('tre dagar efter seminariet: senast 6\u00a0februari.');
    }
    const english = await stage.get(pathsIn('en').signUp('oppna-data'), {});
    expect(english.text).toContain(
      'by 6\u00a0February at the latest. Vegetarian Vegan Gluten-free',
    );
  });

  test('are stored for the mornings that ask, and only from the closed list', async () => {
    const answer = await stage.signUp(cast.asa, ['1', '2', '3'], {
      needs: ['vegan', 'nut-free', 'blodgrupp', 'vegan'],
    });
    expect(answer.status).toBe(303);
    const told = ['asa 1 nut-free', 'asa 1 vegan', 'asa 3 nut-free', 'asa 3 vegan'];
    expect(await stage.needs()).toEqual(told);
  });

  test('a second form adds where nothing was told, and changes nothing', async () => {
    const key = { idempotency_key: 'k' };
    const first = await stage.signUp(cast.asa, ['1'], key);
    const again = await stage.signUp(cast.asa, ['1'], { ...key, needs: 'vegan' });
    expect(again.headers.location).toBe(first.headers.location);
    expect(await stage.needs()).toEqual(['asa 1 vegan']);
    await stage.signUp(cast.asa, ['1', '3'], { needs: 'gluten-free' });
    expect(await stage.needs()).toEqual(['asa 1 vegan', 'asa 3 gluten-free']);
  });

  test('a form with something wrong keeps the ticks', async () => {
    const page = await stage.signUp(cast.asa, ['1'], { name: '', needs: ['vegan'] });
    expect(page.status).toBe(422);
    expect(page.body).toMatch(/value="vegan" checked/);
    expect(page.body).not.toMatch(/value="nut-free" checked/);
  });

  describe('the own page', () => {
    test('lets them be seen and changed, by the person alone', async () => {
      await stage.signUp(cast.asa, ['1', '2'], { needs: 'vegan' });
      expect((await stage.get(await stage.own(cast.asa), {})).text).toContain(
        'Behov vid frukosten',
      );
      const path = await stage.own(cast.asa, 'needs');
      const page = await stage.get(path, {});
      expect(page.headers['cache-control']).toBe('no-store');
      expect(page.body).toMatch(/value="vegan" checked/);
      const saved = await send(stage.app, path, { needs: ['nut-free', 'x'] });
      expect(saved.headers.location).toMatch(/\?done=needs$/);
      expect(await stage.needs()).toEqual(['asa 1 nut-free']);
      await send(stage.app, path, {});
      expect(await stage.needs()).toEqual([]);
    });

    test('a morning that is added has the needs of the others', async () => {
      await stage.signUp(cast.asa, ['1'], { needs: 'vegan' });
      await send(stage.app, await stage.own(cast.asa, 'bookings'), { seminars: ['2', '3'] });
      expect(await stage.needs()).toEqual(['asa 1 vegan', 'asa 3 vegan']);
    });

    test('asks nothing of those whose mornings do not ask, or have been', async () => {
      await stage.signUp(cast.asa, ['2']);
      await stage.signUp(cast.bo, ['1']);
      expect((await stage.get(await stage.own(cast.asa), {})).text).not.toContain('Behov vid');
      expect((await stage.get(await stage.own(cast.asa, 'needs'), {})).status).toBe(404);
      stage.clock.set('2027-02-03T08:00:00Z');
      expect((await stage.get(await stage.own(cast.bo, 'needs'), {})).status).toBe(404);
      const late = await send(stage.app, await stage.own(cast.bo, 'needs'), { needs: 'vegan' });
      expect(late.status).toBe(404);
    });
  });

  describe('are erased', () => {
    test('with the booking, however it ends, and only with that one', async () => {
      await stage.signUp(cast.asa, ['1', '3'], { needs: 'vegan' });
      await stage.signUp(cast.bo, ['1'], { needs: 'nut-free' });
      await stage.signUp(cast.cecilia, ['1'], { needs: 'vegetarian' });
      await send(stage.app, await stage.own(cast.asa, 'bookings/1/cancellation'), {});
      const left = ['asa 3 vegan', 'bo 1 nut-free', 'cecilia 1 vegetarian'];
      expect(await stage.needs()).toEqual(left);
      await send(stage.app, await stage.own(cast.cecilia, 'offers/1/refusal'), {});
      expect(await stage.needs()).toEqual(['asa 3 vegan', 'bo 1 nut-free']);
      await send(stage.app, await stage.own(cast.asa, 'cancellation'), {});
      expect(await stage.needs()).toEqual(['bo 1 nut-free']);
    });

    test('when organisers no longer ask', async () => {
      await stage.signUp(cast.asa, ['1', '3'], { needs: 'vegan' });
      await stage.post(stage.at('/needs'), { asks: 'no' });
      expect(await stage.needs()).toEqual(['asa 3 vegan']);
      const again = await stage.post(stage.at('/needs'), { asks: 'no' });
      expect(again.headers.location).toBe(`${stage.at('')}?done=same`);
    });

    test('three days after the seminar, by themselves', async () => {
      await stage.signUp(cast.asa, ['1', '3'], { needs: 'vegan' });
      stage.clock.set('2027-02-06T08:59:59Z');
      expect(await eraseOldNeeds(stage.services)).toBe(0);
      expect(await stage.needs()).toHaveLength(2);
      stage.clock.set('2027-02-06T09:00:00Z');
      expect(await eraseOldNeeds(stage.services)).toBe(1);
      expect(await stage.needs()).toEqual(['asa 3 vegan']);
      expect(await eraseOldNeeds(stage.services)).toBe(0);
    });

    test('when the seminar is called off, or a booking ended unseen', async () => {
      await stage.signUp(cast.asa, ['1', '3'], { needs: 'vegan' });
      await cancelSeminar(stage.services, stage.seminars[0]?.id ?? 0, 'operator');
      await eraseOldNeeds(stage.services);
      expect(await stage.needs()).toEqual(['asa 3 vegan']);
      await stage.services.database.write(async (tx) => {
        await tx.update(tx.tables.bookings).set({ state: 'expired' });
      });
      await eraseOldNeeds(stage.services);
      expect(await stage.needs()).toEqual([]);
    });
  });
});
