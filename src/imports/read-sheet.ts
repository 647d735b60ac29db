import { strFromU8, zipSync } from 'fflate';
import { readSheet as parseSheet } from 'read-excel-file/node';
import { FileRefused, most } from './file.ts';
import { unpacked } from './read-zip.ts';
import type { RawRow } from './table.ts';

/** What of a workbook is read; pictures and the like are left packed. */
const wanted = /^(\[Content_Types\]\.xml|_rels\/.*|xl\/([^/]+\.xml|_rels\/.*|worksheets\/.*))$/;

/**
 * The first sheet of a workbook (XLSX). Formulas are not worked out: what stands is what was last
 * shown.
 *
 * @throws {FileRefused}
 */
export async function readSheet(bytes: Uint8Array, paths: string[]): Promise<RawRow[]> {
  if (!paths.includes('[Content_Types].xml')) throw new FileRefused('otherZip');
  if (paths.some((path) => /vbaproject\.bin$/i.test(path))) throw new FileRefused('macros');
  const parts = unpacked(bytes, (path) => wanted.test(path), 'brokenSheet');
  const types = parts['[Content_Types].xml'];
  if (!types || !parts['xl/workbook.xml']) throw new FileRefused('brokenSheet');
  if (/macroEnabled/i.test(strFromU8(types))) throw new FileRefused('macros');
  for (const [name, part] of Object.entries(parts)) {
    if (name.startsWith('xl/worksheets/')) checkExtent(Buffer.from(part).toString('latin1'));
  }
  const rows = await parseSheet(Buffer.from(zipSync(parts, { level: 0 }))).catch(() => {
    throw new FileRefused('brokenSheet');
  });
  if (rows.length > 2 * most.rows) throw new FileRefused('tooManyRows');
  return rows.map((cells, at) => ({ line: at + 1, cells: cells.map(textOf) }));
}

/**
 * Two cells in far corners are a small file and a huge table. A place that no sheet has would be
 * worse: whoever reads on makes room for it first.
 */
function checkExtent(sheet: string) {
  let [across, down] = [0, 0];
  for (const [, , place = ''] of sheet.matchAll(/(?<![:\w-])r\s*=\s*(["'])(.*?)\1/gs)) {
    const [, letters, row] = /^([A-Z]{0,3})(\d{1,7})$/.exec(place) ?? [];
    if (letters === undefined) throw new FileRefused('brokenSheet');
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
    across = Math.max(across, column);
    down = Math.max(down, Number(row));
  }
  if (across > 10 * most.columns) throw new FileRefused('tooManyColumns');
  if (across * down > most.area) throw new FileRefused('tooManyRows');
}

/** A date in a sheet is what a clock on the wall showed. */
function textOf(cell: unknown) {
  if (cell === null || cell === undefined) return '';
  if (!(cell instanceof Date)) return String(cell);
  if (Number.isNaN(cell.getTime())) return '';
  return cell
    .toISOString()
    .slice(0, 16)
    .replace('T', ' ')
    .replace(/ 00:00$/, '');
}
