import { crc32, inflateRawSync } from 'node:zlib';

const entryMark = 0x02014b50;
const endMark = 0x06054b50;

/**
 * The files of a ZIP by path, read from its list of contents by another hand than the one that
 * writes them: what does not agree with its own length or checksum is an error here.
 */
export function readZip(bytes: Buffer): Map<string, Buffer> {
  const end = bytes.length - 22;
  if (bytes.readUInt32LE(end) !== endMark) throw new Error('The ZIP does not end');
  const files = new Map<string, Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (bytes.readUInt32LE(at) !== entryMark) throw new Error(`No entry at ${at}`);
    const [nameLength, extra, comment] = [28, 30, 32].map((n) => bytes.readUInt16LE(at + n));
    const name = bytes.toString('utf8', at + 46, at + 46 + (nameLength ?? 0));
    if (files.has(name)) throw new Error(`Twice: ${name}`);
    files.set(name, contentOf(bytes, at, name));
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  if (at !== end) throw new Error('Something lies between the entries and the end');
  return files;
}

function contentOf(bytes: Buffer, at: number, name: string) {
  const [method, sum] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 16)];
  const [packed, size] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)];
  const local = bytes.readUInt32LE(at + 42);
  const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const stored = bytes.subarray(from, from + packed);
  const content = method === 8 ? inflateRawSync(stored) : stored;
  if (content.length !== size || crc32(content) !== sum) throw new Error(`Not as told: ${name}`);
  return content;
}
