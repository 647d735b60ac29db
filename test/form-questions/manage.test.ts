import { beforeEach, expect, test } from 'vitest';
import { listQuestions } from '../../src/form-questions/index.ts';
import { pathsIn } from '../../src/paths.ts';
import { findAnySeries } from '../../src/series/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { signInAs } from '../support/organisers.ts';
import { send, visit } from '../support/visit.ts';
import { addSeries, type World } from '../support/world.ts';

const own = (part = '') => pathsIn('sv').organiserSeries('oppna-data', `questions${part}`);
const inEnglish = (part = '') => pathsIn('en').organiserSeries('oppna-data', `questions${part}`);

describeEngines('the organisers’ own questions', (engine) => {
  let site: TestApp;
  let world: World;
  let organiser: { cookie: string };

  beforeEach(async () => {
    const database = await engine.open();
    world = await addSeries(database);
    site = await startApp(database);
    organiser = await signInAs(site, 'organiser');
  });

  const form = (more: Record<string, string | string[]> = {}) => ({
    label_sv: 'Hur kommer du?',
    label_en: '',
    help_sv: '',
    help_en: '',
    kind: 'one',
    seminar: '',
    option_key: ['', '', '', ''],
    option_sv: ['Tåg', 'Bil', '', ''],
    option_en: ['Train', '', '', ''],
    seen: '',
    step: 'save',
    ...more,
  });
  const post = (part: string, fields = {}) => send(site.app, own(part), fields, organiser);
  const get = (path: string) => visit(site.app, path, organiser);
  const stored = () => listQuestions(site.services.database.read, world.series.id);
  const add = async (more = {}) => {
    const answer = await post('/new', form(more));
    expect(answer.headers.location, answer.text).toBe(`${own()}?done=added`);
    const id = Math.max(...(await stored()).map((question) => question.id));
    const [question] = (await stored()).filter((one) => one.id === id);
    if (!question) throw new Error('No question');
    return question;
  };
  const seenOn = async (id: number) => {
    const page = await get(own(`/${id}`));
    return /name="seen" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
  };

  test('there are none, and the overview leads there', async () => {
    const overview = await get(pathsIn('sv').organiserSeries('oppna-data'));
    expect(overview.body).toContain(`href="${own()}"`);
    expect((await get(own())).text).toContain('Inga egna frågor än');
  });

  test('one is added, and is shown as the form will show it, in both languages', async () => {
    const before = (await findAnySeries(site.services.database.read, 'oppna-data'))?.version ?? 0;
    const question = await add({ seminar: '2', required: 'yes', help_sv: 'Vi ordnar taxi.' });
    expect(question).toMatchObject({
      kind: 'one',
      seminarId: world.seminars[1]?.id,
      required: true,
      options: [
        { key: 'o1', label: { sv: 'Tåg', en: 'Train' } },
        { key: 'o2', label: { sv: 'Bil', en: '' } },
      ],
    });
    const swedish = await get(own());
    expect(swedish.text).toMatch(
      /Välj ett svar: Tåg · Bil .*seminarium 2, Tema 2\. Måste besvaras/,
    );
    expect(swedish.text).toContain('Svara om du anmäler dig till seminarium 2, Tema 2. Vi ordnar');
    const english = await get(inEnglish());
    expect(english.text).toContain('Hur kommer du?');
    expect(english.text).toContain('Train Bil');
    const after = await findAnySeries(site.services.database.read, 'oppna-data');
    expect(after?.version).toBe(before + 1);
  });

  test('it can be looked at before it is saved', async () => {
    const page = await post('/new', form({ step: 'preview', label_en: 'How do you travel?' }));
    expect(page.status).toBe(200);
    expect(page.text).toContain('Hur kommer du? (frivilligt) Tåg Bil Inget svar');
    expect(page.text).toContain('How do you travel? (optional) Train Bil No answer');
    expect(page.body).toMatch(/name="option_sv" value="Bil"/);
    expect(await stored()).toEqual([]);
  });

  test.each([
    ['no label', { label_sv: ' ' }, 'Skriv frågan på svenska'],
    ['an over-long label', { label_sv: 'å'.repeat(201) }, 'Texten är för lång'],
    ['no kind', { kind: '' }, 'Välj hur frågan besvaras'],
    ['a made-up kind', { kind: 'date' }, 'Välj hur frågan besvaras'],
    ['a seminar that is not there', { seminar: '7' }, 'Välj bland seminarierna'],
    ['a seminar in words', { seminar: 'två' }, 'Välj bland seminarierna'],
    ['one option', { option_sv: ['Tåg', '', '', ''], option_en: '' }, 'minst två'],
    ['no option', { kind: 'several', option_sv: '', option_en: '' }, 'minst två'],
    ['the same twice', { option_sv: ['Tåg', 'Tåg'] }, 'Två svar är likadana'],
    [
      'an option in English only',
      { option_sv: ['Tåg', '', 'Bil'], option_en: ['', 'Bus'] },
      'svar på svenska',
    ],
    ['a label sent twice', { label_sv: ['A', 'B'] }, 'Fältet kom med två gånger'],
    [
      'eighty options',
      { option_sv: Array.from({ length: 80 }, (_, n) => `S${n}`) },
      'för många svar',
    ],
  ])('%s is refused, and what was typed is kept', async (_why, more, sentence) => {
    const page = await post('/new', form({ label_en: 'Typed & kept', ...more }));
    expect(page.status).toBe(422);
    expect(page.text).toContain(sentence);
    expect(page.body).toContain('class="ds-error-summary"');
    expect(page.body).toContain('value="Typed &amp; kept"');
    expect(await stored()).toEqual([]);
  });

  test('options keep their keys when they are renamed, change places, go and come back', async () => {
    const { id } = await add({ option_sv: ['Tåg', 'Bil', 'Buss', ''] });
    const change = async (option_key: string[], option_sv: string[]) => {
      const seen = await seenOn(id);
      const answer = await post(`/${id}`, form({ option_key, option_sv, option_en: [], seen }));
      expect(answer.status, answer.text).toBe(303);
      const [question] = await stored();
      return question?.options.map(({ key, label, retired }) =>
        [key, label.sv, retired && 'gone'].filter(Boolean).join(' '),
      );
    };
    expect(await change(['o1', 'o2', 'o3'], ['Tåget', 'Bil', 'Buss'])).toEqual([
      'o1 Tåget',
      'o2 Bil',
      'o3 Buss',
    ]);
    expect(await change(['o1', 'o2', 'o3'], ['Bil', 'Tåget', 'Buss'])).toEqual([
      'o2 Bil',
      'o1 Tåget',
      'o3 Buss',
    ]);
    expect(await change(['o2', 'o1', 'o3', ''], ['Bil', '', 'Buss', 'Till fots'])).toEqual([
      'o2 Bil',
      'o3 Buss',
      'o4 Till fots',
      'o1 Tåget gone',
    ]);
    expect(await change(['o2', 'o3', 'o4', ''], ['Bil', 'Buss', 'Cykel', 'Tåget'])).toEqual([
      'o2 Bil',
      'o3 Buss',
      'o4 Cykel',
      'o1 Tåget',
    ]);
  });

  test('when somebody else changed it meanwhile, nothing is overwritten unseen', async () => {
    const { id } = await add();
    const seen = await seenOn(id);
    await post(`/${id}`, form({ seen, label_sv: 'Hur reser du?', option_key: ['o1', 'o2'] }));
    const late = await post(`/${id}`, form({ seen, label_sv: 'Resa?', option_key: ['o1', 'o2'] }));
    expect(late.status).toBe(422);
    expect(late.text).toContain('Någon annan har ändrat frågan');
    expect(late.body).toContain('value="Resa?"');
    expect((await stored())[0]?.label.sv).toBe('Hur reser du?');
    const now = /name="seen" value="([^"]+)"/.exec(late.body)?.[1] ?? '';
    const again = await post(`/${id}`, form({ seen: now, label_sv: 'Resa?' }));
    expect(again.status).toBe(303);
    expect((await stored())[0]?.label.sv).toBe('Resa?');
  });

  test('they change places, and the ends stay ends', async () => {
    const ids: number[] = [];
    for (const label_sv of ['A', 'B', 'C']) ids.push((await add({ label_sv })).id);
    const order = async () => (await stored()).map(({ label }) => label.sv).join('');
    const move = (at: number, direction: string) => post(`/${ids[at]}/${direction}`);
    await move(2, 'up');
    expect(await order()).toBe('ACB');
    await move(0, 'down');
    expect(await order()).toBe('CAB');
    const end = await move(2, 'up');
    expect(end.headers.location).toBe(`${own()}?done=same`);
    await post(`/${ids[0]}/retirement`);
    expect((await move(1, 'up')).headers.location).toBe(`${own()}?done=moved`);
    expect(await order()).toBe('BAC');
    expect((await move(2, 'down')).headers.location).toBe(`${own()}?done=same`);
  });

  test('one that is retired is asked no more, and can be asked again', async () => {
    const { id } = await add();
    await post(`/${id}/retirement`);
    const page = await get(own());
    expect(page.text).toMatch(/Frågor som inte ställs längre .*Hur kommer du\?/);
    expect(page.body).not.toContain('name="question_');
    expect((await post(`/${id}/retirement`)).headers.location).toBe(`${own()}?done=same`);
    await post(`/${id}/return`);
    expect((await get(own())).body).toContain(`name="question_${id}"`);
  });

  test('there is room for thirty', async () => {
    for (let n = 0; n < 30; n++) await add({ label_sv: `Fråga ${n}` });
    const page = await post('/new', form());
    expect(page.status).toBe(422);
    expect(page.text).toContain('redan så många frågor');
    const [question] = await stored();
    await post(`/${question?.id}/retirement`);
    await add();
    const back = await post(`/${question?.id}/return`);
    expect(back.headers.location).toBe(`${own()}?done=tooMany`);
  });

  test('of another series is not found', async () => {
    const { id } = await add();
    await addSeries(site.services.database, { slug: 'annan' });
    const foreign = pathsIn('sv').organiserSeries('annan', `questions/${id}`);
    expect((await get(foreign)).status).toBe(404);
    expect((await send(site.app, foreign, form(), organiser)).status).toBe(404);
    expect((await send(site.app, `${foreign}/retirement`, {}, organiser)).status).toBe(404);
    expect((await get(own('/0'))).status).toBe(404);
  });

  test('a reader sees them and changes nothing', async () => {
    const { id } = await add();
    const reader = await signInAs(site, 'reader');
    const page = await visit(site.app, own(), reader);
    expect(page.text).toContain('Hur kommer du?');
    expect(page.body).not.toContain(`questions/${id}`);
    expect((await send(site.app, own(`/${id}/retirement`), {}, reader)).status).toBe(403);
  });
});
