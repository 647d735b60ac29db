import { beforeEach, expect, test } from 'vitest';
import { expireOffers } from '../../src/bookings/index.ts';
import { loadBreakfasts } from '../../src/breakfast/load-headcount.ts';
import { pathsIn } from '../../src/paths.ts';
import { describeEngines } from '../support/database.ts';
import { signInAs } from '../support/organisers.ts';
import { send, visit } from '../support/visit.ts';
import { cast } from '../support/world.ts';
import { type Person, type Stage, setBreakfast } from './stage.ts';

const hour = 3_600_000;

describeEngines('breakfasts as numbers', (engine) => {
  let stage: Stage;

  beforeEach(async () => {
    stage = await setBreakfast(engine);
  });

  const own = async (person: Person, part: string) =>
    send(stage.app, await stage.own(person, part), {});
  const decide = (day: string, time: string) => stage.post(stage.at('/cut-off'), { day, time });

  test('are provisional until the cut-off, and then as they were', async () => {
    await stage.signUp(cast.asa, ['1']);
    await stage.signUp(cast.bo, ['1']);
    await stage.signUp(cast.cecilia, ['1']);
    expect((await stage.get(stage.at(''))).text).toMatch(
      /Preliminärt antal 2 dagen .* inte bestämd/,
    );
    const saved = await decide('2027-01-13', '10.20');
    expect(saved.headers.location).toBe(`${stage.at('')}?done=cutOff`);
    const before = await stage.get(stage.at(''));
    expect(before.text).toContain('preliminärt till onsdag 13\u00a0januari kl.\u00a010.20');
    stage.clock.set('2027-01-13T09:21:00Z');
    expect((await stage.get(stage.at(''))).text).toMatch(/Slutligt antal 2 .* Antal nu 2 oför/);
    await own(cast.asa, 'bookings/1/cancellation');
    const after = await stage.get(stage.at(''));
    expect(after.text).toMatch(/Slutligt antal 2 .* Antal nu 1 −1 sedan dess/);
    expect(after.text).toMatch(/Har erbjudits plats 1 kan tillkomma/);
    await own(cast.cecilia, 'offers/1/acceptance');
    expect((await stage.get(stage.at(''))).text).toContain('Antal nu 2 oförändrat sedan dess');
  });

  test('at any cut-off are what they were then', async () => {
    const steps: (() => Promise<unknown>)[] = [
      () => stage.signUp(cast.asa, ['1']),
      () => stage.signUp(cast.bo, ['1']),
      () => stage.signUp(cast.cecilia, ['1']),
      () => stage.signUp(cast.dag, ['1']),
      () => own(cast.asa, 'bookings/1/cancellation'),
      () => own(cast.cecilia, 'offers/1/refusal'),
      () => own(cast.dag, 'offers/1/acceptance'),
      () => stage.signUp(cast.asa, ['1']),
      () => own(cast.bo, 'bookings/1/cancellation'),
      () => stage.signUp(cast.cecilia, ['1']),
      async () => {
        stage.clock.advance(25 * hour);
        return expireOffers(stage.services);
      },
      () => own(cast.dag, 'bookings/1/cancellation'),
    ];
    const { read } = stage.services.database;
    const seminar = stage.seminars[0];
    if (!seminar) throw new Error('No seminar');
    const seen: { at: Date; was: unknown }[] = [];
    for (const step of steps) {
      stage.clock.advance(60_000);
      await step();
      const { now } = await loadBreakfasts(read, seminar, stage.clock.now());
      seen.push({ at: stage.clock.now(), was: now });
    }
    stage.clock.advance(hour);
    expect(new Set(seen.map(({ was }) => JSON.stringify(was))).size).toBeGreaterThan(3);
    for (const { at, was } of seen) {
      const settled = { ...seminar, headcountAt: at };
      const breakfasts = await loadBreakfasts(read, settled, stage.clock.now());
      expect(breakfasts.settled, at.toISOString()).toEqual(was);
    }
  });

  test.each([
    ['no time', '2027-01-15', '', 'Skriv klockslaget'],
    ['no day', '', '12.00', 'Välj en dag'],
    ['a day in words', 'fredag', '12.00', 'Välj en dag'],
    ['a time that is none', '2027-01-15', '25:00', 'Skriv klockslaget'],
    ['a day that is none', '2027-02-30', '12.00', 'Den tiden finns inte'],
    ['after it has begun', '2027-02-03', '08.00', 'Välj en tid före seminariet'],
  ])('a cut-off with %s is refused, and kept', async (_why, day, time, sentence) => {
    const page = await decide(day, time);
    expect(page.status).toBe(422);
    expect(page.text).toContain(sentence);
    expect(page.body).toContain(`value="${day}"`);
    expect((await decide('2027-02-01', '9:30')).status).toBe(303);
    expect((await decide('', '')).headers.location).toBe(`${stage.at('')}?done=cutOff`);
    expect((await decide('', '')).headers.location).toBe(`${stage.at('')}?done=same`);
  });

  test('the caterer’s sheet has it all, and nobody’s name', async () => {
    await stage.signUp(cast.asa, ['1'], { needs: ['vegan', 'nut-free'] });
    await stage.signUp(cast.bo, ['1'], { needs: 'vegan' });
    await stage.signUp(cast.cecilia, ['1'], { needs: 'gluten-free' });
    await own(cast.asa, 'bookings/1/cancellation');
    const query = new URLSearchParams({ extra: '4', note: 'Duka till 07.30.\nTack <3' });
    const page = await stage.get(`${stage.at('/sheet')}?${query}`);
    expect(page.heading).toBe('Frukost till Öppna data');
    expect(page.text).toMatch(
      /Dag onsdag 3\u00a0februari 2027 Tid kl.\u00a008.00–10.00 Plats Residenset, Våxnäsgatan 5, Karlstad Kontakt Vera Värd/,
    );
    expect(page.text).toContain('Anmälda 1 Talare och arrangörer 4 Att duka för 5');
    expect(page.text).toContain('1 kan tillkomma');
    expect(page.text).toContain('Duka till 07.30. Tack <3');
    expect(page.text).toContain('Behov Antal Veganskt 1 Uppgifterna är bara till för att laga');
    for (const { name, organisation } of Object.values(cast)) {
      expect(page.text).not.toContain(name);
      expect(page.text).not.toContain(organisation);
    }
    expect(page.headers['cache-control']).toBe('no-store');
    const english = /href="(\/en\/[^"]*sheet\?[^"]*)"/.exec(page.body)?.[1] ?? '';
    const there = await stage.get(english.replaceAll('&amp;', '&'));
    expect(there.text).toContain('Speakers and organisers 4 Places to set 5');
    expect(there.text).toContain('Duka till 07.30.');
  });

  test('the sheet tells what is final and what came after', async () => {
    await stage.signUp(cast.asa, ['1']);
    await decide('2027-01-13', '10.20');
    expect((await stage.get(stage.at('/sheet'))).text).toContain('Det slutliga lämnas onsdag 13');
    stage.clock.set('2027-01-13T09:21:00Z');
    await stage.signUp(cast.bo, ['1']);
    const page = await stage.get(stage.at('/sheet'));
    expect(page.text).toContain('Att duka för 1');
    expect(page.text).toContain('Ändring sedan dess: +1, nu 2 anmälda.');
    expect(page.text).toContain('Ingen har angett något särskilt behov.');
    expect((await stage.get(stage.at('/sheet', 2))).text).not.toContain('behov');
  });

  test('wrong input on the sheet is told', async () => {
    for (const query of [
      'extra=fyra',
      'extra=-1',
      'extra=1000',
      `note=${'x'.repeat(501)}`,
      'extra=1&extra=2',
    ]) {
      expect((await stage.get(`${stage.at('/sheet')}?${query}`)).status, query).toBe(422);
    }
  });

  test('a reader sees the number, and neither switch nor sheet', async () => {
    await stage.signUp(cast.asa, ['1'], { needs: 'vegan' });
    const reader = await signInAs(stage, 'reader');
    const page = await visit(stage.app, stage.at(''), reader);
    expect(page.text).toContain('Preliminärt antal 1');
    expect(page.body).not.toContain('breakfast/needs');
    expect((await visit(stage.app, stage.at('/sheet'), reader)).status).toBe(403);
    const english = pathsIn('en').organiserSeries('oppna-data', 'seminars/1/breakfast');
    expect((await visit(stage.app, english, reader)).text).toContain('Provisional number 1');
  });
});
