export {
  finish,
  ink,
  leading,
  makeRoom,
  openPaper,
  type Paper,
  write,
} from './paper.ts';
export { gap, tableStyle, writeTable } from './table.ts';
export { linesOf, partsOf, type Style, widthOf, writeLine } from './writing.ts';
