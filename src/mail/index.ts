export { parseAddress } from './address.ts';
export { lettersCommand } from './commands.ts';
export { hello } from './greeting.ts';
export { heldSince, holdLetters } from './hold.ts';
export type {
  Correspondent,
  LetterBook,
  MakeLetter,
  NewLetter,
  StoredLetter,
} from './letter.ts';
export { registerMailbox } from './mailbox.ts';
export { type Sending, storeLetters } from './outbox.ts';
export {
  listLettersOf,
  listLetterTimes,
} from './person-letters-store.ts';
export { type PreviewedLetter, type Rehearsal, rehearse, tried, written } from './rehearse.ts';
export { renderLetter } from './render.ts';
export { type SentAgain, sendAgain } from './send-again.ts';
export { lettersStandStill } from './standstill.ts';
export type { LetterRow } from './store.ts';

export { openTransport, type Transport } from './transport.ts';
export { deliverDue } from './worker.ts';
