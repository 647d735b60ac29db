import {
  finish,
  ink,
  leading,
  linesOf,
  openPaper,
  type Paper,
  type Style,
  write,
  writeLine,
} from '../../files/pdf/index.ts';
import { formatIn } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import type { ReportDocument } from '../document.ts';
import type { ReportModel } from '../pages.ts';
import type { ReportTable } from '../table.ts';
import { heightOf, writeBars } from './paper-bars.ts';
import { writeReportTable } from './paper-table.ts';

export interface PaperOrder {
  document: ReportDocument;
  bars: ReportModel['bars'];
}

/** A4 standing up, in points. */
const sheet = {
  size: [595.28, 841.89] satisfies [number, number] as [number, number],
  margin: { side: 48, top: 48, bottom: 56 },
};
/** A table that is longer goes on in the other files. */
const mostRows = 300;

const styles = {
  title: { font: 'bold-careful', size: 25, color: ink.text },
  lead: { font: 'regular-careful', size: 11.5, color: ink.text },
  figure: { font: 'bold-careful', size: 17, color: ink.text },
  heading: { font: 'bold-careful', size: 13, color: ink.text },
  text: { font: 'regular-careful', size: 9.5, color: ink.text },
  soft: { font: 'regular-careful', size: 8.5, color: ink.soft },
} satisfies Record<string, Style>;

/** The report on paper (PDF): the sentence, the figures, the chart, the tables. */
export default async function makePaper({ document, bars }: PaperOrder): Promise<Uint8Array> {
  const { language, title, paste, countedAt: made } = document;
  const texts = textsIn([document, bars]);
  const paper = await openPaper({ ...sheet, title: paste[language], language, made, texts });
  writeTop(paper, document);
  writeHeadlines(paper, document);
  for (const table of document.tables) {
    writeSection(paper, document, table, table.id === 'organisations' ? bars : undefined);
  }
  writeDefinitions(paper, document);
  const t = translator(language);
  return finish(paper, title, (page, pages) => t('report.files.page', { page, pages }));
}

/** Every text in it, however deep. */
function textsIn(data: unknown): string[] {
  if (typeof data === 'string') return [data];
  return typeof data === 'object' && data ? Object.values(data).flatMap(textsIn) : [];
}

function writeTop(paper: Paper, { sentence, lead, counted, paste, language }: ReportDocument) {
  write(paper, 'H1', styles.title, sentence, { after: 6 });
  write(paper, 'P', styles.lead, lead, { after: 2 });
  write(paper, 'P', styles.soft, counted, { after: 10 });
  write(paper, 'P', styles.text, paste[language], { after: 12 });
}

/** Side by side, as on the page. */
function writeHeadlines(paper: Paper, { headlines }: ReportDocument) {
  const { doc, root, margin, width } = paper;
  const room = width / Math.max(headlines.length, 1);
  const top = paper.y;
  let bottom = top;
  for (const [i, { label, value, note }] of headlines.entries()) {
    const x = margin.side + i * room;
    let y = top;
    const draw = (style: Style, text: string) => {
      for (const line of linesOf(paper, style, text, room - 10)) {
        writeLine(paper, style, line, x, y);
        y += style.size * leading;
      }
    };
    root.add(
      doc.struct('P', {}, () => {
        draw(styles.soft, label);
        draw(styles.figure, value);
        draw(styles.soft, note);
        bottom = Math.max(bottom, y);
      }),
    );
  }
  paper.y = bottom + 16;
}

function writeSection(
  paper: Paper,
  { language, hasBegun }: ReportDocument,
  table: ReportTable,
  bars: ReportModel['bars'] | undefined,
) {
  if (table.rows.length === 0) return;
  const t = translator(language);
  const { number } = formatIn(language);
  paper.y += 8;
  const keep = bars ? heightOf(bars) + 10 : 60;
  write(paper, 'H2', styles.heading, table.title, { after: 4, keep });
  if (bars && bars.bars.length > 0) {
    const what = t(`report.bars.${hasBegun ? 'came' : 'signed'}`);
    writeBars(paper, bars, `${what}. ${bars.most}`);
    const caption = t(`report.bars.${hasBegun ? 'captionCame' : 'captionSigned'}`);
    write(paper, 'P', styles.soft, caption, { after: 8 });
  }
  writeReportTable(paper, table, language, mostRows);
  const left = table.rows.length - mostRows;
  if (left > 0) {
    paper.y += 4;
    write(paper, 'P', styles.soft, t('report.files.more', { count: left, number: number(left) }));
  }
  if (table.note) {
    paper.y += 4;
    write(paper, 'P', styles.soft, table.note);
  }
  paper.y += 10;
}

function writeDefinitions(paper: Paper, { definitions, language }: ReportDocument) {
  const t = translator(language);
  paper.y += 8;
  write(paper, 'H2', styles.heading, t('report.definitions.title'), { after: 4, keep: 60 });
  for (const { word, is } of definitions) {
    write(paper, 'P', styles.text, `${word}: ${is}`, { after: 4 });
  }
  paper.y += 4;
  write(paper, 'P', styles.soft, t('report.inside'));
}
