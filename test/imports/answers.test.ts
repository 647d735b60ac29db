import readXlsx from 'read-excel-file/node';
import { beforeEach, expect, test } from 'vitest';
import { pathsIn } from '../../src/paths.ts';
import { setQuestions } from '../form-questions/stage.ts';
import { describeEngines } from '../support/database.ts';
import { expectSeatsRight } from '../support/invariants.ts';
import { cast } from '../support/world.ts';
import { readZip } from '../support/zip.ts';
import { stageOf } from './stage.ts';

const file = pathsIn('sv').organiserSeries('oppna-data', 'people');
const head = 'Namn;E-post;Organisation;Nr;Vad vill du veta?;Hur kommer du?;Vilka ämnen?';

describeEngines('answers to own questions, from a file', (engine) => {
  let asked: Awaited<ReturnType<typeof setQuestions>>;
  let stage: Awaited<ReturnType<typeof stageOf>>;

  beforeEach(async () => ({ asked, stage } = await open()));

  async function open() {
    const set = await setQuestions(engine);
    return { asked: set, stage: await stageOf(set.site, 'owner') };
  }

  /** What each address answered. */
  const answers = async (of = asked) => {
    const { read } = of.services.database;
    const { formAnswers } = read.tables;
    const people = new Map((await of.signUps()).map(({ id, email }) => [id, email]));
    const rows = await read.select().from(formAnswers);
    return rows
      .map(({ signUpId, questionId, value }) => [people.get(signUpId), questionId, value] as const)
      .toSorted(([a = '', n], [b = '', m]) => (a ?? '').localeCompare(b ?? '') || n - m);
  };

  test('are told row by row, and kept as they were told', async () => {
    const { wish, travel, topics } = asked.ids;
    const long = (length: number) => '🌲'.repeat(length);
    const path = await stage.upload(
      [
        head,
        'Åsa;asa@x.example;Karlstads kommun;1;Hur man börjar;tåg;',
        'Åsa;asa@x.example;Karlstads kommun;2;Något annat;Tåg;Buller',
        'Bo;bo@x.example;Sunne kommun;1, 2;;BIL;"luft; Kartor"',
        'Cecilia;cecilia@x.example;MSB;2;;Cykel;"Buller, Damm"',
        'Dag;dag@x.example;Bolaget AB;2;;;',
        `Eva;eva@x.example;Bolaget AB;1;${long(1001)};Bil;`,
        `Frans;frans@x.example;Bolaget AB;1;${long(1000)};Bil;`,
        'Frans;frans@x.example;Bolaget AB;1;Två gånger;Bil;',
      ].join('\n'),
    );
    expect(await stage.formAt(path)).toMatchObject({
      [`column_${asked.wish}`]: '4',
      [`column_${asked.travel}`]: '5',
      [`column_${asked.topics}`]: '6',
      column_seminars: '3',
    });
    const trial = await stage.choose(path);
    expect(stage.rowsOf(trial)).toEqual([
      '7 Går inte Ett fält är för långt.',
      '3 En morgon till Seminarium 2: bekräftad. Ett svar är ett annat än högre upp i filen, och det första gäller.',
      '5 Ny Seminarium 2: bekräftad. Ett svar finns inte bland alternativen och sparas inte.',
      '6 Ny Seminarium 2: bekräftad. Ett obligatoriskt svar saknas.',
      '9 Samma som ovan Säger detsamma som rad 8. Ett svar är ett annat än högre upp i filen, och det första gäller.',
      '2 Ny Seminarium 1: bekräftad',
      '4 Ny Seminarium 1 och 2: bekräftad',
      '8 Ny Seminarium 1: bekräftad',
    ]);
    expect(trial.text).toContain('8 svar på egna frågor sparas.');
    expect(await answers()).toEqual([]);

    const done = await stage.run(path);
    expect(done.text).toContain('8 svar på egna frågor är sparade.');
    expect(await answers()).toEqual([
      ['asa@x.example', wish, 'Hur man börjar'],
      ['asa@x.example', travel, ['o1']],
      ['asa@x.example', topics, ['o2']],
      ['bo@x.example', travel, ['o2']],
      ['bo@x.example', topics, ['o1', 'o3']],
      ['cecilia@x.example', topics, ['o2']],
      ['frans@x.example', wish, long(1000)],
      ['frans@x.example', travel, ['o2']],
    ]);
  });

  test('add to what somebody answered, and never change it', async () => {
    await asked.post(cast.asa, { [asked.travel]: 'o1' });
    const path = await stage.upload(
      `${head}\nÅsa Öberg;${cast.asa.email};Karlstads kommun;1;Hur man börjar;Bil;`,
    );
    const trial = await stage.choose(path);
    expect(trial.text).toContain('1 svar på egna frågor sparas.');
    await stage.run(path);
    const { wish, travel } = asked.ids;
    expect(await answers()).toEqual([
      [cast.asa.email, wish, 'Hur man börjar'],
      [cast.asa.email, travel, ['o1']],
    ]);
  });

  const label = (sv: string) => ({ sv, en: '' });
  /** Names that are easily taken for something else. */
  async function askMore({ ask }: typeof asked) {
    const text = { kind: 'text' as const, help: null, required: false, options: [] };
    const role = await ask({ ...text, label: label('Roll') });
    const twice = await ask({ ...text, label: label('Annat') });
    const again = await ask({ ...text, label: label('Annat') });
    const several = await ask({
      ...{ kind: 'several', help: null, required: false, label: label('Hur äter du?') },
      options: ['Smörgås; utan ost', 'Smörgås', 'Gröt, med sylt'].map((name, n) => ({
        ...{ key: `o${n + 1}`, label: label(name) },
      })),
    });
    return [role, twice, again, several].map(({ id }) => `question_${id}`);
  }

  /** To the letter, with all that was answered (LAW-23). */
  test.each(['csv', 'xlsx', 'json', 'zip'])(
    'an export of ours as %s imports as equal',
    async (kind) => {
      const [role = '', twice = '', again = '', several = ''] = await askMore(asked);
      const { wish, travel, topics } = asked;
      const hasGuard = kind !== 'xlsx';
      const sent = [
        await asked.post(cast.asa, {
          ...{ seminars: ['1', '2'], [travel]: 'o1', [topics]: ['o1', 'o3'] },
          ...{ [wish]: 'Två\r\nrader; "citat"', [role]: '=1+1', [several]: ['o1', 'o3'] },
        }),
        await asked.post(cast.bo, {
          ...{ [travel]: 'o2', [twice]: hasGuard ? "'=1" : '1,5', [again]: '+46', [several]: 'o2' },
        }),
        await asked.post(cast.cecilia, { [travel]: 'o2', [again]: '007' }),
      ];
      expect(sent.map(({ status }) => status)).toEqual([303, 303, 303]);
      const taken = await take(asked, kind);
      const copy = await open();
      await askMore(copy.asked);
      const path = await copy.stage.upload(taken.rawPayload, `lista.${kind}`);
      const trial = await copy.stage.choose(path);
      expect(trial.text).not.toMatch(/Går inte|svar finns inte|Ett annat/);
      expect((await copy.stage.run(path)).heading).toBe('Inläst');
      expect(await answers(copy.asked)).toEqual(await answers());
      expect(await answers()).toHaveLength(11);
      expect(await contentOf(await take(copy.asked, kind), kind)).toEqual(
        await contentOf(taken, kind),
      );
      await expectSeatsRight(copy.asked.services.database, copy.asked.site.clock.now());

      const second = await copy.stage.upload(taken.rawPayload, `lista.${kind}`);
      const page = await copy.stage.choose(second);
      expect(page.text).toContain('Det finns ingenting i filen att lägga till.');
      await copy.stage.run(second);
      expect(await answers(copy.asked)).toEqual(await answers());
      expect(await contentOf(await take(copy.asked, kind), kind)).toEqual(
        await contentOf(taken, kind),
      );
    },
  );

  const take = async ({ app, organiser }: typeof asked, kind: string) => {
    const answer = await app.inject({ url: `${file}.${kind}`, headers: organiser });
    expect(answer.statusCode).toBe(200);
    return answer;
  };
  async function contentOf({ rawPayload }: { rawPayload: Buffer }, kind: string) {
    if (kind === 'csv') return rawPayload.toString().split('\r\n');
    if (kind === 'json') return JSON.parse(rawPayload.toString()).rows;
    if (kind === 'xlsx') return (await readXlsx(rawPayload))[0]?.data;
    const lists = [...readZip(rawPayload)].filter(([name]) => name.endsWith('.csv'));
    expect(lists).toHaveLength(1);
    return lists.map(([, list]) => list.toString().split('\r\n'));
  }
});
