import type { FastifyInstance, FastifyReply } from 'fastify';
import { Refusal } from '../errors.ts';
import { pathsIn, shared } from '../paths.ts';
import { findSeries } from '../series/index.ts';
import type { Services } from '../services.ts';
import { addressBlock, limit } from '../web/limits.ts';
import { asCode } from './code.ts';
import { countVisits } from './count-visits.ts';
import { plainText } from './kit.ts';
import { registerManageRoutes } from './manage-routes.ts';
import { registerMemberRoutes } from './member-routes.ts';
import { seriesMeant } from './mistyped.ts';
import { loadTexts, shareUrl, textFile } from './pages.ts';
import { qrCode, qrPng, qrSvg } from './qr.ts';
import { findKnownMember, findLinkByCode } from './store.ts';
import { isVisit, languageAsked } from './visitor.ts';

/** The share links, the members' own pages, and the network for organisers. */
export function registerNetworkRoutes(app: FastifyInstance, services: Services) {
  registerShareLinks(app, services);
  registerFiles(app, services);
  for (const language of ['sv', 'en'] as const) {
    registerMemberRoutes(app, services, language);
    registerManageRoutes(app, services, language);
  }
}

type CodeRoute = { Params: { code: string } };

function registerShareLinks(app: FastifyInstance, services: Services) {
  const visits = countVisits(services);
  app.addHook('onClose', () => visits.settled());

  app.get<CodeRoute>(shared.shareLink(':code'), async (request, reply) => {
    const { method, headers } = request;
    const paths = pathsIn(languageAsked(headers['accept-language']));
    // What was typed from a poster, say with å or capitals, means the code all the same.
    const { read } = services.database;
    const code = asCode(request.params.code);
    const found = await findLinkByCode(read, code);
    reply.headers({
      'cache-control': 'no-store',
      vary: 'accept-language',
      'x-robots-tag': 'noindex',
    });
    if (!found || found.state === 'draft') {
      const meant = found ? undefined : await seriesMeant(read, code);
      return reply.redirect(meant ? paths.series(meant) : paths.home(), 302);
    }
    const { link, slug } = found;
    if (link.retiredAt) return reply.redirect(paths.series(slug), 302);
    if (isVisit(method, headers)) visits.note(link.id, addressBlock(request));
    return reply.redirect(`${paths.series(slug)}?via=${link.code}`, 302);
  });
}

type FileRoute = { Params: { code: string; file: string } };

/** What a link can be shared with; of what is published only, and nothing of anybody in it. */
function registerFiles(app: FastifyInstance, services: Services) {
  const { config, database } = services;
  const often = { config: limit({ max: 120, minutes: 1 }) };
  app.get<FileRoute>(shared.shareLinkFile(':code', ':file'), often, async (request, reply) => {
    const { code, file } = request.params;
    const found = await findLinkByCode(database.read, code);
    const series = found && (await findSeries(database.read, found.slug));
    if (!series || found.link.retiredAt) throw new Refusal('not_found');
    const { link } = found;
    const url = shareUrl(config.baseUrl, link.code);
    if (file === 'qr.svg') return sendFile(reply, file, link.code, qrSvg(qrCode(url)));
    if (file === 'qr.png') return sendFile(reply, file, link.code, qrPng(qrCode(url)));
    const member = await findKnownMember(database.read, link.memberId);
    const language = file.endsWith('.en.txt') ? 'en' : 'sv';
    const texts = member ? await loadTexts(services, series, member, link, language) : [];
    const text = texts.find((one) => textFile(one) === file);
    if (!text) throw new Refusal('not_found');
    return sendFile(reply, file, link.code, plainText(text));
  });
}

const types: Record<string, string> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  txt: 'text/plain; charset=utf-8',
};

/** The name is of a code and a name of ours: nothing typed can stand in the header. */
function sendFile(reply: FastifyReply, file: string, code: string, body: string | Buffer) {
  const type = types[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  return reply
    .header('content-type', type)
    .header('cache-control', 'no-cache')
    .header('content-disposition', `attachment; filename="${code}-${file}"`)
    .send(body);
}
