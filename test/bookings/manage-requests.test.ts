import { beforeEach, expect, test } from 'vitest';
import { describeEngines } from '../support/database.ts';
import { buttonOf, type Name, noLimits, type Stage, setStage } from './manage-stage.ts';

describeEngines('requests for a seat', (engine) => {
  let stage: Stage;

  /** Two seats, one of them at most for municipalities; Åsa, Bo and Cecilia have asked. */
  beforeEach(async () => {
    stage = await setStage(engine);
    await stage.post('limits', { ...noLimits, approval: '1', sector_municipality: '1' });
    await stage.signUp('asa', 'bo', 'cecilia');
  });

  const idOf = async (name: Name) => {
    const { read } = stage.services.database;
    const { id } = await stage.personOf(name);
    const rows = await read.select().from(read.tables.bookings);
    return rows.find(({ signUpId }) => signUpId === id)?.id ?? 0;
  };
  const answer = async (name: Name, noun: string, fields: Parameters<Stage['post']>[1] = {}) =>
    stage.post(`requests/${await idOf(name)}/${noun}`, fields);
  const doneIn = ({ headers }: Awaited<ReturnType<typeof answer>>) =>
    String(headers.location).split('done=')[1];

  test('stand in their order, each with what a yes would give now', async () => {
    const page = await stage.get('requests');
    expect(page.text).toMatch(
      /3 personer väntar på svar.*Åsa Öberg.*Får en plats om du godkänner nu.*Bo Ek.*Cecilia Ås/,
    );
    await answer('asa', 'approval');
    const after = await stage.get('requests');
    expect(after.text).toMatch(
      /2 personer väntar på svar.*Bo Ek.*Alla platser för kommuner är tagna. Ställs på väntelistan om du godkänner nu.*Cecilia Ås.*Får en plats/,
    );
    expect((await stage.get('limits')).text).toContain('Förfrågningar som väntar på svar 2');
  });

  test('are answered yes or no, and the page says what came of it', async () => {
    const letters = await stage.lettersAfter(async () => {
      expect(doneIn(await answer('asa', 'approval'))).toBe('seated');
      expect(doneIn(await answer('bo', 'approval'))).toBe('in-line');
      const refusal = { because: ' Bara  för nya ', shown: 'Bara för nya', step: 'save' };
      expect(doneIn(await answer('cecilia', 'refusal', { ...refusal, letters: 'send' }))).toBe(
        'refused',
      );
      expect(doneIn(await answer('cecilia', 'approval'))).toBe('not-asking');
    });
    expect(letters).toEqual([
      'booking-approved bo',
      'booking-refused cecilia',
      'invitation REQUEST asa',
    ]);
    expect((await stage.get('requests?done=refused')).text).toContain('Personen får ett brev');
    expect((await stage.get('requests')).text).toContain('Ingen väntar på svar.');
    const { bookings } = stage.services.database.read.tables;
    const rows = await stage.services.database.read.select().from(bookings);
    expect(rows.map(({ refusedBecause }) => refusedBecause).filter(Boolean)).toEqual([
      'Bara för nya',
    ]);
  });

  test('a no is shown as the letter that it will be, in the person’s language', async () => {
    const path = `requests/${await idOf('bo')}/refusal`;
    const letters = await stage.lettersAfter(async () => {
      const page = await stage.get(path);
      expect(page.heading).toBe('Avslå förfrågan från Bo Ek');
      expect(page.text).toMatch(/De här breven skickas.*Till bo@/);
      expect(buttonOf(page)).toEqual({ shown: '' });
      const told = await stage.post(path, { because: ' Bara  för nya ', letters: 'send' });
      expect(told.status).toBe(200);
      expect(told.body).toMatch(/letter-source">[^<]*Bara för nya/);
      expect(buttonOf(told)).toEqual({ shown: 'Bara för nya' });
      const cecilia = await stage.get(`requests/${await idOf('cecilia')}/refusal`);
      expect(cecilia.text).toContain('the organiser cannot give you a seat this time');
    });
    expect(letters).toEqual([]);
    expect((await stage.get('requests')).text).toContain('3 personer väntar på svar');
  });

  test('a letter with another reason than was shown is shown before it is sent', async () => {
    const save = { because: 'Bara för nya', letters: 'send', step: 'save' };
    const others: Record<string, string>[] = [{}, { shown: '' }, { shown: 'Något annat' }];
    for (const shown of others) {
      const page = await answer('bo', 'refusal', { ...save, ...shown });
      expect(page.status).toBe(200);
      expect(page.text).toContain('Skälet är ändrat. Så här står det i brevet nu.');
      expect(buttonOf(page)).toEqual({ shown: 'Bara för nya' });
    }
    expect((await stage.get('requests')).text).toContain('3 personer väntar på svar');
  });

  test('a no may be said without a letter', async () => {
    const letters = await stage.lettersAfter(async () => {
      const page = await answer('bo', 'refusal', { because: 'Fullt' });
      expect(page.text).toContain('De här breven sparas men skickas inte');
      const done = doneIn(
        await answer('bo', 'refusal', { ...buttonOf(page), because: 'Fullt', step: 'save' }),
      );
      expect(done).toBe('refused-quietly');
    });
    expect(letters).toEqual(['booking-refused bo']);
    const { outbox } = stage.services.database.read.tables;
    const rows = await stage.services.database.read.select().from(outbox);
    expect(rows.find(({ kind }) => kind === 'booking-refused')?.state).toBe('withheld');
    expect((await stage.get('requests?done=refused-quietly')).text).toContain(
      'Avslagen. Inget brev har skickats.',
    );
    expect(doneIn(await stage.get(`requests/${await idOf('bo')}/refusal`))).toBe('not-asking');
  });

  test('a reason that is too long is refused, and kept', async () => {
    const because = 'x'.repeat(301);
    const page = await answer('bo', 'refusal', { because, shown: '', step: 'save' });
    expect(page.status).toBe(422);
    expect(page.body).toContain('id="because"');
    expect(page.body).toContain(because);
    expect(page.text).toContain('Texten är för lång');
    const wrong = { because: ['a', 'b'], step: 'x', letters: 'x', shown: because };
    for (const [field, value] of Object.entries(wrong)) {
      expect((await answer('bo', 'refusal', { [field]: value })).status, field).toBe(422);
    }
  });

  test('a booking of another seminar, or of none, is not found', async () => {
    for (const id of ['999', 'x', '0', '-1', '1e3', '9999999999']) {
      expect((await stage.post(`requests/${id}/approval`)).status, id).toBe(404);
      expect((await stage.get(`requests/${id}/refusal`)).status, id).toBe(404);
    }
    const elsewhere = stage.path(`requests/${await idOf('asa')}/approval`).replace('/2/', '/1/');
    const { statusCode } = await stage.app.inject({
      method: 'POST',
      url: elsewhere,
      headers: await stage.as('organiser'),
    });
    expect(statusCode).toBe(404);
  });

  test('a reader sees them and answers nobody', async () => {
    const reader = await stage.as('reader');
    const page = await stage.get('requests', reader);
    expect(page.text).toContain('Åsa Öberg');
    expect(page.body).not.toContain('/approval');
    expect(page.body).not.toContain('/refusal');
    const form = await stage.get(`requests/${await idOf('bo')}/refusal`, reader);
    expect(form.status).toBe(403);
  });

  test('when the seminar has begun nobody is answered', async () => {
    await stage.goTo(stage.seminar.startsAt);
    expect(doneIn(await answer('asa', 'approval'))).toBe('not-asking');
    expect(doneIn(await answer('asa', 'refusal', { step: 'save' }))).toBe('not-asking');
    expect((await stage.get('requests')).body).not.toContain('/approval');
  });
});
