import { isRight, levelsOf, rightToLeft } from './direction.ts';
import type { Lettering } from './letters.ts';

/** What is set at once: letters of one font that run one way. */
export interface Piece {
  text: string;
  font?: string | undefined;
  /** Odd: from right to left. */
  level: number;
}

/** The pieces of a line in the order in which they are read. */
export function piecesOf(lettering: Lettering, line: string): Piece[] {
  const levels = levelsOf(line);
  const pieces: Piece[] = [];
  for (const { text, font, at } of lettering.lettersOf(line)) {
    // A number in the place of a letter runs as numbers do.
    const isLetter = line.startsWith(text, at);
    const own = levels[at] ?? 0;
    const level = isRight(own) && !isLetter ? own + 1 : own;
    const last = pieces.at(-1);
    if (last && last.font === font && last.level === level && !isParted(last, text)) {
      last.text += text;
    } else pieces.push({ text, font, level });
  }
  return pieces.map((piece) =>
    isRight(piece.level) ? { ...piece, text: rightToLeft + piece.text } : piece,
  );
}

/** PDFKit sets word by word, from the left. */
const isParted = ({ text, level }: Piece, next: string) =>
  isRight(level) && (text === ' ' || next === ' ');
