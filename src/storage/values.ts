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
/** `requested` waits for an organiser's yes, and was `refused` if it was a no. */
export type BookingState =
  | 'requested'
  | 'refused'
  | 'confirmed'
  | 'waiting'
  | 'offered'
  | 'expired'
  | 'declined'
  | 'cancelled';
/** Of those who have a seat, wait for one, or for an answer. */
export const activeStates = ['requested', 'confirmed', 'waiting', 'offered'] as const;
export type ActiveState = (typeof activeStates)[number];
export const isActive = (state: string): state is ActiveState =>
  activeStates.some((one) => one === state);
/** At most so many of a sector, of one organisation, of every organisation; or held for one. */
export type SeatLimitKind = 'sector' | 'organisation' | 'each' | 'held';
export const needs = ['vegetarian', 'vegan', 'gluten-free', 'lactose-free', 'nut-free'] as const;
export type Need = (typeof needs)[number];
export const questionKinds = ['text', 'one', 'several'] as const;
export type QuestionKind = (typeof questionKinds)[number];
/** A choice of a question: its key is what an answer keeps, whatever the label becomes. */
export interface QuestionOption {
  key: string;
  label: Texts;
  /** No longer offered, kept for those who chose it. */
  retired?: true;
}
export type ImportState = 'read' | 'trying' | 'running' | 'done' | 'failed';
export type CheckInKind = 'came' | 'undone';
export type LetterState = 'queued' | 'inflight' | 'sent' | 'failed' | 'withheld';
export const organiserRoles = ['owner', 'organiser', 'reader'] as const;
export type OrganiserRole = (typeof organiserRoles)[number];
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
