import type { FastifyInstance, FastifyReply } from 'fastify';
import { Refusal } from '../errors.ts';
import { translator } from '../i18n/translate.ts';
import type { Services } from '../services.ts';
import { inThread } from '../threads.ts';
import { downloadAs } from '../web/downloads.ts';
import { reportCsv } from './files/csv.ts';
import { reportJson } from './files/json.ts';
import type { MadeReport } from './make-report.ts';

type Ending = keyof typeof types;
type Sheet = typeof import('./files/sheet-job.ts').default;
type Paper = typeof import('./files/paper-job.ts').default;

const types = {
  pdf: 'application/pdf',
  svg: 'image/svg+xml; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
};
export const endings = Object.keys(types) as Ending[];

/** The same report as the page shows, as a file; as SVG its chart alone. */
export async function sendFile(
  services: Services,
  reply: FastifyReply,
  made: MadeReport,
  ending: Ending,
) {
  const { language, title } = made.document;
  const name = `${translator(language)('report.files.name')} ${title}`;
  const fixedName = language === 'sv' ? 'rapport' : 'report';
  const content =
    ending === 'svg' ? await chartOf(reply.server, made) : await contentOf(services, made, ending);
  return reply
    .header('content-type', types[ending])
    .header('content-disposition', downloadAs(fixedName, name, ending))
    .header('cache-control', 'no-store')
    .send(content);
}

function chartOf(app: FastifyInstance, { model, document: { language } }: MadeReport) {
  if (model.bars.bars.length === 0) throw new Refusal('not_found');
  return app.view('report/chart', { model, language, t: translator(language) });
}

async function contentOf(
  services: Services,
  { model, document }: MadeReport,
  ending: Exclude<Ending, 'svg'>,
) {
  if (ending === 'csv') return reportCsv(document);
  if (ending === 'json') return reportJson(document);
  const bytes =
    ending === 'xlsx'
      ? await inThread<Sheet>(services, new URL('./files/sheet-job.ts', import.meta.url), document)
      : await inThread<Paper>(services, new URL('./files/paper-job.ts', import.meta.url), {
          document,
          bars: model.bars,
        });
  return Buffer.from(bytes);
}
