import type { Sector } from '../../storage/values.ts';
import type { ListedOrganisation } from './listed.ts';

/**
 * The rows of a table written as text: one organisation a line, columns apart by `|`, empty ones at
 * the end left out. Every row gets as many columns as asked for.
 */
export function rowsOf(table: string, columns: number): string[][] {
  const lines = table.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const cells = line.split('|').map((cell) => cell.trim());
    if (cells.length > columns) throw new Error(`Too many columns in the register: ${line}`);
    return [...cells, ...Array<string>(columns - cells.length).fill('')];
  });
}

/** Several of something in one column, apart by `;`. */
export function severalIn(cell: string): string[] {
  return cell === ''
    ? []
    : cell
        .split(';')
        .map((one) => one.trim())
        .filter((one) => one !== '');
}

/** By the code of the municipality where it sits, whose first two digits are its county's. */
export function seatAt(code: string): Pick<ListedOrganisation, 'countyCode' | 'municipalityCode'> {
  return code === '' ? {} : { countyCode: code.slice(0, 2), municipalityCode: code };
}

/** Columns: name, English name, short name, code of its seat, domains, other spellings. */
export function organisationsIn(table: string, sector: Sector): ListedOrganisation[] {
  return rowsOf(table, 6).map(([name = '', english, short, seat = '', domains, spellings]) => ({
    name,
    ...(english ? { nameEn: english } : {}),
    ...(short ? { shortName: short } : {}),
    sector,
    ...seatAt(seat),
    spellings: severalIn(spellings ?? ''),
    domains: severalIn(domains ?? ''),
  }));
}
