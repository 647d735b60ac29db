export const organisations = {
  suggestions: {
    label: 'Suggested organisations',
    one: '1 suggestion',
    many: '# suggestions',
    none: 'No suggestions',
  },
  sectors: {
    state: 'State',
    region: 'Region',
    municipality: 'Municipality',
    university: 'University',
    company: 'Company',
    association: 'Association',
    other: 'Other',
  },
} as const;
