import { beforeEach, expect, test } from 'vitest';
import { leave } from '../../src/bookings/index.ts';
import { describeEngines } from '../support/database.ts';
import { buttonOf, moved, type Stage, setStage } from './manage-stage.ts';

describeEngines('cancelling a seminar', (engine) => {
  let stage: Stage;

  beforeEach(async () => {
    stage = await setStage(engine);
  });

  const preview = () => stage.get('cancellation');
  const press = (page: Awaited<ReturnType<typeof preview>>) =>
    stage.post('cancellation/confirmed', buttonOf(page));

  test('first tells who will be written to, by state, with each letter', async () => {
    await stage.signUp('asa', 'bo', 'cecilia', 'dag');
    await leave(stage.services, await stage.personOf('asa'), 2);
    const page = await preview();
    expect(page.status).toBe(200);
    expect(page.text).toContain('3 personer får brev.');
    expect(page.text).toMatch(/Har en plats 1 .*Bo Ek, Sunne kommun/);
    expect(page.text).toMatch(/Har erbjudits en plats 1 .*Cecilia Ås, MSB/);
    expect(page.text).toMatch(/På väntelistan 1 .*Dag Lind, Bolaget AB/);
    expect(page.text).toContain('Ämne: Inställt: Tema 2, onsdag 3 mars');
    expect(page.text).toContain('Med mejlet följer en avbokning');
    expect(page.text).toContain('Till dem som väntar eller har erbjudits en plats');
    expect(page.text).toContain('Ställ in seminariet och skicka 3 brev');
    expect((await stage.now()).cancelledAt).toBeNull();
  });

  test('writes to everyone concerned once, however often it is pressed', async () => {
    await stage.signUp('asa', 'bo', 'cecilia');
    const page = await preview();
    const letters = await stage.lettersAfter(async () => {
      for (const _ of [1, 2]) {
        const { status, headers } = await press(page);
        expect([status, headers.location]).toEqual([303, `${stage.overview}?done=cancelled`]);
      }
    });
    expect(letters).toEqual([
      'invitation CANCEL asa',
      'invitation CANCEL bo',
      'seminar-cancelled cecilia',
    ]);
    expect(await stage.mailings()).toEqual(['seminar.cancelled']);
  });

  test('when somebody signs up, leaves, or the seminar moves meanwhile, it is shown again', async () => {
    await stage.signUp('asa');
    const first = await preview();
    await stage.signUp('bo');
    const second = await press(first);
    expect([second.status, second.text.includes('2 personer får brev.')]).toEqual([409, true]);
    await leave(stage.services, await stage.personOf('bo'), 2);
    const third = await press(second);
    expect([third.status, third.text.includes('1 person får brev.')]).toEqual([409, true]);
    await stage.post('move/confirmed', buttonOf(await stage.post('move', moved)));
    const fourth = await press(third);
    expect(fourth.status).toBe(409);
    expect(fourth.text).toContain('Ämne: Inställt: Tema 2, onsdag 10 mars');
    expect((await stage.now()).cancelledAt).toBeNull();
    expect((await press(fourth)).status).toBe(303);
    expect((await stage.now()).cancelledAt).not.toBeNull();
  });

  test('says when nobody gets a letter', async () => {
    const page = await preview();
    expect(page.text).toContain('Ingen får brev.');
    expect(page.text).not.toContain('och skicka');
    expect((await press(page)).status).toBe(303);
  });

  test('is not done to one that has been held, and the page says so', async () => {
    const page = await preview();
    expect((await press({ ...page, body: '' })).status).toBe(409);
    await stage.goTo(stage.seminar.endsAt);
    const late = await press(page);
    expect([late.status, late.text.includes('Seminariet har hållits')]).toEqual([409, true]);
    expect((await preview()).text).toContain('Seminariet har hållits');
    expect((await stage.now()).cancelledAt).toBeNull();
  });

  test('done already, the page says so', async () => {
    await press(await preview());
    const again = await preview();
    expect([again.status, again.text.includes('Seminariet är inställt')]).toEqual([200, true]);
  });
});
