import { beforeEach, expect, test } from 'vitest';
import { leave } from '../../src/bookings/index.ts';
import { makeSecretLink } from '../../src/secret-links.ts';
import { describeEngines } from '../support/database.ts';
import { expectSeatsRight } from '../support/invariants.ts';
import { buttonOf, type Stage, setStage } from './manage-stage.ts';

describeEngines('changing the number of seats', (engine) => {
  let stage: Stage;

  /** Åsa and Bo have the two seats; Cecilia and Dag wait, in that order. */
  beforeEach(async () => {
    stage = await setStage(engine);
    await stage.signUp('asa', 'bo', 'cecilia', 'dag');
  });

  const preview = (capacity: string) => stage.post('seats', { capacity });
  const press = (page: Awaited<ReturnType<typeof preview>>) =>
    stage.post('seats/confirmed', buttonOf(page));

  test('begins with how it is', async () => {
    const page = await stage.get('seats');
    expect(page.text).toContain('Tagna platser 2 av 2 På väntelistan 2');
    expect(page.body).toMatch(/name="capacity" value="2"/);
  });

  test('raised, it tells who is asked now, in what order and until when', async () => {
    const page = await preview('3');
    expect(page.text).toContain('Antal platser 2 3');
    expect(page.text).toMatch(
      /1 person får brev. Erbjuds en plats nu 1 Får ett brev, .* senast torsdag 14\u00a0januari kl.\u00a010.00. .*Cecilia Ås, MSB Står kvar på väntelistan 1 .*Dag Lind/,
    );
    expect(page.text).toContain('En plats på Tema 2 är din om du vill');
    expect((await stage.now()).capacity).toBe(2);
    const letters = await stage.lettersAfter(async () => {
      for (const _ of [1, 2]) {
        const { status, headers } = await press(page);
        expect([status, headers.location]).toEqual([303, `${stage.overview}?done=resized`]);
      }
    });
    expect(letters).toEqual(['offer cecilia']);
    expect(await stage.now()).toMatchObject({ capacity: 3, seatsTaken: 3, inLine: 1 });
    await expectSeatsRight(stage.services.database, stage.clock.now());
  });

  test('asks both when there are seats for both, first come first', async () => {
    const page = await preview('10');
    expect(page.text).toContain('2 personer får brev.');
    expect(page.text).toMatch(/Erbjuds en plats nu 2 .*Cecilia Ås, MSB Dag Lind, Bolaget AB/);
    expect(await stage.lettersAfter(() => press(page))).toEqual(['offer cecilia', 'offer dag']);
  });

  test('the letter shows nobody’s own link', async () => {
    const { body } = await preview('10');
    const { secretKey } = stage.services.config;
    for (const name of ['cecilia', 'dag'] as const) {
      const { id, generation } = await stage.personOf(name);
      expect(body).not.toContain(makeSecretLink(secretKey, 'manage', id, generation));
    }
    expect(body).toContain('/min-anmalan/…');
    expect(body).not.toContain(makeSecretLink(secretKey, 'manage', 0, 0));
  });

  test('lowered, nobody is thrown out and nobody is written to', async () => {
    const page = await preview('1');
    expect(page.text).toContain('Ingen blir av med sin plats. Då är 1 plats mer tagen');
    expect(page.text).toContain('Ingen får brev.');
    expect(await stage.lettersAfter(() => press(page))).toEqual([]);
    expect(await stage.now()).toMatchObject({ capacity: 1, seatsTaken: 2, inLine: 2 });
    const still = await preview('2');
    expect(still.text).toContain('Alla platser är ändå tagna');
  });

  test('when the line changes meanwhile, it is shown again', async () => {
    const page = await preview('3');
    await leave(stage.services, await stage.personOf('cecilia'), 2);
    const again = await press(page);
    expect(again.status).toBe(409);
    expect(again.text).toMatch(/Något hann ändras .* Erbjuds en plats nu 1 .*Dag Lind/);
    expect((await stage.now()).capacity).toBe(2);
    expect(await stage.lettersAfter(() => press(again))).toEqual(['offer dag']);
  });

  test('of two organisers the later sees what the first did', async () => {
    const [three, four] = [await preview('3'), await preview('4')];
    await press(three);
    const late = await press(four);
    expect(late.status).toBe(409);
    expect(late.text).toContain('Antal platser 3 4');
    expect((await stage.now()).capacity).toBe(3);
  });

  test('too late in the day before nobody is asked, and the button knows it', async () => {
    await stage.goTo('2027-03-02T14:50:00Z');
    const early = await preview('3');
    expect(early.text).toMatch(/1 person får brev. .* senast tisdag 2\u00a0mars kl.\u00a018.00/);
    await stage.goTo('2027-03-02T15:30:00Z');
    const late = await press(early);
    expect(late.status).toBe(409);
    expect(late.text).toContain('Det är för kort tid kvar för att fråga väntelistan');
    expect(late.text).toContain('Ingen får brev.');
    expect(await stage.lettersAfter(() => press(late))).toEqual([]);
    expect(await stage.now()).toMatchObject({ capacity: 3, inLine: 2 });
  });

  test('free for anyone when nobody waits', async () => {
    for (const name of ['cecilia', 'dag'] as const) {
      await leave(stage.services, await stage.personOf(name), 2);
    }
    expect((await preview('9')).text).toContain('Ingen står på väntelistan');
  });

  test('a wrong number is refused, and kept', async () => {
    for (const capacity of ['', 'tre', '-1', '1,5', '12345', '٣', '2']) {
      const page = await preview(capacity);
      expect(page.status, capacity).toBe(422);
      expect(page.body).toContain(`name="capacity" value="${capacity}"`);
    }
    expect((await stage.now()).capacity).toBe(2);
  });

  test('a seminar that is called off or held keeps its seats', async () => {
    const page = await preview('3');
    await stage.post('cancellation/confirmed', buttonOf(await stage.get('cancellation')));
    for (const answer of [await stage.get('seats'), await preview('3'), await press(page)]) {
      expect(answer.text).toContain('Seminariet är inställt');
    }
    await stage.goTo(stage.seminar.endsAt);
    expect((await press(page)).status).toBe(409);
    expect(await stage.now()).toMatchObject({ capacity: 2 });
  });
});
