/** What a column can hold. */
export const targets = [
  'name',
  'firstName',
  'lastName',
  'email',
  'organisation',
  'typed',
  'role',
  'category',
  'seminars',
  'language',
  'state',
  'place',
  'came',
  'when',
  'via',
] as const;
export type Target = (typeof targets)[number];

/** Columns of a file, by what they hold; also `question_12`. */
export type Columns = Partial<Record<Target | `question_${number}`, number>>;

/** Headings as lists have them, folded as `searchKey` does, the surest first. */
export const headings: Record<Target, readonly string[]> = {
  name: [
    ...['namn', 'name', 'fullstandigt namn', 'full name', 'visningsnamn', 'display name'],
    ...['for och efternamn', 'namn och efternamn', 'ditt namn', 'your name', 'deltagare'],
    ...['attendee', 'participant', 'vad heter du', 'vad ar ditt namn', 'what is your name'],
  ],
  firstName: ['fornamn', 'first name', 'firstname', 'given name', 'tilltalsnamn'],
  lastName: ['efternamn', 'last name', 'lastname', 'surname', 'family name'],
  email: [
    ...['e post', 'epost', 'email', 'e mail', 'e postadress', 'epostadress', 'email address'],
    ...['e mail address', 'mejladress', 'mejl', 'mailadress', 'mail'],
    ...['vad ar din e postadress', 'what is your email address'],
  ],
  organisation: [
    ...['organisation', 'organization', 'foretag', 'company', 'myndighet', 'arbetsplats'],
    ...['arbetsgivare', 'employer', 'kommun', 'vilken organisation', 'which organisation'],
    ...['var arbetar du', 'var jobbar du', 'where do you work', 'what organisation'],
  ],
  typed: ['som angivet', 'as typed'],
  role: [
    ...['roll', 'role', 'titel', 'befattning', 'job title', 'jobbtitel', 'yrkesroll', 'yrke'],
    ...['funktion', 'position', 'title', 'vad arbetar du med', 'what do you do'],
  ],
  category: ['rollkategori', 'role category'],
  seminars: [
    ...['nr', 'no', 'seminarium', 'seminarier', 'seminar', 'seminars', 'tillfalle', 'tillfallen'],
    ...['morgon', 'morgnar', 'frukost', 'frukostar', 'datum'],
  ],
  language: ['sprak', 'language'],
  state: ['status', 'lage', 'state', 'response', 'svar'],
  place: ['koplats', 'place in line'],
  came: ['kom', 'came', 'narvarande', 'attended'],
  when: ['anmald', 'signed up', 'slutforandetid', 'completion time', 'starttid', 'start time'],
  via: ['via'],
};

/** Those that a question may hold among other words: "Vilken organisation arbetar du på?" */
export const loose: ReadonlySet<Target> = new Set<Target>([
  ...(['name', 'firstName', 'lastName', 'email', 'organisation', 'role', 'seminars'] as const),
]);

/** Answers to an invitation: who said no is not signed up. Our own lists head it otherwise. */
export const responses: ReadonlySet<string> = new Set(['response', 'svar']);
