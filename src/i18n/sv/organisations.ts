export const organisations = {
  /** What the suggestions' script says; `#` is the number. */
  suggestions: {
    label: 'Förslag på organisationer',
    one: '1 förslag',
    many: '# förslag',
    none: 'Inga förslag',
  },
  sectors: {
    state: 'Stat',
    region: 'Region',
    municipality: 'Kommun',
    university: 'Universitet',
    company: 'Företag',
    association: 'Förening',
    other: 'Annat',
  },
} as const;
