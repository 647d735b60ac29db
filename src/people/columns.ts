/** What a list can show of each person, in the order it is shown; the name always stands first. */
export const listColumns = [
  'name',
  'email',
  'organisation',
  'typed',
  'sector',
  'county',
  'role',
  'category',
  'mornings',
  'state',
  'place',
  'came',
  'when',
  'via',
] as const;
export type KnownColumn = (typeof listColumns)[number];
/** A known one, or a question's: `question_12`. */
export type ListColumn = KnownColumn | `question_${number}`;

const most = 60;

/** From an address or a form, once or many times, parted by commas; what is unknown is left out. */
export function readColumns(sent: unknown): ListColumn[] | null {
  if (sent === undefined) return null;
  const names = [sent]
    .flat()
    .flatMap((text) => String(text).split(','))
    .slice(0, most);
  const asked = new Set(names);
  const known = listColumns.filter((column) => asked.has(column));
  const questions = [...asked].filter(isQuestion);
  if (known.length + questions.length === 0) return [];
  return [...new Set<ListColumn>(['name', ...known, ...questions])];
}

const isQuestion = (name: string): name is `question_${number}` =>
  /^question_[1-9]\d{0,8}$/.test(name);

/** Those of the list's columns that are there to show: a question may be gone. */
export function shownColumns(asked: ListColumn[], questions: { key: string }[]): ListColumn[] {
  const keys = new Set(questions.map(({ key }) => key));
  return asked.filter((column) => !isQuestion(column) || keys.has(column));
}
