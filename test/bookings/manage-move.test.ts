import { beforeEach, expect, test } from 'vitest';
import { leave } from '../../src/bookings/index.ts';
import { listEntries } from '../../src/history/index.ts';
import { addPerson, changeSeminar } from '../calendar/world.ts';
import { describeEngines } from '../support/database.ts';
import { buttonOf, moved, type Stage, setStage } from './manage-stage.ts';

const stands = {
  day: '2027-03-03',
  from: '08:00',
  to: '10:00',
  venue: 'Residenset',
  address: 'Våxnäsgatan 5, Karlstad',
  join_url: '',
};
const meanwhile = 'Något hann ändras sedan du såg sidan';

describeEngines('moving a seminar', (engine) => {
  let stage: Stage;

  beforeEach(async () => {
    stage = await setStage(engine);
  });

  const preview = (fields = moved) => stage.post('move', fields);
  const press = (page: Awaited<ReturnType<typeof preview>>) =>
    stage.post('move/confirmed', buttonOf(page));
  const isUntouched = async () => {
    expect(await stage.now()).toMatchObject({ venue: 'Residenset', sequence: 0 });
    expect(await stage.mailings()).toEqual([]);
  };

  test('begins with what calendars show now, or with what was typed before', async () => {
    const { body, text } = await stage.get('move');
    for (const value of ['2027-03-03', '08:00', '10:00', 'Residenset', 'Våxnäsgatan 5, Karlstad']) {
      expect(body).toContain(`value="${value}"`);
    }
    expect(text).toContain('Tema 2, onsdag 3\u00a0mars 2027, kl.\u00a008.00–10.00, Residenset');
    const back = await stage.get('move?venue=Museet&venue2=x&to=11:00&day=a&day=b');
    expect(back.body).toContain('value="Museet"');
    expect(back.body).toContain('value="11:00"');
    expect(back.body).toContain('value="2027-03-03"');
  });

  test('first tells who will be written to and what, and changes nothing', async () => {
    await stage.signUp('cecilia', 'asa', 'bo', 'dag');
    const page = await preview();
    expect([page.status, page.heading]).toEqual([200, 'Flytta seminarium 2']);
    expect(page.text).toContain(
      'När onsdag 3\u00a0mars 2027, kl.\u00a008.00–10.00 onsdag 10\u00a0mars 2027, kl.\u00a009.00–11.00',
    );
    expect(page.text).toContain('Lokal Residenset Museet');
    expect(page.text).toContain('4 personer får brev.');
    expect(page.text).toMatch(/Har en plats 2 .*Cecilia Ås, MSB Åsa Öberg, Karlstads kommun/);
    expect(page.text).toMatch(/På väntelistan 2 .*Bo Ek, Sunne kommun Dag Lind, Bolaget AB/);
    expect(page.text).toContain('Ämne: Ändrat: Tema 2, onsdag 10 mars');
    expect(page.text).toMatch(/Hej Åsa! Tid, plats eller länk har ändrats .* kl. 09.00–11.00/);
    expect(page.text).toMatch(/På engelska till 1 person .*Hello Cecilia|Hi Cecilia/);
    expect(page.text).toContain('Flytta seminariet och skicka 4 brev');
    expect(page.body).toContain('href="/arrangor/series/oppna-data/seminars/2/move?day=2027-03-10');
    await isUntouched();
  });

  test('writes to those with a seat and those who wait', async () => {
    await stage.signUp('asa', 'bo', 'cecilia');
    const page = await preview();
    const letters = await stage.lettersAfter(async () => {
      const { status, headers } = await press(page);
      expect([status, headers.location]).toEqual([303, `${stage.overview}?done=moved`]);
    });
    expect(letters).toEqual([
      ...['invitation REQUEST asa', 'invitation REQUEST bo', 'seminar-moved cecilia'],
    ]);
    expect(await stage.now()).toMatchObject({
      startsAt: new Date('2027-03-10T08:00:00Z'),
      endsAt: new Date('2027-03-10T10:00:00Z'),
      venue: 'Museet',
      address: 'Sandgrundsudden, Karlstad',
      joinUrl: null,
      sequence: 1,
    });
    const { read } = stage.services.database;
    const [entry] = await listEntries(read, 'seminar.moved', 'seminar', [stage.seminar.id]);
    expect(entry?.details).toMatchObject({
      before: { venue: 'Residenset' },
      after: { venue: 'Museet' },
    });
    expect(
      (await read.select().from(read.tables.history).orderBy(read.tables.history.id)).at(-1)?.actor,
    ).toMatch(/^organiser:\d+$/);
  });

  test('when somebody signs up or leaves meanwhile, the list is shown again', async () => {
    await stage.signUp('asa');
    const alone = await preview();
    await stage.signUp('bo');
    const both = await press(alone);
    expect(both.status).toBe(409);
    expect(both.text).toContain(meanwhile);
    expect(both.text).toContain('2 personer får brev.');
    await leave(stage.services, await stage.personOf('asa'), 2);
    const onlyBo = await press(both);
    expect(onlyBo.text).toContain(meanwhile);
    expect(onlyBo.text).toContain('1 person får brev.');
    await isUntouched();
    expect(await stage.lettersAfter(() => press(onlyBo))).toEqual(['invitation REQUEST bo']);
    expect((await stage.now()).venue).toBe('Museet');
  });

  test('one for another is another list, though as long', async () => {
    await stage.signUp('asa');
    const page = await preview();
    await leave(stage.services, await stage.personOf('asa'), 2);
    await stage.signUp('bo');
    const again = await press(page);
    expect(again.status).toBe(409);
    expect(again.text).toMatch(/1 person får brev. .*Bo Ek/);
    await isUntouched();
  });

  test('of two organisers the later sees what the first did', async () => {
    await stage.signUp('asa');
    const [museum, castle] = [await preview(), await preview({ ...moved, venue: 'Slottet' })];
    const answers = await Promise.all([press(museum), press(castle)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    const late = answers.find(({ status }) => status === 409);
    expect(late?.text).toMatch(/Lokal (Museet Slottet|Slottet Museet)/);
    expect(late?.text).not.toContain('När onsdag');
    expect(await stage.mailings()).toEqual(['seminar.moved']);
  });

  test('pressed twice it is done once', async () => {
    await stage.signUp('asa');
    const page = await preview();
    const letters = await stage.lettersAfter(async () => {
      const answers = [...(await Promise.all([press(page), press(page)])), await press(page)];
      expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    });
    expect(letters).toEqual(['invitation REQUEST asa']);
    expect(await stage.now()).toMatchObject({ sequence: 1 });
  });

  test('without its fingerprint, or with that of another change, nothing is done', async () => {
    await stage.signUp('asa');
    const { seen, ...fields } = buttonOf(await preview());
    const others: Record<string, string>[] = [
      {},
      { seen: '' },
      { seen: 'x'.repeat(5000) },
      { seen: seen ?? '', venue: 'Slottet' },
    ];
    for (const other of others) {
      const answer = await stage.post('move/confirmed', { ...fields, ...other });
      expect(answer.status).toBe(409);
      expect(answer.text).toContain(meanwhile);
    }
    await isUntouched();
  });

  test('a time that does not exist, or exists twice, is refused with a sentence', async () => {
    const nights = [
      { day: '2027-03-28', from: '02:30', to: '10:00' },
      { day: '2027-10-31', from: '02:30', to: '10:00' },
      { day: '2027-10-31', from: '01:00', to: '02:30' },
    ];
    for (const night of nights) {
      for (const part of ['move', 'move/confirmed']) {
        const answer = await stage.post(part, { ...moved, ...night });
        expect(answer.status).toBe(422);
        expect(answer.text).toContain('Den tiden finns inte eller finns två gånger');
        expect(answer.body).toContain(`value="${night.day}"`);
        expect(answer.body).toContain('value="Museet"');
      }
    }
    await isUntouched();
  });

  test('what is wrong is said, and what was typed is kept', async () => {
    const wrong = [
      [{ to: '08:30' }, 'Seminariet måste sluta efter att det börjat'],
      [{ day: '2027-01-12' }, 'Den tiden har redan varit'],
      [{ from: 'nio' }, 'Skriv när seminariet börjar, som 08.00'],
      [{ venue: '  ' }, 'Skriv lokalens namn'],
      [{ join_url: 'javascript:alert(1)' }, 'Skriv en adress som börjar med https://'],
    ] as const;
    for (const [fields, sentence] of wrong) {
      const answer = await preview({ ...moved, ...fields });
      expect([answer.status, answer.text.includes(sentence)], sentence).toEqual([422, true]);
      expect(answer.body).toContain('value="Sandgrundsudden, Karlstad"');
      for (const typed of Object.values(fields)) expect(answer.body).toContain(`value="${typed}"`);
    }
    const answer = await preview({ ...stands, from: '08.00' });
    expect(answer.text).toContain('Det du skrev är detsamma som redan gäller');
    expect(answer.status).toBe(422);
  });

  test('a hard space in what stands is no change of it', async () => {
    await changeSeminar(stage.services.database, stage.seminar.id, {
      address: 'Sommargatan\u00a0101\u00a0A',
    });
    const fields = { ...stands, address: 'Sommargatan 101 A' };
    expect((await preview(fields)).text).toContain('detsamma som redan gäller');
    const page = await preview({ ...fields, venue: 'Museet' });
    expect(page.text).not.toContain('Adress Sommargatan');
    await press(page);
    expect(await stage.now()).toMatchObject({
      venue: 'Museet',
      address: 'Sommargatan\u00a0101\u00a0A',
      mapUrl: stage.seminar.mapUrl,
    });
  });

  test('says when nobody gets a letter, and why somebody does not', async () => {
    const empty = await preview();
    expect(empty.text).toContain('Ingen får brev.');
    expect(empty.text).not.toContain('Så ser brevet ut');
    const bookings = [{ seminarId: stage.seminar.id, state: 'confirmed', sequence: null } as const];
    await addPerson(stage.services.database, stage.world.series.id, {
      name: 'Ella Gäst',
      email: null,
      bookings,
    });
    const page = await preview();
    expect(page.text).toContain('Ingen får brev.');
    expect(page.text).toContain('Ella Gäst, Karlstads kommun Har ingen e-postadress');
    expect(await stage.lettersAfter(() => press(page))).toEqual([]);
    expect((await stage.now()).venue).toBe('Museet');
  });

  test('moved back before anybody was told, nobody is', async () => {
    await stage.signUp('asa');
    const letters = await stage.lettersAfter(async () => {
      await press(await preview());
      const back = await preview(stands);
      expect(back.text).toContain('Ingen får brev.');
      expect(back.text).toContain('Har redan fått veta det här');
      expect((await press(back)).status).toBe(303);
    });
    expect(letters).toEqual([]);
  });

  test('a seminar that was held or called off stays where it was', async () => {
    const page = await preview();
    await stage.post('cancellation/confirmed', buttonOf(await stage.get('cancellation')));
    for (const answer of [await stage.get('move'), await preview(), await press(page)]) {
      expect(answer.text).toContain('Seminariet är inställt, så det går inte att ändra.');
    }
    expect((await press(page)).status).toBe(409);
    expect((await stage.now()).venue).toBe('Residenset');
  });

  test('and one that has been held', async () => {
    const page = await preview({ ...moved, day: '2027-06-09' });
    await stage.goTo(stage.seminar.endsAt);
    const answers = [
      await stage.get('move'),
      await preview({ ...moved, day: '2027-06-09' }),
      await press(page),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 409, 409]);
    for (const { text } of answers) expect(text).toContain('Seminariet har hållits');
    await isUntouched();
  });
});
