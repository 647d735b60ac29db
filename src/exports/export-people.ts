import { Readable } from 'node:stream';
import { record } from '../history/record.ts';
import { translator } from '../i18n/translate.ts';
import {
  countBookingRows,
  type ListPlace,
  listAsked,
  type PeopleList,
  peopleQuery,
} from '../people/index.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import { inThread } from '../threads.ts';
import { downloadAs } from '../web/downloads.ts';
import { archiveParts } from './archive-file.ts';
import { fileColumns } from './columns.ts';
import { csvFile } from './csv-file.ts';
import { jsonFile } from './json-file.ts';
import { partsOf } from './list-text.ts';
import { paced } from './pace.ts';
import type { FileOrder } from './rows.ts';

/** Each kind of file: its type, and how many rows it can hold; the first three have no end. */
export const fileKinds = {
  csv: { type: 'text/csv; charset=utf-8', most: Number.POSITIVE_INFINITY },
  json: { type: 'application/json; charset=utf-8', most: Number.POSITIVE_INFINITY },
  zip: { type: 'application/zip', most: Number.POSITIVE_INFINITY },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    most: 20_000,
  },
  pdf: { type: 'application/pdf', most: 2000 },
} as const;
export type FileKind = keyof typeof fileKinds;

export interface ExportedFile {
  kind: 'made';
  type: string;
  /** Content-Disposition. */
  disposition: string;
  content: Readable | Uint8Array;
}
/** CSV holds any number. */
export interface TooManyRows {
  kind: 'too-many';
  rows: number;
  most: number;
}

export interface ExportRequest {
  file: FileKind;
  query: unknown;
  language: Language;
  actor: string;
  /** The one who asked has gone. */
  signal: AbortSignal;
}

/**
 * The list that an address asks for as a file, with a row for each booking. History tells who took
 * it out, by which filter and how many rows; it is written before the first row leaves (SEC-21).
 */
export async function exportPeople(
  services: Services,
  at: ListPlace,
  { file, query, language, actor, signal }: ExportRequest,
): Promise<ExportedFile | TooManyRows> {
  const { read } = services.database;
  const now = services.clock();
  const { list, asked } = await listAsked(read, at, query, now);
  const rows = await countBookingRows(read, list);
  const { type, most } = fileKinds[file];
  if (rows > most) return { kind: 'too-many', rows, most };
  await recordExport(services, at, list, { file, rows }, actor);
  const isForPrograms = !asked.columns && file !== 'pdf';
  const order: FileOrder = {
    at,
    list,
    columns: asked.columns?.length ? asked.columns : null,
    language: isForPrograms ? 'sv' : language,
    now,
  };
  const of = at.seminar ? at.seminar.theme[order.language] : at.series.title[order.language];
  const name = `${translator(order.language)('peopleLists.export.file')} ${of}`;
  return {
    kind: 'made',
    type,
    disposition: downloadAs('anmalda', name, file),
    content: await contentOf(services, order, { file, actor, signal }),
  };
}

async function contentOf(
  services: Services,
  order: FileOrder,
  { file, actor, signal }: Pick<ExportRequest, 'file' | 'actor' | 'signal'>,
): Promise<Readable | Uint8Array> {
  if (file === 'xlsx') {
    const job = new URL('./sheet-job.ts', import.meta.url);
    return inThread<typeof import('./sheet-job.ts').default>(services, job, order, { signal });
  }
  if (file === 'pdf') {
    const job = new URL('./print-job.ts', import.meta.url);
    return inThread<typeof import('./print-job.ts').default>(services, job, order, { signal });
  }
  const { read } = services.database;
  if (file === 'zip') {
    return streamed(archiveParts(read, order, { actor, baseUrl: services.config.baseUrl }));
  }
  const columns = await fileColumns(read, order.at, order, order.now);
  const text = file === 'csv' ? csvFile(columns) : jsonFile(order, columns);
  return streamed(partsOf(read, order, columns, text));
}

const streamed = (parts: AsyncIterable<string | Uint8Array>) =>
  Readable.from(paced(parts), { objectMode: false });

function recordExport(
  { database, clock }: Services,
  { series, seminar }: ListPlace,
  { filter }: PeopleList,
  told: { file: FileKind; rows: number },
  actor: string,
) {
  const at = clock();
  return database.write((tx) =>
    record(tx, {
      at,
      actor,
      event: 'people.exported',
      ...(seminar
        ? { subject: 'seminar', subjectId: seminar.id }
        : { subject: 'series', subjectId: series.id }),
      // A search may be for a name, and names stay out of what is kept of exports.
      details: {
        filter: peopleQuery({ ...filter, text: '' }),
        searched: filter.text !== '',
        ...told,
      },
    }),
  );
}
