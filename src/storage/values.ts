/** The closed lists and shapes that columns hold. */
export type Language = 'sv' | 'en';
export type Texts = Record<Language, string>;

export const sectors = [
  'state',
  'region',
  'municipality',
  'university',
  'company',
  'association',
  'other',
] as const;
export type Sector = (typeof sectors)[number];

export const roleCategories = [
  'leader',
  'specialist',
  'it',
  'legal',
  'communicator',
  'elected',
  'entrepreneur',
  'other',
] as const;
export type RoleCategory = (typeof roleCategories)[number];

export type SeriesState = 'draft' | 'published' | 'archived';
export type SeminarFormat = 'onsite' | 'online' | 'hybrid';
export type BookingState =
  | 'confirmed'
  | 'waiting'
  | 'offered'
  | 'expired'
  | 'declined'
  | 'cancelled';
export type CheckInKind = 'came' | 'undone';
export type LetterState = 'queued' | 'inflight' | 'sent' | 'failed' | 'withheld';
export type OrganiserRole = 'owner' | 'organiser' | 'reader';
export type MailingKind = 'seminar.moved' | 'seminar.cancelled';
export type MaterialKind = 'film' | 'slides' | 'link';
export type Audience = 'all' | 'booked';
/** Which of the worker's lanes: 1 sign-in and lost link, 2 offers and cancellations, 3 summaries, 4 invitations, 5 mailings. */
export type Lane = 1 | 2 | 3 | 4 | 5;

/** What a person must be told before the button (LAW-12), in one language. */
export interface Notice {
  /** The paragraphs that always show. */
  summary: string[];
  /** Rights, legal basis, complaints: folded on the page. */
  rights: string[];
}
