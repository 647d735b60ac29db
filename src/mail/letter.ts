import type { Config } from '../config.ts';
import type { Lane, Language } from '../storage/values.ts';

export interface Correspondent {
  name: string;
  email: string;
}

/** A letter as a unit of work stores it: facts under a unique business key, never bytes. */
export interface NewLetter {
  kind: string;
  /** As `invitation:<booking>:<sequence>`; storing the same key again does nothing (MAIL-02). */
  businessKey: string;
  lane: Lane;
  language: Language;
  to: Correspondent;
  facts: object;
  signUpId?: number;
  calendar?: { uid: string; sequence: number };
}

export interface StoredLetter extends NewLetter {
  id: number;
  /** Left part of Message-ID and seed of the MIME boundary. */
  messageId: string;
  createdAt: Date;
}

/** What a letter says, made from its facts at each attempt: the same facts give the same bytes. */
export interface LetterContent {
  subject: string;
  text: string;
  html: string;
  /** A person, never the service itself (MAIL-24). */
  replyTo: Correspondent;
  calendar?: { method: 'REQUEST' | 'CANCEL'; ics: string };
}

/** Throws for facts that it cannot write from: the letter is then kept as failed. */
export type MakeLetter = (letter: StoredLetter, config: Config) => Promise<LetterContent>;

/** Each kind of letter and the room that knows how to write it. */
export type LetterBook = Record<string, MakeLetter>;
