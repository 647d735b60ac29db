import type { AnswerValue, Question } from './question.ts';

/** What a cell of a list says to a question. */
export interface WordsRead {
  /** None: it says nothing that can be kept. */
  value?: AnswerValue;
  /** It says something, or something more, that the question does not offer. */
  isUnknown: boolean;
}

/** An answer from words in either language, as our files and those of others have them. */
export function answerFrom(question: Question, text: string): WordsRead {
  const said = text.trim();
  if (question.kind === 'text') return said ? { value: said, isUnknown: false } : nothing;
  const { chosen, isUnknown } = choicesIn(question, said);
  if (question.kind === 'one' && chosen.size > 1) return { isUnknown: true };
  const value = question.options.map(({ key }) => key).filter((key) => chosen.has(key));
  return value.length > 0 ? { value, isUnknown } : { isUnknown };
}

const nothing: WordsRead = { isUnknown: false };
const betweenChoices = /^[\s;,]+/;
const nextChoice = /[;,\n]/;

/** An option may have a comma or a semicolon in its own name: the longest that fits is meant. */
function choicesIn({ options }: Question, said: string) {
  const names = options
    .flatMap(({ key, label, retired = false }) =>
      [label.sv, label.en].map((name) => ({ key, name: name.toLowerCase(), retired })),
    )
    .filter(({ name }) => name !== '')
    .toSorted((a, b) => b.name.length - a.name.length || Number(a.retired) - Number(b.retired));
  const chosen = new Set<string>();
  let isUnknown = false;
  let rest = said.toLowerCase();
  for (;;) {
    rest = rest.replace(betweenChoices, '');
    if (rest === '') return { chosen, isUnknown };
    const found = names.find(
      ({ name }) => rest.startsWith(name) && /^\s*(?:$|[;,\n])/.test(rest.slice(name.length)),
    );
    if (found) chosen.add(found.key);
    else isUnknown = true;
    const next = rest.slice(found?.name.length ?? 0).search(nextChoice);
    rest = next < 0 ? '' : rest.slice((found?.name.length ?? 0) + next);
  }
}
