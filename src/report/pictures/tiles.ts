import type { Reached } from '../reach.ts';

/** One municipality as a tile; across in per cent, so that the text keeps its size. */
export interface Tile {
  /** In lines, where it is longer than a tile on a phone. */
  name: string[];
  people: number;
  reach: Reached['reach'];
  x: number;
  y: number;
}

export interface Tiles {
  tiles: Tile[];
  /** In per cent of the picture. */
  width: number;
  /** In pixels. */
  tileHeight: number;
  height: number;
}

const columns = 5;
const tileHeight = 72;
const gap = 4;

/** Värmland, roughly as it lies: column from the west, row from the north, and how the name is parted. */
const drawing: Record<string, [column: number, row: number, name: string]> = {
  '1737': [3, 1, 'Torsby'],
  '1783': [4, 1, 'Hagfors'],
  '1730': [1, 2, 'Eda'],
  '1784': [2, 2, 'Arvika'],
  '1766': [3, 2, 'Sunne'],
  '1762': [4, 2, 'Munkfors'],
  '1782': [5, 2, 'Filipstad'],
  '1765': [1, 3, 'Årjäng'],
  '1715': [3, 3, 'Kil'],
  '1763': [4, 3, 'Forshaga'],
  '1760': [5, 3, 'Storfors'],
  '1785': [2, 4, 'Säffle'],
  '1764': [3, 4, 'Grums'],
  '1780': [4, 4, 'Karlstad'],
  '1781': [5, 4, 'Kristine-|hamn'],
  '1761': [4, 5, 'Hammarö'],
};

/** Undefined where a county is not drawn, or has a municipality that the drawing has not. */
export function tilesOf(reached: Reached[], hasBegun: boolean): Tiles | undefined {
  if (reached.length === 0) return;
  if (reached.some(({ facts }) => !drawing[facts.municipalityCode ?? ''])) return;
  const tiles = reached.flatMap(({ facts, signed, came, reach }) => {
    const drawn = drawing[facts.municipalityCode ?? ''];
    if (!drawn) return [];
    const [column, row, name] = drawn;
    const x = ((column - 1) * 100) / columns;
    const people = hasBegun ? came : signed;
    return [{ name: name.split('|'), people, reach, x, y: (row - 1) * (tileHeight + gap) }];
  });
  return {
    tiles: tiles.toSorted((a, b) => a.y - b.y || a.x - b.x),
    width: 100 / columns - 1,
    tileHeight,
    height: Math.max(...tiles.map(({ y }) => y)) + tileHeight,
  };
}
