export const organisations = {
  suggestions: {
    label: 'Suggested organisations',
    one: '1 suggestion',
    many: '# suggestions',
    none: 'No suggestions',
  },
} as const;
