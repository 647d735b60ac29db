import { createHash } from 'node:crypto';
import { decode } from './decode.ts';
import { FileRefused } from './file.ts';
import { readJson } from './read-json.ts';
import { type Parts, unpacked } from './read-zip.ts';
import type { RawRow } from './table.ts';

/** In a folder of its own; whoever packs it again may leave that out. */
const bagIt = /^([^/]+\/)?bagit\.txt$/;
const manifests = ['manifest-sha256.txt', 'tagmanifest-sha256.txt'];
const line = /^([0-9a-f]{64}) {1,2}\*?(\S.*)$/i;

export const isBag = (paths: string[]) => paths.some((path) => bagIt.test(path));

/**
 * The list in an archive package of ours (BagIt, RFC 8493), if each of its files is as it was when
 * the package was made. It is read from the JSON, where every text is as it was typed.
 *
 * @throws {FileRefused}
 */
export function readBag(bytes: Uint8Array, paths: string[]): RawRow[] {
  const folder = paths.flatMap((path) => bagIt.exec(path)?.[1] ?? [])[0] ?? '';
  const files = unpacked(bytes, (path) => !path.endsWith('/'), 'changedArchive');
  const inside: Parts = Object.fromEntries(
    Object.entries(files).map(([path, file]) => [path.replace(folder, ''), file]),
  );
  checkSums(inside);
  const list = Object.keys(inside).find(
    (path) => /^data\/[^/]+\.json$/.test(path) && !isAbout(path),
  );
  const json = list && inside[list];
  if (!json) throw new FileRefused('otherZip');
  return readJson(decode(json));
}

const isAbout = (path: string) => path.endsWith('-metadata.json');

/** Every file but the last manifest is named with its checksum, and no other is. */
function checkSums(files: Parts) {
  const told = new Map(manifests.flatMap((name) => sumsIn(files[name])));
  const unnamed = manifests.at(-1);
  const found = Object.keys(files).filter((path) => path !== unnamed);
  const isSame = (path: string) =>
    createHash('sha256')
      .update(files[path] ?? '')
      .digest('hex') === told.get(path);
  if (found.length !== told.size || !found.every(isSame)) throw new FileRefused('changedArchive');
}

function sumsIn(manifest: Uint8Array | undefined): [string, string][] {
  if (!manifest) throw new FileRefused('changedArchive');
  const lines = new TextDecoder().decode(manifest).split(/\r?\n/).filter(Boolean);
  return lines.map((text) => {
    const [, sum = '', path = ''] = line.exec(text) ?? [];
    return [path, sum.toLowerCase()];
  });
}
