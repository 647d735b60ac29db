import type { ReportModel } from '../pages.ts';
import { at, ink, makeRoom, margin, type Paper, setStyle, width } from './paper.ts';

const rowHeight = 24;
const barHeight = 8;

export const heightOf = (bars: ReportModel['bars']) => bars.bars.length * rowHeight;

/** The chart of the page in lines and areas: those who came filled, the others who signed up framed. */
export function writeBars(paper: Paper, bars: ReportModel['bars'], about: string) {
  const { doc, root } = paper;
  const height = heightOf(bars);
  makeRoom(paper, height);
  const top = paper.y;
  const draw = () => {
    for (const [i, bar] of bars.bars.entries()) {
      const y = top + i * rowHeight;
      const across = (part: number) => (part * width) / 100;
      setStyle(doc, { font: 'regular', size: 8.5, color: ink.text });
      at(doc, bar.name, margin.side, y);
      doc.roundedRect(margin.side, y + 11.5, across(bar.signed), barHeight, 1.5);
      doc.lineWidth(0.7).strokeColor(ink.bar).stroke();
      if (bar.came > 0) {
        doc.roundedRect(margin.side, y + 11.5, across(bar.came), barHeight, 1.5);
        doc.fillColor(ink.bar).fill();
      }
      setStyle(doc, { font: 'bold', size: 8.5, color: ink.text });
      at(doc, bars.values[i] ?? '', margin.side + across(bar.signed) + 6, y + 10.5);
    }
  };
  root.add(doc.struct('Figure', { alt: about }, draw));
  paper.y += height + 6;
}
