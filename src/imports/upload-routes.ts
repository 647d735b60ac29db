import { createHash } from 'node:crypto';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { translator } from '../i18n/translate.ts';
import { organiserOf } from '../organisers/index.ts';
import { pathsIn } from '../paths.ts';
import { navBelow } from '../people/index.ts';
import type { Services } from '../services.ts';
import { cleanText } from '../storage/text.ts';
import type { Language } from '../storage/values.ts';
import { limit } from '../web/limits.ts';
import { type FileTrouble, most } from './file.ts';
import { type Place, placeOf, type SeriesRoute, sendOfImport } from './import-pages.ts';
import { readFile } from './read-file.ts';
import { insertImport, insertRows } from './store.ts';

const organiser = { config: { access: 'organiser' } } as const;
const limits = { fileSize: most.bytes, files: 1, fields: 4, fieldSize: 1000, parts: 5 };

/** Where a file is sent: the only form that is not of plain fields. */
export function registerUploadRoutes(app: FastifyInstance, services: Services, language: Language) {
  const path = pathsIn(language).organiserSeries(':slug', 'people/import');

  app.get<SeriesRoute>(path, organiser, async (request, reply) =>
    sendUpload(request, reply, await placeOf(services, request.params.slug), language),
  );

  void app.register((scope, _options, done) => {
    void scope.register(multipart, { limits, throwFileSizeLimit: false });
    registerSending(scope, services, path, language);
    done();
  });
}

function registerSending(
  scope: FastifyInstance,
  services: Services,
  path: string,
  language: Language,
) {
  const paced = { config: { ...organiser.config, ...limit({ max: 60, minutes: 10 }) } };
  scope.post<SeriesRoute>(path, paced, async (request, reply) => {
    const at = await placeOf(services, request.params.slug);
    const sent = await receive(request);
    if ('why' in sent) return sendUpload(request, reply, at, language, sent.why);
    const read = await readFile(services, sent.bytes);
    if (read.kind === 'refused') return sendUpload(request, reply, at, language, read.why);
    const createdAt = services.clock();
    const added = await services.database.write(async (tx) => {
      const row = await insertImport(tx, {
        ...{ seriesId: at.series.id, organiserId: organiserOf(request).id, createdAt },
        fileName: sent.name,
        hash: createHash('sha256').update(sent.bytes).digest('base64url'),
        state: 'read',
        header: read.table.header,
      });
      await insertRows(tx, row.id, read.table.rows);
      return row;
    });
    const to = pathsIn(language).organiserSeries(at.series.slug, `people/import/${added.id}`);
    return reply.redirect(to, 303);
  });
}

type Received = { bytes: Uint8Array; name: string } | { why: FileTrouble };

/** The file, or why there is none: the sender's fault, as long as it is only read. */
async function receive(request: FastifyRequest): Promise<Received> {
  if (!request.isMultipart()) return { why: 'noFile' };
  try {
    return await readForm(request);
  } catch (err) {
    request.log.info({ err }, 'a form could not be read');
    return { why: 'notWhole' };
  }
}

/** What is too large is read to its end, so that the answer is heard. */
async function readForm(request: FastifyRequest): Promise<Received> {
  const part = await request.file();
  if (!part) return { why: 'noFile' };
  const chunks: Buffer[] = [];
  for await (const chunk of part.file) chunks.push(chunk as Buffer);
  if (part.file.truncated) return { why: 'tooLarge' };
  const bytes = new Uint8Array(Buffer.concat(chunks));
  if (bytes.length === 0) return { why: part.filename ? 'empty' : 'noFile' };
  return { bytes, name: cleanText(part.filename ?? '').slice(0, 200) };
}

function sendUpload(
  request: FastifyRequest,
  reply: FastifyReply,
  at: Place,
  language: Language,
  why?: FileTrouble,
) {
  const t = translator(language);
  const errors = why ? [{ field: 'file', message: `imports.troubles.${why}` }] : [];
  return sendOfImport(request, reply, at, language, {
    view: 'upload',
    title: t('imports.titles.upload'),
    status: why === 'tooLarge' ? 413 : why ? 422 : 200,
    model: { nav: navBelow(at, language, { heading: t('imports.titles.upload') }), errors },
  });
}
