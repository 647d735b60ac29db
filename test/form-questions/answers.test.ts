import { eq } from 'drizzle-orm/sql';
import { beforeEach, describe, expect, test } from 'vitest';
import { answerColumns, answersOf, questionsOf } from '../../src/form-questions/index.ts';
import { pathsIn } from '../../src/paths.ts';
import { findAnySeries } from '../../src/series/index.ts';
import { describeEngines } from '../support/database.ts';
import { cast } from '../support/world.ts';
import { setQuestions, signUpPath } from './stage.ts';

type Stage = Awaited<ReturnType<typeof setQuestions>>;

describeEngines('answers to own questions', (engine) => {
  let stage: Stage;

  beforeEach(async () => {
    stage = await setQuestions(engine);
  });

  const answered = () => ({ [stage.wish]: 'Hur\r\nbörjar man?', [stage.travel]: 'o1' });
  const history = async () => {
    const { read } = stage.services.database;
    return read.select().from(read.tables.history).orderBy(read.tables.history.id);
  };

  describe('the form', () => {
    test('asks them on its own page and on the series page, and says of which seminar', async () => {
      for (const path of [signUpPath, pathsIn('sv').series('oppna-data')]) {
        const page = await stage.get(path);
        expect(page.text).toContain('Vad vill du veta? (frivilligt)');
        expect(page.text).toContain('Hur kommer du? Tåg Bil Vilka ämnen?');
        expect(page.text).toContain('Svara om du anmäler dig till seminarium 2, Tema 2.');
        expect(page.body).toContain(`<textarea class="ds-input" id="${stage.wish}"`);
      }
      const english = await stage.get(pathsIn('en').signUp('oppna-data'));
      expect(english.text).toContain('Answer if you sign up for seminar 2, Tema 2 (en).');
    });

    test('a question that is changed shows at once on the kept page', async () => {
      const page = pathsIn('sv').series('oppna-data');
      await stage.get(page);
      await stage.ask({
        ...{ kind: 'text', options: [], help: null },
        label: { sv: 'Ny?', en: '' },
        required: false,
      });
      expect((await stage.get(page)).text).toContain('Ny? (frivilligt)');
    });

    test('they are read once for each version of the series', async () => {
      const { read } = stage.services.database;
      const series = await findAnySeries(read, 'oppna-data');
      if (!series) throw new Error('No series');
      const first = await questionsOf(read, series);
      expect(await questionsOf(read, series)).toBe(first);
      expect(await questionsOf(read, { ...series, version: series.version + 1 })).toEqual(first);
      expect(await questionsOf(read, series)).not.toBe(first);
    });

    test('one about a seminar that has been is not asked', async () => {
      stage.site.clock.set('2027-03-04T09:00:00Z');
      const page = await stage.get(signUpPath);
      expect(page.text).not.toContain('Vilka ämnen?');
      const answer = await stage.post(cast.asa, {
        ...{ seminars: [], whole_series: 'yes' },
        [stage.travel]: 'o1',
      });
      expect(answer.status).toBe(303);
    });
  });

  describe('signing up', () => {
    test('stores them with the sign-up, cleaned, and history does not tell them', async () => {
      const answer = await stage.post(cast.asa, {
        ...answered(),
        question_999: 'ingen',
        [stage.topics]: 'o1',
      });
      expect(answer.status).toBe(303);
      expect(await stage.answers()).toEqual({
        [stage.ids.wish]: 'Hur\nbörjar man?',
        [stage.ids.travel]: ['o1'],
      });
      const receipt = await stage.get(String(answer.headers.location));
      expect(receipt.text).not.toContain('Hur börjar man?');
      const told = JSON.stringify(await history());
      expect(told).toContain(`"questions":[${stage.ids.wish},${stage.ids.travel}]`);
      expect(told).not.toContain('börjar');
    });

    test('what a seminar needs is asked of those who tick it, or the whole series', async () => {
      expect((await stage.post(cast.asa, answered())).status).toBe(303);
      const second = await stage.post(cast.bo, { ...answered(), seminars: ['2'] });
      expect(second.status).toBe(422);
      expect(second.text).toContain('Välj minst ett svar på frågan ”Vilka ämnen?”');
      const whole = { ...answered(), seminars: [], whole_series: 'yes' };
      expect((await stage.post(cast.bo, whole)).status).toBe(422);
      const full = { ...whole, [stage.topics]: ['o3', 'o1'] };
      expect((await stage.post(cast.bo, full)).status).toBe(303);
      expect((await stage.answers())[stage.ids.topics]).toEqual(['o1', 'o3']);
    });

    test.each([
      ['nothing chosen', () => ({}), 'Välj ett svar på frågan ”Hur kommer du?”'],
      ['nothing chosen, said', () => ({ [stage.travel]: '' }), 'Välj ett svar på frågan'],
      ['a made-up option', () => ({ [stage.travel]: 'o9' }), 'Välj bland svaren'],
      ['two where one is asked', () => ({ [stage.travel]: ['o1', 'o2'] }), 'två gånger'],
      ['a text sent twice', () => ({ ...answered(), [stage.wish]: ['a', 'b'] }), 'två gånger'],
      [
        'one option too many',
        () => ({ ...answered(), seminars: ['2'], [stage.topics]: ['o1', 'x'] }),
        'Välj bland svaren',
      ],
      [
        'an over-long text',
        () => ({ ...answered(), [stage.wish]: 'å'.repeat(1001) }),
        'högst 1000',
      ],
    ])('%s is refused, and what was typed is kept', async (_why, more, sentence) => {
      const page = await stage.post(cast.asa, { [stage.wish]: 'Skrivet & sparat', ...more() });
      expect(page.status).toBe(422);
      expect(page.text.replaceAll('\u00a0', ' ')).toContain(sentence);
      expect(page.body).toMatch(/href="#question_\d+"/);
      expect(page.body).toContain('value="asa@karlstad.example"');
      expect(await stage.signUps()).toEqual([]);
      if (!(stage.wish in more())) expect(page.body).toContain('>Skrivet &amp; sparat</textarea>');
    });

    test('a thousand letters are enough for anyone, and count as letters', async () => {
      const long = '😀'.repeat(1000);
      expect((await stage.post(cast.asa, { ...answered(), [stage.wish]: long })).status).toBe(303);
      expect((await stage.answers())[stage.ids.wish]).toBe(long);
    });

    test('the same again is one submission; another answer is another, that changes nothing', async () => {
      const key = { idempotency_key: 'k' };
      const first = await stage.post(cast.asa, { ...answered(), ...key });
      const again = await stage.post(cast.asa, { ...answered(), ...key });
      expect(again.headers.location).toBe(first.headers.location);
      const other = { ...answered(), ...key, [stage.travel]: 'o2' };
      const another = await stage.post(cast.asa, other);
      expect(another.status).toBe(303);
      expect(another.headers.location).not.toBe(first.headers.location);
      expect((await stage.answers())[stage.ids.travel]).toEqual(['o1']);
    });

    test('a second form adds what was not answered, and changes nothing', async () => {
      await stage.post(cast.asa, { [stage.travel]: 'o1' });
      await stage.post(cast.asa, {
        ...{ seminars: ['2'], [stage.travel]: 'o2' },
        ...{ [stage.wish]: 'Sen', [stage.topics]: 'o2' },
      });
      expect(await stage.answers()).toEqual({
        [stage.ids.travel]: ['o1'],
        [stage.ids.wish]: 'Sen',
        [stage.ids.topics]: ['o2'],
      });
    });
  });

  describe('the own page', () => {
    test('shows them, and lets them be changed and taken away', async () => {
      await stage.post(cast.asa, answered());
      const page = await stage.get(await stage.own(cast.asa));
      expect(page.text).toContain('Hur kommer du? Tåg');
      expect(page.text).not.toContain('Vilka ämnen?');
      const path = await stage.own(cast.asa, 'answers');
      const form = await stage.get(path);
      expect(form.body).toMatch(/value="o1" checked/);
      expect(form.body).toContain('>Hur\nbörjar man?</textarea>');
      const changed = await stage.send(path, { [stage.wish]: ' ', [stage.travel]: 'o2' });
      expect(changed.headers.location).toMatch(/\?done=answered$/);
      expect(await stage.answers()).toEqual({ [stage.ids.travel]: ['o2'] });
      const again = await stage.send(path, { [stage.travel]: 'o2' });
      expect(again.headers.location).toMatch(/\?done=nothing$/);
      const entries = (await history()).filter(({ event }) => event === 'sign_up.answered');
      expect(entries.map(({ actor, details }) => [actor, details])).toEqual([
        ['attendee', { questions: [stage.ids.wish, stage.ids.travel] }],
      ]);
    });

    test('refuses what the form refuses, and shows what was typed', async () => {
      await stage.post(cast.asa, { ...answered(), seminars: ['2'], [stage.topics]: ['o1', 'o2'] });
      const path = await stage.own(cast.asa, 'answers');
      const page = await stage.send(path, { [stage.wish]: 'Nytt', [stage.travel]: 'o1' });
      expect(page.status).toBe(422);
      expect(page.text).toContain('Välj minst ett svar på frågan ”Vilka ämnen?”');
      expect(page.body).not.toMatch(/name="question_\d+" value="o2" checked/);
      expect(page.body).toContain('>Nytt</textarea>');
    });

    test('an option that is gone stays with whoever chose it, until they choose another', async () => {
      await stage.post(cast.asa, answered());
      await stage.services.database.write(async (tx) => {
        const { formQuestions: q } = tx.tables;
        const options = [
          { key: 'o2', label: { sv: 'Bil', en: '' } },
          { key: 'o1', label: { sv: 'Tåg', en: '' }, retired: true as const },
        ];
        await tx.update(q).set({ options }).where(eq(q.id, stage.ids.travel));
        const { series } = tx.tables;
        await tx.update(series).set({ version: 99 });
      });
      expect((await stage.get(await stage.own(cast.asa))).text).toContain('Hur kommer du? Tåg');
      expect((await stage.get(signUpPath)).text).not.toContain('Tåg');
      expect((await stage.post(cast.bo, answered())).status).toBe(422);
      const path = await stage.own(cast.asa, 'answers');
      expect((await stage.get(path)).text).toContain('Bil Tåg');
      const kept = await stage.send(path, { [stage.wish]: 'x', [stage.travel]: 'o1' });
      expect(kept.status).toBe(303);
      await stage.send(path, { [stage.travel]: 'o2' });
      expect((await stage.send(path, { [stage.travel]: 'o1' })).status).toBe(422);
    });

    test('of a cancelled sign-up, or a guessed one, changes nothing', async () => {
      await stage.post(cast.asa, answered());
      const path = await stage.own(cast.asa, 'answers');
      await stage.send(await stage.own(cast.asa, 'cancellation'), {});
      expect((await stage.send(path, { [stage.travel]: 'o2' })).status).toBe(404);
      expect((await stage.get(`${path.replace(/[^/]+\/answers$/, 'x')}/answers`)).status).toBe(404);
      expect((await stage.answers())[stage.ids.travel]).toEqual(['o1']);
    });
  });

  describe('organisers', () => {
    test('see and change them on the person’s page', async () => {
      await stage.post(cast.asa, answered());
      const { id } = await stage.personOf(cast.asa);
      const page = await stage.get(stage.people(`/${id}`), stage.organiser);
      expect(page.text).toContain('Svar på egna frågor Vad vill du veta? Hur börjar man?');
      const path = stage.people(`/${id}/answers`);
      expect((await stage.get(path, stage.organiser)).text).toContain(
        'Hur kommer du? (frivilligt)',
      );
      const changed = await stage.send(path, { [stage.wish]: 'Nytt' }, stage.organiser);
      expect(changed.headers.location).toMatch(/\?done=answered$/);
      expect(await stage.answers()).toEqual({ [stage.ids.wish]: 'Nytt' });
      const after = await stage.get(String(changed.headers.location), stage.organiser);
      expect(after.text).toMatch(/Svar på egna frågor ändrade 13\u00a0januari .* organiser@lans/);
    });

    test('sign somebody up without knowing the answers', async () => {
      const form = { name: 'Bo Ek', email: 'bo@sunne.example', organisation: 'Sunne kommun' };
      const more = { role: 'Chef', role_category: 'leader', language: 'sv', seminars: ['2'] };
      const path = stage.people('/new');
      expect((await stage.get(path, stage.organiser)).text).toContain('Vilka ämnen? (frivilligt)');
      const answer = await stage.send(
        path,
        { ...form, ...more, [stage.topics]: 'o3' },
        stage.organiser,
      );
      expect(answer.status).toBe(303);
      expect(await stage.answers()).toEqual({ [stage.ids.topics]: ['o3'] });
    });

    test('have them as columns, with a retired one as long as it has answers', async () => {
      await stage.post(cast.asa, { ...answered(), seminars: ['2'], [stage.topics]: ['o1', 'o3'] });
      await stage.post(cast.bo, { [stage.travel]: 'o2' });
      const { read } = stage.services.database;
      const retire = (id: number) =>
        stage.send(
          pathsIn('sv').organiserSeries('oppna-data', `questions/${id}/retirement`),
          {},
          stage.organiser,
        );
      await retire(stage.ids.topics);
      const columns = await answerColumns(read, stage.series.id);
      expect(columns.map(({ key, label, isRetired }) => [key, label.en, isRetired])).toEqual([
        [stage.wish, 'Vad vill du veta?', false],
        [stage.travel, 'Hur kommer du?', false],
        [stage.topics, 'Vilka ämnen?', true],
      ]);
      const [asa, bo] = [await stage.personOf(cast.asa), await stage.personOf(cast.bo)];
      const words = await answersOf(read, [asa.id, bo.id], 'en');
      expect(words.get(asa.id)?.get(stage.ids.topics)).toBe('Kartor; Luft');
      expect(words.get(bo.id)).toEqual(new Map([[stage.ids.travel, 'Bil']]));
      expect(await answersOf(read, [], 'sv')).toEqual(new Map());
    });

    test('a question that has answers never turns into another kind', async () => {
      await stage.post(cast.asa, answered());
      const path = pathsIn('sv').organiserSeries('oppna-data', `questions/${stage.ids.travel}`);
      const { body } = await stage.get(path, stage.organiser);
      const seen = /name="seen" value="([^"]+)"/.exec(body)?.[1] ?? '';
      const form = { label_sv: 'Hur?', label_en: '', help_sv: '', help_en: '', seminar: '' };
      const page = await stage.send(path, { ...form, kind: 'text', seen }, stage.organiser);
      expect(page.status).toBe(422);
      expect(page.text).toContain('Frågan har redan svar av ett annat slag');
      const options = { option_key: ['o1', 'o2'], option_sv: ['Tåg', 'Bil'], option_en: ['', ''] };
      const several = await stage.send(
        path,
        { ...form, ...options, kind: 'several', seen },
        stage.organiser,
      );
      expect(several.status).toBe(303);
      expect((await stage.get(await stage.own(cast.asa))).text).toContain('Hur? Tåg');
    });
  });
});
