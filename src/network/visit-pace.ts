/** Visits that are counted from one address block in one minute. */
export const countedPerMinute = 60;
/** So many in a minute are a machine's, and none of them is counted. */
const machineFrom = 600;

const mostBlocks = 20_000;

interface Block {
  seen: number;
  counted: Map<string, number>;
}

/** What a visit changes in the counts: `[key, 1]`, nothing, or what was counted too much taken back. */
export type Change = [key: string, visits: number];
export type VisitPace = (block: string, key: string, at: Date) => Change[];

/**
 * Keeps a scanner from being counted as people. Address blocks stay in this process for a minute
 * at most and are never written anywhere (LAW-30).
 */
export function paceVisits(): VisitPace {
  let minute = Number.NaN;
  let blocks = new Map<string, Block>();
  return (name, key, at) => {
    const current = Math.floor(at.getTime() / 60_000);
    if (current !== minute) blocks = new Map();
    minute = current;
    const block = blocks.get(name) ?? { seen: 0, counted: new Map() };
    if (!blocks.has(name) && blocks.size >= mostBlocks) return [];
    blocks.set(name, block);
    block.seen += 1;
    if (block.seen === machineFrom) return [...block.counted].map(([its, n]) => [its, -n]);
    if (block.seen > countedPerMinute) return [];
    block.counted.set(key, (block.counted.get(key) ?? 0) + 1);
    return [[key, 1]];
  };
}
