/**
 * A download that every browser names as it should: the fixed name in ASCII, and what it is of,
 * of which only letters, digits, spaces and dashes are left (SEC-23, RFC 6266).
 */
export function downloadAs(fixedName: string, name: string, extension: string): string {
  const plain = name
    .replace(/[^\p{L}\p{N} -]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()
    .slice(0, 100);
  const encoded = encodeURIComponent(`${plain.toWellFormed()}.${extension}`);
  return `attachment; filename="${fixedName}.${extension}"; filename*=UTF-8''${encoded}`;
}
