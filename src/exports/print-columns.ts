import { gap, type Paper, partsOf, tableStyle, widthOf } from '../files/pdf/index.ts';

const sizes = [9, 8.5, 8, 7.5, 7, 6.5];

interface Fitted {
  fontSize: number;
  /** In points, with the gap after each. */
  widths: number[];
}

interface Wants {
  /** Its longest word. */
  least: number;
  /** All on one line. */
  whole: number;
}

/** The largest letters with which every column has room for its longest word. */
export function fitColumns(paper: Paper, heads: string[], rows: string[][]): Fitted {
  const room = paper.width + gap;
  const wants = heads.map((head, n) =>
    wantsOf(paper, head, new Set(rows.map((row) => row[n] ?? ''))),
  );
  /** A column with one long text leaves room for the others. */
  const most = Math.max(150, (2 * room) / heads.length);
  for (const fontSize of sizes) {
    const scaled = wants.map(({ least, whole }) => ({
      least: least * fontSize + gap,
      whole: Math.max(least * fontSize, Math.min(whole * fontSize, most)) + gap,
    }));
    const widths = shared(scaled, room);
    if (widths) return { fontSize, widths };
  }
  const fontSize = sizes.at(-1) ?? 7;
  const all = wants.reduce((sum, { least }) => sum + least * fontSize + gap, 0);
  return { fontSize, widths: wants.map(({ least }) => ((least * fontSize + gap) * room) / all) };
}

/** What lies between the least and the whole is shared by how much each lacks. */
function shared(wants: Wants[], room: number) {
  const least = wants.reduce((sum, want) => sum + want.least, 0);
  if (least > room) return;
  const lacking = wants.reduce((sum, want) => sum + want.whole - want.least, 0);
  const part = lacking === 0 ? 0 : Math.min(1, (room - least) / lacking);
  return wants.map(({ least, whole }) => least + (whole - least) * part);
}

/** For letters of one point. */
function wantsOf(paper: Paper, head: string, texts: Set<string>): Wants {
  const width = (text: string, font: 'regular' | 'bold' = 'regular') =>
    widthOf(paper, tableStyle(font, 10), text) / 10;
  let least = Math.max(...partsOf(paper, head).map((part) => width(part, 'bold')));
  let whole = width(head, 'bold');
  for (const text of texts) {
    whole = Math.max(whole, width(text));
    for (const part of partsOf(paper, text)) least = Math.max(least, width(part.trimEnd()));
  }
  return { least: Math.min(least, 14), whole };
}
