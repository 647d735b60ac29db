/** One filled-in form and every receipt that it was answered with. */
export interface SentForm {
  person: number;
  fields: URLSearchParams;
  receipts: string[];
}

/** A change that was answered, and with what: `left`, `accepted` … */
export interface AnsweredChange {
  signUpId: number;
  seminarNumber: number | 'all';
  kind: 'leave' | 'cancel' | 'accept' | 'decline';
  done: string;
}

/** A move that a second process began, and whether it was told that it is done. */
export interface Move {
  seminarId: number;
  startsAt: number;
  isDone: boolean;
}

/** All that was asked of the service and all that it answered, over every crash. */
export interface Ledger {
  forms: SentForm[];
  changes: AnsweredChange[];
  moves: Move[];
  /** What the second process said that it had done, by verb. */
  verbs: Map<string, number>;
}

export const emptyLedger = (): Ledger => ({ forms: [], changes: [], moves: [], verbs: new Map() });

/**
 * Half of all people never change anything: their forms are sent again and again, and must make
 * nothing twice. The others leave, cancel, accept and decline.
 */
export const isSteady = ({ person }: SentForm) => person % 2 === 0;
export const isAcknowledged = ({ receipts }: SentForm) => receipts.length > 0;
