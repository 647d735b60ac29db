/**
 * One read for all requests that arrive in one turn of the event loop. As fresh for the last of
 * them as for the first: whoever has seen an answer to a change asks in a later turn.
 */
export function oncePerTurn<T>(read: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const thisTurn = new Map<string, Promise<T>>();
  const end = () => thisTurn.clear();
  return (key) => {
    const shared = thisTurn.get(key);
    if (shared !== undefined) return shared;
    if (thisTurn.size === 0) setImmediate(end);
    const own = read(key);
    thisTurn.set(key, own);
    return own;
  };
}
