import { whoDid } from '../history/index.ts';
import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { listOrganiserAddresses } from '../organisers/index.ts';
import { pathsIn } from '../paths.ts';
import { isFiltered, peopleQuery } from '../people/index.ts';
import { findConvener } from '../series/index.ts';
import type { Reader } from '../storage/database.ts';
import type { Language } from '../storage/values.ts';
import { type BagInfo, openBag } from './bag.ts';
import { fileColumns } from './columns.ts';
import { strictCsvFile } from './csv-file.ts';
import { csvw, type TableFacts } from './csvw.ts';
import { jsonFile } from './json-file.ts';
import { type FileOrder, rowsOf } from './rows.ts';

/** Who takes a list out, and of which site. */
export interface Taking {
  actor: string;
  baseUrl: string;
}

type Facts = Pick<TableFacts, 'title' | 'about' | 'publisher'>;

const name = 'anmalda';

/**
 * A list for those who keep it for long: as CSV and as JSON, what its fields mean, and checksums.
 * The rows are read once and go into both files, so that they say the same whatever changes
 * meanwhile.
 */
export async function* archiveParts(db: Reader, order: FileOrder, taking: Taking) {
  const { at, language, now } = order;
  const columns = {
    sv: await fileColumns(db, at, { ...order, language: 'sv' }, now),
    en: await fileColumns(db, at, { ...order, language: 'en' }, now),
  };
  const own = columns[language];
  const facts = await factsOf(db, order);
  const info = await infoOf(db, order, facts, taking);
  const bag = openBag(folderOf(order), now);
  const files = [
    { file: bag.open(`data/${name}.csv`), text: strictCsvFile(own) },
    { file: bag.open(`data/${name}.json`), text: jsonFile(order, own) },
  ];
  for (const { file, text } of files) file.write(text.start());
  let rows = 0;
  for await (const part of rowsOf(db, order, own)) {
    rows += part.length;
    for (const { file, text } of files) {
      file.write(text.rows(part));
      yield bag.taken();
    }
  }
  for (const { file, text } of files) {
    file.write(text.end());
    file.end();
  }
  const table = { file: `${name}.csv`, language, ...facts, madeAt: now };
  const described = JSON.stringify(csvw(table, columns), null, 2);
  bag.add(`data/${name}.csv-metadata.json`, `${described}\n`);
  bag.close([...info, ['Row-Count', String(rows)]]);
  yield bag.taken();
}

/** As `anmalda-oppna-data-1-2026-12-01`. */
function folderOf({ at: { series, seminar }, now }: FileOrder) {
  const day = formatIn('sv').isoLocal(now).slice(0, 10);
  return [name, series.slug, seminar?.number, day].filter((part) => part !== undefined).join('-');
}

async function factsOf(db: Reader, order: FileOrder): Promise<Facts> {
  const { at, list } = order;
  const of = at.seminar?.theme ?? at.series.title;
  const which = isFiltered(list.filter) ? 'part' : 'whole';
  const about = (to: Language) => {
    const t = translator(to);
    return `${t(`peopleLists.archive.${which}`)} ${t('peopleLists.archive.about')}`;
  };
  const title = (to: Language) => translator(to)('people.title', { name: of[to] });
  return {
    title: { sv: title('sv'), en: title('en') },
    about: { sv: about('sv'), en: about('en') },
    publisher: (await findConvener(db, at.series))?.name ?? '',
  };
}

/** The first labels are of RFC 8493, the others ours. */
async function infoOf(db: Reader, order: FileOrder, facts: Facts, taking: Taking) {
  const { at, list, language, now } = order;
  const { series, seminar } = at;
  const organisers = await listOrganiserAddresses(db);
  const paths = pathsIn(language);
  const path = seminar ? paths.seminar(series.slug, seminar.number) : paths.series(series.slug);
  const made = formatIn('sv').isoLocal(now);
  const info: BagInfo = [
    ['Source-Organization', facts.publisher],
    ['Contact-Name', series.contactName],
    ['Contact-Email', series.contactEmail],
    ['External-Description', `${facts.title[language]}. ${facts.about[language]}`],
    ['External-Identifier', taking.baseUrl + path],
    ['Bagging-Date', made.slice(0, 10)],
    ['Bag-Software-Agent', 'Frukostserien'],
    ['Made-At', made],
    ['Made-By', whoDid(taking.actor, { organisers }, language)],
    ['Series', series.title[language]],
  ];
  if (seminar) info.push(['Seminar', `${seminar.number}. ${seminar.theme[language]}`]);
  if (isFiltered(list.filter)) info.push(['Selection', peopleQuery(list.filter).slice(1)]);
  return info;
}
