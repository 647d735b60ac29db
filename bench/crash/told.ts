import type { Ledger } from './ledger.ts';

/** Enters what the second process said before it was killed, perhaps in the middle of a line. */
export function readTold(said: string, ledger: Ledger) {
  for (const line of said.split('\n').slice(0, -1)) {
    if (!line.startsWith('{"verb"'))
      throw new Error(`The second process said: ${said.slice(-2000)}`);
    const { verb, seminarId, startsAt, count = 1 } = JSON.parse(line);
    if (verb === 'moving') ledger.moves.push({ seminarId, startsAt, isDone: false });
    const move = ledger.moves.at(-1);
    if (verb === 'moved' && move) move.isDone = true;
    ledger.verbs.set(verb, (ledger.verbs.get(verb) ?? 0) + count);
  }
}
