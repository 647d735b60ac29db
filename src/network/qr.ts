import { crc32, deflateSync } from 'node:zlib';
import { encode } from 'uqr';

/** Light modules around the code that every reader needs. */
const quiet = 4;

export interface QrCode {
  /** Modules on a side, without the quiet zone. */
  size: number;
  /** Rows of dark modules. */
  rows: boolean[][];
}

/** Medium correction: a coffee ring on the poster is forgiven. */
export function qrCode(text: string): QrCode {
  const { size, data } = encode(text, { ecc: 'M', border: 0 });
  return { size, rows: data };
}

/** The dark modules as one SVG path, a unit to a module; a run of them is one stroke. */
export function qrPath({ rows }: QrCode): string {
  return rows
    .flatMap((row, y) => {
      const line = row.map((dark) => (dark ? '1' : '0')).join('');
      return [...line.matchAll(/1+/g)].map(({ index, 0: { length } }) => {
        return `M${index} ${y}h${length}v1h-${length}z`;
      });
    })
    .join('');
}

export function qrSvg(code: QrCode): string {
  const side = code.size + 2 * quiet;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-${quiet} -${quiet} ${side} ${side}" width="${side * 10}" height="${side * 10}">`,
    `<path fill="#fff" d="M-${quiet} -${quiet}h${side}v${side}h-${side}z"/>`,
    `<path d="${qrPath(code)}"/>`,
    '</svg>\n',
  ].join('');
}

const pixelsPerModule = 24;

/** Black on white, a bit to a pixel: some 2 kB. */
export function qrPng({ size, rows }: QrCode): Buffer {
  const pixels = (size + 2 * quiet) * pixelsPerModule;
  const lines = Array.from({ length: pixels }, (_, y) => {
    const row = rows[Math.floor(y / pixelsPerModule) - quiet] ?? [];
    const line = Buffer.alloc(1 + Math.ceil(pixels / 8), 0xff);
    line[0] = 0;
    for (let x = 0; x < pixels; x++) {
      const at = 1 + (x >> 3);
      const isDark = row[Math.floor(x / pixelsPerModule) - quiet] ?? false;
      if (isDark) line[at] = (line[at] ?? 0) & ~(0x80 >> (x & 7));
    }
    return line;
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(pixels, 0);
  head.writeUInt32BE(pixels, 4);
  head[8] = 1; // bits a pixel; the rest nought: grey, no filter, not interlaced
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(lines))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer) {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
