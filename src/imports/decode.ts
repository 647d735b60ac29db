import { FileRefused } from './file.ts';

/**
 * The text of a file, whatever it was saved as: UTF-8, UTF-16 of either order, else Windows-1252,
 * with or without a byte order mark.
 *
 * @throws {FileRefused} for what is no text.
 */
export function decode(bytes: Uint8Array): string {
  const label = encodingOf(bytes);
  const text = new TextDecoder(label).decode(bytes);
  if (countControls(text) > 10 + text.length / 100) throw new FileRefused('notTable');
  return text;
}

function encodingOf(bytes: Uint8Array) {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return withoutMark(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252');
}

/** Every other byte of western text is zero in UTF-16. */
function withoutMark(bytes: Uint8Array) {
  const start = bytes.subarray(0, 4000);
  const zeros = [0, 0];
  start.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const many = start.length / 4;
  if (odd > many && even < odd / 10) return 'utf-16le';
  if (even > many && odd < even / 10) return 'utf-16be';
}

function isUtf8(bytes: Uint8Array) {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Of those that no list holds. A NUL here and there is only left out. */
function countControls(text: string) {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 9 || (code > 13 && code < 32)) count += 1;
  }
  return count;
}
