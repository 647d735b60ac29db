import { inflateSync } from 'node:zlib';

/** The dark modules of a black and white PNG of one bit a pixel, as a camera would find them. */
export function modulesOf(png: Buffer): boolean[][] {
  const width = png.readUInt32BE(16);
  if (png[24] !== 1 || png[25] !== 0) throw new Error('Not one bit of grey a pixel');
  const lines = inflateSync(dataOf(png));
  const stride = 1 + Math.ceil(width / 8);
  const isDark = (x: number, y: number) =>
    (((lines[y * stride + 1 + (x >> 3)] ?? 0xff) >> (7 - (x & 7))) & 1) === 0;
  let left = 0;
  while (!isDark(left, left)) left++;
  let module = left;
  while (isDark(module, left)) module++;
  // The first dark run is the edge of the finder: seven modules.
  const side = (module - left) / 7;
  const size = Math.round((width - 2 * left) / side);
  return Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) =>
      isDark(left + Math.floor((x + 0.5) * side), left + Math.floor((y + 0.5) * side)),
    ),
  );
}

function dataOf(png: Buffer) {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') {
      parts.push(png.subarray(at + 8, at + 8 + length));
    }
    at += length + 12;
  }
  return Buffer.concat(parts);
}

const masks: ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** Blocks and data codewords in each, for versions 1 to 6 by level; ISO 18004, table 9. */
const blocks: Record<string, [count: number, data: number][]> = {
  L: [
    [1, 19],
    [1, 34],
    [1, 55],
    [1, 80],
    [1, 108],
    [2, 68],
  ],
  M: [
    [1, 16],
    [1, 28],
    [1, 44],
    [2, 32],
    [2, 43],
    [4, 27],
  ],
  Q: [
    [1, 13],
    [1, 22],
    [2, 17],
    [2, 24],
  ],
  H: [
    [1, 9],
    [1, 16],
    [2, 13],
    [4, 9],
  ],
};
const levels = ['M', 'L', 'H', 'Q'];

/** The text of an undamaged QR code of version 1 to 6 in bytes, read as the standard says. */
export function readQr(modules: boolean[][]): string {
  const size = modules.length;
  const version = (size - 17) / 4;
  const at = (x: number, y: number) => modules[y]?.[x] ?? false;
  const format = [0, 1, 2, 3, 4]
    .map((x) => at(x, 8))
    .reduce((all, bit) => all * 2 + Number(bit), 0);
  const plain = format ^ 0b10101;
  const mask = masks[plain & 7];
  const [count, data] = blocks[levels[plain >> 3] ?? '']?.[version - 1] ?? [0, 0];
  if (!mask || count === 0) throw new Error(`A code of version ${version} is not read here`);
  const bits = dataBits(size, version).map(([x, y]) => at(x, y) !== mask(x, y));
  const word = (n: number) =>
    Number.parseInt(
      bits
        .slice(n * 8, n * 8 + 8)
        .map(Number)
        .join(''),
      2,
    );
  const words = Array.from({ length: count }, (_, block) =>
    Array.from({ length: data }, (_, n) => word(n * count + block)),
  ).flat();
  const stream = words.map((n) => n.toString(2).padStart(8, '0')).join('');
  if (stream.slice(0, 4) !== '0100') throw new Error('Not in bytes');
  const length = Number.parseInt(stream.slice(4, 12), 2);
  const bytes = Array.from({ length }, (_, n) =>
    Number.parseInt(stream.slice(12 + n * 8, 20 + n * 8), 2),
  );
  return Buffer.from(bytes).toString('utf8');
}

/** Where the data stands: in pairs of columns from the right, up and down by turns. */
function dataBits(size: number, version: number) {
  const places: [x: number, y: number][] = [];
  let isUp = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right--;
    for (let n = 0; n < size; n++) {
      const y = isUp ? size - 1 - n : n;
      for (const x of [right, right - 1]) {
        if (!isFunction(x, y, size, version)) places.push([x, y]);
      }
    }
    isUp = !isUp;
  }
  return places;
}

function isFunction(x: number, y: number, size: number, version: number) {
  const isFinder = (x < 9 && y < 9) || (x < 9 && y >= size - 8) || (x >= size - 8 && y < 9);
  const isTiming = x === 6 || y === 6;
  const middle = size - 7;
  const isAlignment = version > 1 && Math.abs(x - middle) <= 2 && Math.abs(y - middle) <= 2;
  return isFinder || isTiming || isAlignment;
}
