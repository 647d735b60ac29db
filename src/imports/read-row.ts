import type { Wish } from '../bookings/index.ts';
import type { Answer } from '../form-questions/index.ts';
import { parseAddress } from '../mail/index.ts';
import { cleanText, searchKey } from '../storage/text.ts';
import type { Language, RoleCategory } from '../storage/values.ts';
import type { Choices } from './choices.ts';
import type { FileRow } from './file.ts';
import type { RowNote, RowTrouble } from './outcome.ts';
import { answerNotes, answersIn } from './read-answers.ts';
import type { Reading } from './reading.ts';
import { type Columns, responses } from './targets.ts';
import * as words from './words.ts';

/** A row that makes sense by itself. */
export interface RowPerson {
  number: number;
  email: string;
  name: string;
  /** Empty where the row has none. */
  organisation: string;
  organisationAsTyped: string;
  role: string;
  roleCategory: RoleCategory;
  language: Language;
  wish: Wish;
  seminars: number[];
  /** In the line where the list comes from. */
  place: number;
  came: boolean;
  since: Date | null;
  via: string | null;
  answers: Answer[];
  notes: RowNote[];
}

export type RowRead =
  | { kind: 'person'; person: RowPerson }
  | { kind: 'trouble'; number: number; why: RowTrouble }
  | { kind: 'skipped'; number: number; note: RowNote };

const longest = { name: 120, organisation: 160, role: 120, answer: 1000 };

/** A list of what was, with states of its own, rather than of people to sign up. */
export const isRecord = ({ columns }: Choices, header: string[]) =>
  (columns.state !== undefined && !isResponse(columns, header)) || columns.came !== undefined;

const isResponse = ({ state }: Columns, header: string[]) =>
  state !== undefined && responses.has(searchKey(header[state] ?? ''));

export function readRow({ number, cells }: FileRow, reading: Reading): RowRead {
  const { choices, header } = reading;
  const { columns } = choices;
  const cell = (column: number | undefined) => (column === undefined ? '' : (cells[column] ?? ''));
  const trouble = (why: RowTrouble): RowRead => ({ kind: 'trouble', number, why });

  const response = isResponse(columns, header) ? cell(columns.state) : null;
  if (response !== null && !words.isYes(response)) {
    return { kind: 'skipped', number, note: words.isNo(response) ? 'saidNo' : 'noAnswer' };
  }
  const address = cleanText(words.addressIn(cell(columns.email)));
  if (address === '') return trouble('noAddress');
  const parsed = parseAddress(address);
  if (!parsed.ok) return trouble(parsed.reason === 'local-part' ? 'addressLetters' : 'badAddress');

  const parts = [cell(columns.firstName), cell(columns.lastName)].filter(Boolean).join(' ');
  const name = words.nameIn(cell(columns.name) || parts);
  if (name === '' || parseAddress(name).ok) return trouble('noName');
  const organisation = cleanText(cell(columns.organisation) || choices.organisation);
  const typed = cleanText(cell(columns.typed));
  const role = cleanText(cell(columns.role) || choices.role);
  const said = answersIn(reading, cell);
  const answers = said.flatMap(({ answer }) => answer ?? []);
  if (
    name.length > longest.name ||
    Math.max(organisation.length, typed.length) > longest.organisation ||
    role.length > longest.role ||
    answers.some(({ value }) => typeof value === 'string' && [...value].length > longest.answer)
  ) {
    return trouble('tooLong');
  }
  const seminars = seminarsOf(reading, cell(columns.seminars));
  if (!seminars) return trouble('unknownSeminar');
  if (seminars.length === 0) return trouble('noSeminar');
  const wish = response === null ? words.wishIn(cell(columns.state)) : 'seat';
  if (!wish) return trouble('unknownState');

  const notes = answerNotes(reading, said, seminars, wish);
  const known = <T>(text: string, found: T | undefined, usual: T, note: RowNote) => {
    if (text !== '' && found === undefined) notes.push(note);
    return found ?? usual;
  };
  const [category, language] = [cell(columns.category), cell(columns.language)];
  const since = words.timeIn(cell(columns.when));
  const person: RowPerson = {
    ...{ number, email: parsed.address, name, organisation, role, seminars, wish, answers, notes },
    organisationAsTyped: typed || organisation,
    roleCategory: known(category, words.categoryIn(category), choices.roleCategory, 'category'),
    language: known(language, words.languageIn(language), choices.language, 'language'),
    place: words.placeIn(cell(columns.state), cell(columns.place)),
    came: words.isYes(cell(columns.came)),
    since: since && since <= reading.at ? since : null,
    via: cleanText(cell(columns.via)) || null,
  };
  return { kind: 'person', person };
}

function seminarsOf({ choices, names }: Reading, cell: string) {
  return cell === '' ? choices.seminars : words.seminarsIn(cell, names);
}
