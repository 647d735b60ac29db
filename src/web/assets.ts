import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../errors.ts';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
};

/** Served from their packages, under names of ours. */
const packaged = {
  'designsystemet.css': '@digdir/designsystemet-css',
  'designsystemet-theme.css': '@digdir/designsystemet-css/theme.css',
  'inter-latin.woff2': '@fontsource-variable/inter/files/inter-latin-opsz-normal.woff2',
  'inter-latin-ext.woff2': '@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2',
};

interface Asset {
  url: string;
  type: string;
  body: Buffer;
  /** Made when first asked for, then kept. */
  packed: Map<Encoding, Promise<Buffer>>;
}
type Encoding = 'br' | 'gzip';

const pack = { br: promisify(brotliCompress), gzip: promisify(gzip) };
const publicFolder = fileURLToPath(new URL('../../public', import.meta.url));

/**
 * Every file of public/ and of the look's packages, held in memory under an address that holds
 * its hash. Stylesheets name others by file name alone, `url("inter-latin.woff2")`.
 */
export function loadAssets() {
  const assets = new Map<string, Asset>();
  const add = (name: string, body: Buffer) => assets.set(name, makeAsset(name, body));
  const sources = assetFiles();
  for (const [name, file] of sources) if (!name.endsWith('.css')) add(name, readFileSync(file));
  for (const [name, file] of sources) {
    if (name.endsWith('.css')) add(name, linked(readFileSync(file, 'utf8'), assets));
  }
  return assets;
}

export function registerAssets(app: FastifyInstance, assets: Map<string, Asset>) {
  const byUrl = new Map([...assets.values()].map((asset) => [asset.url, asset]));
  app.get('/assets/:hash/:name', async (request, reply) => {
    const asset = byUrl.get(request.url);
    if (!asset) throw new Refusal('not_found');
    return sendAsset(request, reply, asset);
  });
}

/** The address of a file, by its name: `asset('look.css')` or `asset('/look.css')`. */
export function assetUrl(assets: Map<string, Asset>, name: string) {
  const asset = assets.get(name.replace(/^\//, ''));
  if (!asset) throw new Error(`No asset is called ${name}`);
  return asset.url;
}

async function sendAsset(request: FastifyRequest, reply: FastifyReply, asset: Asset) {
  reply.header('cache-control', 'public, max-age=31536000, immutable');
  reply.header('content-type', asset.type);
  if (!isText(asset)) return reply.send(asset.body);
  reply.header('vary', 'accept-encoding');
  const encoding = bestEncoding(request.headers['accept-encoding']);
  if (!encoding) return reply.send(asset.body);
  return reply.header('content-encoding', encoding).send(await packedBody(asset, encoding));
}

function packedBody(asset: Asset, encoding: Encoding) {
  const kept = asset.packed.get(encoding) ?? pack[encoding](asset.body);
  asset.packed.set(encoding, kept);
  return kept;
}

function bestEncoding(accepted = ''): Encoding | undefined {
  if (/\bbr\b(?!;\s*q=0(?:\.0*)?(?:,|$))/.test(accepted)) return 'br';
  if (/\bgzip\b(?!;\s*q=0(?:\.0*)?(?:,|$))/.test(accepted)) return 'gzip';
  return;
}

function assetFiles(): [name: string, file: string][] {
  const own = readdirSync(publicFolder).map((name) => [name, join(publicFolder, name)] as const);
  const theirs = Object.entries(packaged).map(
    ([name, specifier]) => [name, fileURLToPath(import.meta.resolve(specifier))] as const,
  );
  return [...theirs, ...own].map(([name, file]) => [name, file]);
}

function makeAsset(name: string, body: Buffer): Asset {
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 10);
  const type = types[extname(name)] ?? 'application/octet-stream';
  return { url: `/assets/${hash}/${name}`, type, body, packed: new Map() };
}

function linked(css: string, assets: Map<string, Asset>) {
  return Buffer.from(
    css.replace(/url\((["']?)([\w.-]+)\1\)/g, (whole, _quote, name: string) => {
      const asset = assets.get(name);
      return asset ? `url("${asset.url}")` : whole;
    }),
  );
}

function isText(asset: Asset) {
  return /^text\/|svg|json/.test(asset.type);
}
