import type { AnswerColumn } from '../form-questions/index.ts';
import { translator } from '../i18n/translate.ts';
import type { Language } from '../storage/values.ts';
import { type ListColumn, listColumns } from './columns.ts';
import type { PeopleSort } from './people.ts';

export interface ColumnHead {
  column: ListColumn;
  label: string;
  sort: PeopleSort | null;
}

/** Which columns there are to choose, and whether the organiser has kept a choice. */
export interface Chooser {
  options: { column: ListColumn; label: string; isChosen: boolean }[];
  isKept: boolean;
}

const sortsOf: Partial<Record<ListColumn, PeopleSort>> = {
  name: 'name',
  organisation: 'organisation',
  state: 'state',
  when: 'when',
};

export const columnHeads = (
  columns: ListColumn[],
  questions: AnswerColumn[],
  language: Language,
): ColumnHead[] =>
  columns.map((column) => ({
    column,
    label: labelOf(column, questions, language),
    sort: sortsOf[column] ?? null,
  }));

export function chooserOf(
  wanted: ListColumn[],
  questions: AnswerColumn[],
  isKept: boolean,
  language: Language,
): Chooser {
  const all = [...listColumns.slice(1), ...questions.map(({ key }) => key as ListColumn)];
  const options = all.map((column) => ({
    column,
    label: labelOf(column, questions, language),
    isChosen: wanted.includes(column),
  }));
  return { options, isKept };
}

function labelOf(column: ListColumn, questions: AnswerColumn[], language: Language) {
  const known = listColumns.find((one) => one === column);
  if (known) return translator(language)(`people.list.${known}`);
  return questions.find(({ key }) => key === column)?.label[language] ?? '';
}
