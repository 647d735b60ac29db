import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import type { Language, Texts } from '../storage/values.ts';
import type { FileColumn } from './columns.ts';
import { strictDialect } from './csv-file.ts';

/** What a table is of. */
export interface TableFacts {
  file: string;
  language: Language;
  title: Texts;
  about: Texts;
  publisher: string;
  madeAt: Date;
}

/** A table's columns in both languages. */
export type Columns = Record<Language, FileColumn[]>;

/** The fields of a CSV file as programs of archives read them (W3C CSV on the Web). */
export function csvw(table: TableFacts, columns: Columns) {
  const { file, language, title, about, publisher, madeAt } = table;
  return {
    '@context': 'http://www.w3.org/ns/csvw',
    url: file,
    lang: language,
    'dc:title': said(title),
    'dc:description': said(about),
    'dc:publisher': publisher,
    'dc:created': { '@value': formatIn('sv').isoLocal(madeAt), '@type': 'xsd:dateTime' },
    dialect: strictDialect,
    tableSchema: {
      columns: columns[language].map((column) => {
        const of = (to: Language) => columns[to].find(({ key }) => key === column.key) ?? column;
        return columnOf(column, { sv: of('sv'), en: of('en') }, language);
      }),
    },
  };
}

function columnOf(
  { key, kind }: FileColumn,
  { sv, en }: Record<Language, FileColumn>,
  language: Language,
) {
  const codes = Object.keys(sv.values ?? {});
  return {
    name: key,
    titles: { sv: sv.head, en: en.head },
    'dc:description': said({ sv: sv.about, en: en.about }),
    datatype: typeOf(key, kind, language),
    ...(codes.length > 0 ? { 'qb:codeList': listOf(codes, sv, en) } : {}),
  };
}

function typeOf(key: string, kind: FileColumn['kind'], language: Language) {
  const t = translator(language);
  if (key === 'came') {
    const format = `${t('peopleLists.export.yes')}|${t('peopleLists.export.no')}`;
    return { base: 'boolean', format };
  }
  return { text: 'string', word: 'string', number: 'integer', time: 'dateTime' }[kind];
}

/** The file has the words; the codes are those of the JSON file. */
const listOf = (codes: string[], sv: FileColumn, en: FileColumn) => ({
  '@type': 'skos:ConceptScheme',
  'skos:hasTopConcept': codes.map((code) => ({
    '@type': 'skos:Concept',
    'skos:notation': code,
    'skos:prefLabel': said({ sv: sv.values?.[code] ?? '', en: en.values?.[code] ?? '' }),
    ...(sv.means && en.means
      ? { 'skos:definition': said({ sv: sv.means[code] ?? '', en: en.means[code] ?? '' }) }
      : {}),
  })),
});

const said = (texts: Texts) =>
  (['sv', 'en'] as const).map((language) => ({
    '@value': texts[language],
    '@language': language,
  }));
