import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';
import { formatIn } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import type { ReportDocument } from '../document.ts';
import type { ReportModel } from '../pages.ts';
import type { ReportTable } from '../table.ts';
import {
  artifact,
  at,
  ink,
  leading,
  linesOf,
  margin,
  type Paper,
  pageSize,
  type Style,
  setStyle,
  width,
  write,
} from './paper.ts';
import { heightOf, writeBars } from './paper-bars.ts';
import { writeTable } from './paper-table.ts';

export interface PaperOrder {
  document: ReportDocument;
  bars: ReportModel['bars'];
}

const fontFile = (name: string) =>
  fileURLToPath(import.meta.resolve(`@expo-google-fonts/inter/${name}.ttf`));
const fonts = {
  regular: fontFile('400Regular/Inter_400Regular'),
  bold: fontFile('600SemiBold/Inter_600SemiBold'),
};
/** What the types do not know yet. */
const accessible = 'PDF/UA' as string as 'PDF/A-1';
/** A table that is longer goes on in the other files. */
const mostRows = 300;

const styles = {
  title: { font: 'bold', size: 25, color: ink.text },
  lead: { font: 'regular', size: 11.5, color: ink.text },
  heading: { font: 'bold', size: 13, color: ink.text },
  text: { font: 'regular', size: 9.5, color: ink.text },
  soft: { font: 'regular', size: 8.5, color: ink.soft },
} satisfies Record<string, Style>;

/** The report on paper (PDF): the sentence, the figures, the chart, the tables; tagged, with all letters of Europe. */
export default async function makePaper({ document, bars }: PaperOrder): Promise<Uint8Array> {
  const doc = new PDFDocument({
    size: pageSize,
    margin: 0,
    pdfVersion: '1.7',
    subset: accessible,
    tagged: true,
    lang: { sv: 'sv-SE', en: 'en-GB' }[document.language],
    displayTitle: true,
    bufferPages: true,
    font: fonts.regular,
    info: {
      Title: document.paste[document.language],
      Creator: 'Frukostserien',
      CreationDate: document.countedAt,
    },
  });
  doc.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold);
  const bytes = collected(doc);
  const root = doc.struct('Document');
  doc.addStructure(root);
  const paper: Paper = { doc, root, y: margin.top };
  writeTop(paper, document);
  writeHeadlines(paper, document);
  for (const table of document.tables) {
    writeSection(paper, document, table, table.id === 'organisations' ? bars : undefined);
  }
  writeDefinitions(paper, document);
  root.end();
  writePageNumbers(paper, document);
  doc.end();
  return bytes;
}

function writeTop(paper: Paper, { sentence, lead, counted, paste, language }: ReportDocument) {
  write(paper, 'H1', styles.title, sentence, { after: 6 });
  write(paper, 'P', styles.lead, lead, { after: 2 });
  write(paper, 'P', styles.soft, counted, { after: 10 });
  write(paper, 'P', styles.text, paste[language], { after: 12 });
}

/** Side by side, as on the page. */
function writeHeadlines(paper: Paper, { headlines }: ReportDocument) {
  const { doc, root } = paper;
  const room = width / Math.max(headlines.length, 1);
  const top = paper.y;
  let bottom = top;
  for (const [i, { label, value, note }] of headlines.entries()) {
    const x = margin.side + i * room;
    let y = top;
    const draw = (style: Style, text: string) => {
      setStyle(doc, style);
      for (const line of linesOf(doc, text, room - 10)) {
        at(doc, line, x, y);
        y += style.size * leading;
      }
    };
    root.add(
      doc.struct('P', {}, () => {
        draw(styles.soft, label);
        draw({ ...styles.heading, size: 17 }, value);
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
  writeTable(paper, table, language, mostRows);
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

function writePageNumbers({ doc }: Paper, { language, title }: ReportDocument) {
  const t = translator(language);
  const { count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page);
    artifact(doc, 'Pagination', () => {
      setStyle(doc, styles.soft);
      const y = pageSize[1] - margin.bottom + 22;
      const number = t('report.files.page', { page: page + 1, pages: count });
      if (page > 0) at(doc, linesOf(doc, title, width - 90)[0] ?? '', margin.side, y);
      at(doc, number, margin.side + width - doc.widthOfString(number), y);
    });
  }
}

async function collected(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  doc.on('data', (part: Uint8Array) => parts.push(part));
  await once(doc, 'end');
  return new Uint8Array(Buffer.concat(parts));
}
