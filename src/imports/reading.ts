import type { Question } from '../form-questions/index.ts';
import type { Seminar } from '../series/index.ts';
import type { Choices } from './choices.ts';
import type { SeminarNames } from './words.ts';

/** What rows are read by. */
export interface Reading {
  choices: Choices;
  header: string[];
  seminars: Seminar[];
  names: SeminarNames;
  questions: Question[];
  at: Date;
}
