/** Nobody reads what is older. */
const longestMs = 5000;

interface Kept<T> {
  made: Promise<T>;
  /** By the given clock; undefined while it is being made. */
  goodUntil: number | undefined;
}

/**
 * Keeps what says that it is good for some time; whoever asks while it is made gets the same.
 *
 * @param now milliseconds that only rise
 */
export function keep<Asked, T extends { goodForMs: number }>(
  make: (asked: Asked) => Promise<T>,
  now = () => performance.now(),
): (asked: Asked) => Promise<T> {
  const kept = new Map<string, Kept<T>>();
  return (asked) => {
    const began = now();
    const key = JSON.stringify(asked);
    const found = kept.get(key);
    if (found && (found.goodUntil === undefined || began < found.goodUntil)) return found.made;
    for (const [old, { goodUntil = began }] of kept) if (goodUntil < began) kept.delete(old);
    const entry: Kept<T> = { made: make(asked), goodUntil: undefined };
    kept.set(key, entry);
    entry.made.then(
      ({ goodForMs }) => {
        entry.goodUntil = now() + Math.min(goodForMs, longestMs);
        // Or the last one would be kept until another is asked for.
        setTimeout(() => kept.get(key) === entry && kept.delete(key), longestMs).unref();
      },
      () => kept.delete(key),
    );
    return entry.made;
  };
}
