const togetherMs = 1;

/**
 * One read for all that ask within a millisecond, if nothing was committed here meanwhile. Whoever
 * has seen an answer to a change, here or of another process, asks later than that.
 */
export function readTogether<T>(
  read: (key: string) => Promise<T>,
  commits: () => number,
  elapsed: () => number = () => performance.now(),
): (key: string) => Promise<T> {
  const shared = new Map<string, Promise<T>>();
  let until = 0;
  let committed = 0;
  return (key) => {
    const now = elapsed();
    if (now >= until || committed !== commits()) {
      shared.clear();
      until = now + togetherMs;
      committed = commits();
    }
    const known = shared.get(key);
    if (known !== undefined) return known;
    const own = read(key);
    shared.set(key, own);
    return own;
  };
}
