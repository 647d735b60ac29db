import { whoDid } from '../history/index.ts';
import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { listOrganiserAddresses } from '../organisers/index.ts';
import { pathsIn } from '../paths.ts';
import { isFiltered, peopleQuery } from '../people/index.ts';
import { findConvener } from '../series/index.ts';
import type { Reader } from '../storage/database.ts';
import { type BagInfo, openBag } from './bag.ts';
import { fileColumns } from './columns.ts';
import { strictCsvFile } from './csv-file.ts';
import { csvw } from './csvw.ts';
import { jsonFile } from './json-file.ts';
import { type FileOrder, rowsOf } from './rows.ts';

/** Who takes a list out, and of which site. */
export interface Taking {
  actor: string;
  baseUrl: string;
}

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
  const facts = await factsOf(db, order, taking);
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
  const { title, about, publisher } = facts;
  const table = { file: `${name}.csv`, language, title, about, publisher, madeAt: now };
  const described = JSON.stringify(csvw(table, columns), null, 2);
  bag.add(`data/${name}.csv-metadata.json`, `${described}\n`);
  bag.close([...facts.info, ['Row-Count', String(rows)]]);
  yield bag.taken();
}

/** As `anmalda-oppna-data-1-2026-12-01`. */
function folderOf({ at: { series, seminar }, now }: FileOrder) {
  const day = formatIn('sv').isoLocal(now).slice(0, 10);
  return [name, series.slug, seminar?.number, day].filter((part) => part !== undefined).join('-');
}

async function factsOf(db: Reader, { at, list, language, now }: FileOrder, taking: Taking) {
  const { series, seminar } = at;
  const publisher = (await findConvener(db, series))?.name ?? '';
  const isPart = isFiltered(list.filter);
  const of = seminar ? seminar.theme : series.title;
  const both = (say: (to: 'sv' | 'en') => string) => ({ sv: say('sv'), en: say('en') });
  const title = both((to) => translator(to)('people.title', { name: of[to] }));
  const about = both((to) => {
    const t = translator(to);
    const which = isPart ? t('peopleLists.archive.part') : t('peopleLists.archive.whole');
    return `${which} ${t('peopleLists.archive.about')}`;
  });
  const organisers = await listOrganiserAddresses(db);
  const path = seminar
    ? pathsIn(language).seminar(series.slug, seminar.number)
    : pathsIn(language).series(series.slug);
  const info: BagInfo = [
    ['Source-Organization', publisher],
    ['Contact-Name', series.contactName],
    ['Contact-Email', series.contactEmail],
    ['External-Description', `${title[language]}. ${about[language]}`],
    ['External-Identifier', taking.baseUrl + path],
    ['Bagging-Date', formatIn('sv').isoLocal(now).slice(0, 10)],
    ['Bag-Software-Agent', 'Frukostserien'],
    ['Made-At', formatIn('sv').isoLocal(now)],
    ['Made-By', whoDid(taking.actor, { organisers }, language)],
    ['Series', series.title[language]],
    ...(seminar ? ([['Seminar', `${seminar.number}. ${of[language]}`]] satisfies BagInfo) : []),
    ...(isPart ? ([['Selection', peopleQuery(list.filter).slice(1)]] satisfies BagInfo) : []),
  ];
  return { title, about, publisher, info };
}
