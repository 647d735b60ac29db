import type { Sending } from '../mail/index.ts';
import type { Language, RoleCategory } from '../storage/values.ts';
import type { Columns } from './targets.ts';

/** What an organiser chose for a file. */
export interface Choices {
  columns: Columns;
  /** Numbers of the seminars of every row, where no column names them. */
  seminars: number[];
  /** For rows without one. */
  organisation: string;
  role: string;
  roleCategory: RoleCategory;
  language: Language;
  letters: Sending;
  /** Who chose it, as history names them. */
  by: string;
  /** It was to be tried, and could not be. */
  isFailed?: boolean;
}
