/** A message's parts as they lie in each other, read from the bytes. */
export interface Part {
  type: string;
  headers: Map<string, string>;
  parts: Part[];
  /** Without transfer encoding. */
  body: Buffer;
}

export function readMime(raw: Buffer): Part {
  const text = raw.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  const headers = readHeaders(text.slice(0, end));
  const content = text.slice(end + 4);
  const declared = headers.get('content-type') ?? 'text/plain';
  const boundary = /boundary="?([^";]+)"?/.exec(declared)?.[1];
  return {
    type: declared.split(';')[0]?.trim().toLowerCase() ?? '',
    headers,
    parts: boundary ? partsBetween(content, boundary) : [],
    body: decode(content, headers.get('content-transfer-encoding')),
  };
}

/** `multipart/mixed(text/plain, …)` */
export function treeOf({ type, parts }: Part): string {
  return parts.length > 0 ? `${type}(${parts.map(treeOf).join(', ')})` : type;
}

export function partsOf(part: Part): Part[] {
  return [part, ...part.parts.flatMap(partsOf)];
}

function readHeaders(text: string) {
  const lines = text.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  return new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}

function partsBetween(content: string, boundary: string) {
  const pieces = `\r\n${content}`.split(`\r\n--${boundary}`).slice(1, -1);
  return pieces.map((piece) => readMime(Buffer.from(piece.replace(/^\r\n/, ''), 'latin1')));
}

function decode(content: string, encoding = '7bit') {
  if (encoding === 'base64') return Buffer.from(content, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(content, 'latin1');
  const joined = content.replace(/=\r\n/g, '');
  return Buffer.from(
    joined.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  );
}
