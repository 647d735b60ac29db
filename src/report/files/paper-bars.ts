import { ink, makeRoom, type Paper, type Style, writeLine } from '../../files/pdf/index.ts';
import type { ReportModel } from '../pages.ts';

const rowHeight = 24;
const barHeight = 8;
const name: Style = { font: 'regular', size: 8.5, color: ink.text };
const value: Style = { ...name, font: 'bold' };

export const heightOf = (bars: ReportModel['bars']) => bars.bars.length * rowHeight;

/** The chart of the page in lines and areas: those who came filled, the others who signed up framed. */
export function writeBars(paper: Paper, bars: ReportModel['bars'], about: string) {
  const { doc, root, margin, width } = paper;
  const height = heightOf(bars);
  makeRoom(paper, height);
  const top = paper.y;
  const draw = () => {
    for (const [i, bar] of bars.bars.entries()) {
      const y = top + i * rowHeight;
      const across = (part: number) => (part * width) / 100;
      writeLine(paper, name, bar.name, margin.side, y);
      doc.roundedRect(margin.side, y + 11.5, across(bar.signed), barHeight, 1.5);
      doc.lineWidth(0.7).strokeColor(ink.bar).stroke();
      if (bar.came > 0) {
        doc.roundedRect(margin.side, y + 11.5, across(bar.came), barHeight, 1.5);
        doc.fillColor(ink.bar).fill();
      }
      const after = margin.side + across(bar.signed) + 6;
      writeLine(paper, value, bars.values[i] ?? '', after, y + 10.5);
    }
  };
  root.add(doc.struct('Figure', { alt: about }, draw));
  paper.y += height + 6;
}
