const separator = ';';
export const lineEnd = '\r\n';

/** What Excel needs to read the file as UTF-8. */
export const byteOrderMark = '\uFEFF';

/**
 * One field: what a spreadsheet would run as a formula gets an apostrophe before it (SEC-14), and
 * what holds a separator is quoted (RFC 4180).
 */
export function csvField(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return special.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const formula = /^[=+\-@\t\r\0\uFF1D\uFF0B\uFF0D\uFF20]/;
const special = /[;"\r\n]/;

/** Fields that are fields already, as a line. */
export const csvLine = (fields: string[]) => fields.join(separator) + lineEnd;

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
