const separator = ';';
const lineEnd = '\r\n';

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

/** With apostrophes before it too, or nobody could tell them from ours. */
const formula = /^'*[=+\-@\t\r\0\uFF1D\uFF0B\uFF0D\uFF20]/;
const special = /[;"\r\n]/;

/** Fields that are fields already, as a line. */
export const csvLine = (fields: string[]) => fields.join(separator) + lineEnd;

/** How a row becomes a line; what many rows say alike is worked out once. */
export function lineWriter<Row>(
  columns: { kind: string; text: (row: Row) => string }[],
): (row: Row) => string {
  const fields = columns.map(({ kind, text }) => {
    if (kind === 'number' || kind === 'time') return text;
    return kind === 'word' ? remembered(text) : (row: Row) => csvField(text(row));
  });
  const [first, ...others] = fields;
  return (row) => {
    // One string, not an array of fields: a hundred thousand rows leave less behind.
    let line = first ? first(row) : '';
    for (const field of others) line += separator + field(row);
    return line + lineEnd;
  };
}

function remembered<Row>(text: (row: Row) => string) {
  const fields = new Map<string, string>();
  return (row: Row) => {
    const said = text(row);
    let field = fields.get(said);
    if (field === undefined) {
      field = csvField(said);
      fields.set(said, field);
    }
    return field;
  };
}
