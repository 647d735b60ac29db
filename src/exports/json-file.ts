import { formatIn } from '../i18n/format.ts';
import { peopleQuery } from '../people/index.ts';
import type { FileColumn, FileRow } from './columns.ts';
import type { ListText } from './list-text.ts';
import type { FileOrder } from './rows.ts';

const types = { text: 'string', word: 'string', number: 'number', time: 'date-time' } as const;

/** A list as JSON: what it is of, what its fields mean, a row for each booking, and how many. */
export function jsonFile({ at, list, now, language }: FileOrder, columns: FileColumn[]): ListText {
  const about = {
    series: at.series.title[language],
    seminar: at.seminar ? { number: at.seminar.number, theme: at.seminar.theme[language] } : null,
    madeAt: formatIn('sv').isoLocal(now),
    filter: peopleQuery(list.filter).slice(1),
    fields: columns.map(fieldOf),
  };
  const written = writer(columns);
  let count = 0;
  return {
    start: () => `${JSON.stringify(about, null, 2).slice(0, -2)},\n  "rows": [`,
    rows: (rows) => rows.map((row) => `${count++ === 0 ? '' : ','}\n    ${written(row)}`).join(''),
    end: () => `\n  ],\n  "count": ${count}\n}\n`,
  };
}

const fieldOf = ({ key, head, about, kind, values, means }: FileColumn) => ({
  name: key,
  label: head,
  type: key === 'came' ? 'boolean' : types[kind],
  description: about,
  ...(values ? { values } : {}),
  ...(means ? { meanings: means } : {}),
});

/** Field by field: an object for each row took three times as long. */
function writer(columns: FileColumn[]) {
  const fields = columns.map(({ key, value }, n) => ({
    head: `${n === 0 ? '' : ','}${JSON.stringify(key)}:`,
    value,
  }));
  return (row: FileRow) => {
    let text = '{';
    for (const { head, value } of fields) text += head + JSON.stringify(value(row));
    return `${text}}`;
  };
}
