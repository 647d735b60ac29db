import { eq } from 'drizzle-orm/sql';
import { beforeEach, expect, test } from 'vitest';
import { leave } from '../../src/bookings/index.ts';
import { markRegisterChanged, matchOrganisation } from '../../src/organisations/index.ts';
import { describeEngines } from '../support/database.ts';
import { expectSeatsRight } from '../support/invariants.ts';
import type { Visit } from '../support/visit.ts';
import { buttonsOf, noLimits, type Stage, setStage } from './manage-stage.ts';

describeEngines('a seminar’s limits', (engine) => {
  let stage: Stage;

  beforeEach(async () => {
    stage = await setStage(engine);
    for (const name of ['MSB', 'Karlstads kommun']) await type(name);
  });
  const type = (name: string) =>
    stage.services.database.write((tx) => matchOrganisation(tx, name, '', stage.clock.now()));

  const save = (fields: Record<string, string | string[]>) =>
    stage.post('limits', { ...noLimits, ...fields });
  const press = (page: Visit) => stage.post('limits/confirmed', buttonsOf(page));
  const isDone = ({ status, headers }: Visit) =>
    expect([status, headers.location]).toEqual([303, `${stage.overview}?done=limited`]);
  const holdFor = (organisation: string, seats: string, more = {}) => ({
    held: [organisation, ''],
    held_seats: [seats, ''],
    held_day: ['2027-02-20', ''],
    held_time: ['12:00', ''],
    ...more,
  });
  const limits = () => {
    const { read } = stage.services.database;
    return read.select().from(read.tables.seatLimits).orderBy(read.tables.seatLimits.id);
  };

  test('are saved at once where nobody is written to, and stand in the form again', async () => {
    await stage.signUp('asa');
    isDone(
      await save({
        ...holdFor('karlstads  kommun', '1'),
        ...{ each: '2', sector_municipality: '5', sector_company: '0' },
        ...{ organisation: ['MSB', '', ''], organisation_seats: ['1', '', ''] },
      }),
    );
    const page = await stage.get('limits');
    expect(page.text).toContain('Tagna platser 1 av 2 Hålls nu 0 Kvar för alla 1');
    expect(page.body).toMatch(/name="each" value="2"/);
    expect(page.body).toMatch(/name="sector_municipality" value="5"/);
    expect(page.body).toMatch(/name="sector_company" value="0"/);
    expect(page.body).toMatch(/name="held" value="Karlstads kommun"/);
    expect(page.body).toMatch(/name="held_day" value="2027-02-20"/);
    expect(page.body).toMatch(/name="held_time" value="12:00"/);
    expect(page.text).toContain('1 av 1 använda');
    expect(page.text).toContain('Kommun 1 tagna');
    expect((await limits()).map(({ kind }) => kind).toSorted()).toEqual([
      'each',
      'held',
      'organisation',
      'sector',
      'sector',
    ]);
    const english = await stage.get('limits', await stage.as('organiser'));
    expect(english.status).toBe(200);
  });

  test('that let somebody in are first shown, with the letter, and hold as long as it is true', async () => {
    await save({ sector_municipality: '1' });
    await stage.signUp('asa', 'bo');
    expect(await stage.now()).toMatchObject({ seatsTaken: 1, inLine: 1, limited: true });
    const page = await save({ sector_municipality: '2' });
    expect(page.status).toBe(200);
    expect(page.text).toContain('Högst från sektorer kommuner: 1 kommuner: 2');
    expect(page.text).toMatch(/Erbjuds en plats nu 1 .*Bo Ek, Sunne kommun/);
    expect(page.text).toContain('En plats på Tema 2 är din om du vill');
    expect(page.text).toContain('Spara och skicka 1 brev');
    expect((await stage.now()).inLine).toBe(1);
    const letters = await stage.lettersAfter(async () => {
      for (const _ of [1, 2]) isDone(await press(page));
    });
    expect(letters).toEqual(['offer bo']);
    await expectSeatsRight(stage.services.database, stage.clock.now());
  });

  test('for an organisation that nobody has heard of are shown, and saved when that is meant', async () => {
    const { organisations: o } = stage.services.database.read.tables;
    await stage.services.database.write(async (tx) => {
      await tx.update(o).set({ listed: true }).where(eq(o.name, 'Karlstads kommun'));
      await markRegisterChanged(tx);
    });
    const wrong = holdFor('Karlsta universitet och komun', '1', {
      ...{ organisation: ['Karlstads Kommun AB', 'MSB'], organisation_seats: ['1', '1'] },
    });
    const page = await save(wrong);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Registret känner inte till ”Karlsta universitet och komun”.');
    expect(page.text).toMatch(/till ”Karlstads Kommun AB”. .*Menade du Karlstads kommun\?/);
    expect(page.text).not.toContain('till ”MSB”');
    expect(page.text).toContain('Platser som hålls');
    expect(page.text).toContain('Ingen får brev');
    expect(await limits()).toEqual([]);
    const named = async () => (await stage.services.database.read.select().from(o)).length;
    expect(await named()).toBe(3);
    expect(page.body).toMatch(/href="[^"]*limits\?[^"]*held=Karlsta\+universitet/);
    isDone(await press(page));
    expect(await limits()).toHaveLength(3);
    expect(await named()).toBe(5);
    // From now on they are known.
    isDone(await save({ ...wrong, each: '2' }));
  });

  test('are shown again when something happened meanwhile', async () => {
    await save({ each: '1' });
    await stage.signUp('asa');
    await save({ sector_municipality: '1' });
    await stage.signUp('bo');
    const page = await save({});
    expect(page.text).toMatch(/Erbjuds en plats nu/);
    await leave(stage.services, await stage.personOf('bo'), 2);
    const again = await press(page);
    expect(again.status).toBe(409);
    expect(again.text).toContain('Något hann ändras');
    expect(await stage.lettersAfter(() => press(again))).toEqual([]);
    expect((await stage.now()).limited).toBe(false);
  });

  test('turning approval off tells who gets a seat and who waits', async () => {
    isDone(await save({ approval: '1' }));
    await stage.signUp('asa', 'bo', 'cecilia');
    const page = await save({});
    expect(page.text).toContain('Varje anmälan ska godkännas ja nej');
    expect(page.text).toMatch(/Får en plats nu 2 .*Bo Ek.*Ställs på väntelistan nu 1 .*Cecilia Ås/);
    expect(page.text).toContain('Du står på väntelistan till Tema 2');
    expect(page.text).toContain('3 personer får brev.');
    const letters = await stage.lettersAfter(() => press(page));
    expect(letters).toEqual([
      'booking-approved cecilia',
      'invitation REQUEST asa',
      'invitation REQUEST bo',
    ]);
  });

  test('can be gone back to with all that was typed', async () => {
    await save({ approval: '1' });
    await stage.signUp('asa');
    const page = await save({ ...holdFor('MSB', '1'), sector_state: '1' });
    const [, href = ''] = /href="([^"]*limits\?[^"]*)"/.exec(page.body) ?? [];
    const query = href.replaceAll('&amp;', '&').split('?')[1] ?? '';
    const back = await stage.get(`limits?${query}`);
    expect(back.body).toMatch(/name="held" value="MSB"/);
    expect(back.body).toMatch(/name="sector_state" value="1"/);
    expect(back.body).not.toMatch(/id="approval"[^>]*checked/);
  });

  test.each([
    ['nothing new', {}, 'Inget är ändrat'],
    ['letters for a number', { each: 'två' }, 'Skriv antalet platser med siffror'],
    ['none from any organisation', { each: '0' }, 'minst 1, eller lämna tomt'],
    ['half a seat', { sector_region: '1,5' }, 'Skriv antalet platser med siffror, eller'],
    ['less than none', { sector_region: '-1' }, 'Skriv antalet platser med siffror, eller'],
    [
      'an organisation without seats',
      { organisation: ['MSB'], organisation_seats: [''] },
      'Varje rad behöver en organisation och ett antal platser',
    ],
    [
      'seats for nobody',
      { organisation: [''], organisation_seats: ['3'] },
      'Varje rad behöver en organisation och ett antal platser',
    ],
    ['holding no seats', holdFor('MSB', '0'), 'minst en plats och en dag'],
    ['holding for ever', holdFor('MSB', '1', { held_day: [''] }), 'minst en plats och en dag'],
    [
      'a day that has been',
      holdFor('MSB', '1', { held_day: ['2027-01-01'] }),
      'Välj en tid som inte har varit',
    ],
    ['after the seminar', holdFor('MSB', '1', { held_day: ['2027-03-04'] }), 'före seminariet'],
    ['no such day', holdFor('MSB', '1', { held_day: ['2027-02-30'] }), 'Välj en dag, skriven'],
    ['no such time', holdFor('MSB', '1', { held_time: ['25:00'] }), 'ett klockslag som 12.00'],
    ['more than there is', holdFor('MSB', '3'), 'Du vill hålla 3 platser, men seminariet har 2'],
    ['a name too long', holdFor('M'.repeat(161), '1'), 'Texten är för lång'],
    ['too many rows', { organisation: Array(101).fill('MSB') }, 'för många rader'],
    ['half a form', { sector_other: [] }, 'Skriv antalet platser med siffror, eller'],
    ['a field twice', { each: ['1', '2'] }, 'Fältet'],
  ])('%s is refused with a sentence, and what was typed is kept', async (_why, fields, words) => {
    const page = await save(fields);
    expect(page.status).toBe(422);
    expect(page.text).toContain(words);
    expect(page.body).toContain('ds-error-summary');
    expect(await limits()).toEqual([]);
  });

  test('the number of seats is not lowered under what is held', async () => {
    isDone(await save(holdFor('MSB', '2')));
    const page = await stage.post('seats', { capacity: '1' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('Det hålls 2 platser. Släpp några innan du sänker');
  });

  test('a seminar that is called off or held has none to change', async () => {
    await stage.goTo(stage.seminar.endsAt);
    expect((await stage.get('limits')).text).toContain('har hållits');
    expect((await save({ each: '1' })).status).toBe(409);
    expect((await stage.get('limits', await stage.as('reader'))).status).toBe(403);
  });
});
