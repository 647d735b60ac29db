import { listQuestions } from '../../src/form-questions/index.ts';
import { insertQuestion, type NewQuestion } from '../../src/form-questions/store.ts';
import { pathsIn } from '../../src/paths.ts';
import { makeSecretLink } from '../../src/secret-links.ts';
import { raiseVersion } from '../../src/series/index.ts';
import { startApp } from '../support/app.ts';
import type { Engine } from '../support/database.ts';
import { signInAs } from '../support/organisers.ts';
import { send, visit } from '../support/visit.ts';
import { addSeries, type cast } from '../support/world.ts';

const sv = pathsIn('sv');
export const signUpPath = sv.signUp('oppna-data');

type Fields = Record<string, string | string[]>;
type Person = (typeof cast)[keyof typeof cast];
const options = (...names: string[]) =>
  names.map((name, n) => ({ key: `o${n + 1}`, label: { sv: name, en: '' } }));

/** A series of three mornings that asks three questions of its own; the last of the second only. */
export async function setQuestions(engine: Engine) {
  const site = await startApp(await engine.open());
  const { services, app } = site;
  const { read } = services.database;
  const { series, seminars } = await addSeries(services.database);
  const second = seminars[1]?.id ?? 0;
  const ask = (question: Omit<NewQuestion, 'seriesId' | 'position' | 'createdAt'>) =>
    services.database.write(async (tx) => {
      await raiseVersion(tx, series.id);
      const row = { ...question, seriesId: series.id, createdAt: services.clock() };
      return insertQuestion(tx, row);
    });
  const common = { help: null, required: true };
  const label = (text: string) => ({ sv: text, en: '' });
  const wish = await ask({
    ...{ ...common, kind: 'text', label: label('Vad vill du veta?'), options: [] },
    required: false,
  });
  const travel = await ask({
    ...{ ...common, kind: 'one', label: label('Hur kommer du?'), options: options('Tåg', 'Bil') },
  });
  const topics = await ask({
    ...{ ...common, kind: 'several', label: label('Vilka ämnen?'), seminarId: second },
    options: options('Kartor', 'Buller', 'Luft'),
  });
  const organiser = await signInAs(site, 'organiser');
  const form = (person: Person, more: Fields = {}): Fields => ({
    ...person,
    role: 'Handläggare',
    role_category: 'specialist',
    seminars: ['1'],
    ...more,
  });
  const signUps = () => read.select().from(read.tables.signUps);
  const personOf = async (person: Person) => {
    const found = (await signUps()).find(({ email }) => email === person.email);
    if (!found) throw new Error(`${person.name} is not signed up`);
    return found;
  };
  return {
    ...{ site, app, services, series, seminars, organiser, ask },
    wish: `question_${wish.id}`,
    travel: `question_${travel.id}`,
    topics: `question_${topics.id}`,
    ids: { wish: wish.id, travel: travel.id, topics: topics.id },
    questions: () => listQuestions(read, series.id),
    post: (person: Person, more: Fields = {}) => send(app, signUpPath, form(person, more)),
    signUps,
    personOf,
    answers: async () => {
      const rows = await read.select().from(read.tables.formAnswers);
      return Object.fromEntries(rows.map(({ questionId, value }) => [questionId, value]));
    },
    own: async (person: Person, part = '') => {
      const { id, generation } = await personOf(person);
      const token = makeSecretLink(services.config.secretKey, 'manage', id, generation);
      return part ? sv.managePart(token, part) : sv.manage(token);
    },
    people: (part = '') => sv.organiserSeries('oppna-data', `people${part}`),
    get: (path: string, headers = {}) => visit(app, path, headers),
    send: (path: string, fields: Fields, headers = {}) => send(app, path, fields, headers),
  };
}
