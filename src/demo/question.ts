import type { Tx } from '../storage/database.ts';
import { addAnswers, addQuestion } from './store.ts';

/** So that a new organiser sees what an own question is for. */
const question = {
  kind: 'one' as const,
  label: { sv: 'Hur väl känner du till öppna data?', en: 'How well do you know open data?' },
  help: {
    sv: 'Så att talarna vet var de ska börja.',
    en: 'So that the speakers know where to begin.',
  },
  options: [
    { key: 'o1', label: { sv: 'Det är nytt för mig', en: 'It is new to me' } },
    { key: 'o2', label: { sv: 'Jag har hört talas om det', en: 'I have heard of it' } },
    { key: 'o3', label: { sv: 'Jag arbetar med det', en: 'I work with it' } },
  ],
  required: false,
};

/** The option that each of some people chose, by the order in which they signed up. */
const chosen = new Map([
  [2, 'o1'],
  [3, 'o2'],
  [7, 'o1'],
  [11, 'o3'],
  [14, 'o2'],
  [20, 'o1'],
  [26, 'o1'],
  [33, 'o3'],
  [41, 'o2'],
  [48, 'o1'],
  [55, 'o2'],
  [61, 'o1'],
]);

export interface SignedUp {
  id: number;
  at: Date;
}

/** One question of the series that some of its people have answered, as it is left optional. */
export async function addAsked(tx: Tx, seriesId: number, people: SignedUp[], createdAt: Date) {
  const questionId = await addQuestion(tx, { ...question, seriesId, position: 1, createdAt });
  const answers = people.flatMap(({ id, at }, n) => {
    const option = chosen.get(n);
    return option ? [{ questionId, signUpId: id, value: [option], answeredAt: at }] : [];
  });
  await addAnswers(tx, answers);
}
