/** Who did what, wherever history is told. */
export const history = {
  actors: {
    attendee: 'Deltagaren',
    operator: 'Driften',
    service: 'Tjänsten',
    member: 'Medlemmen {{name}}',
  },
  change: '{{field}}: {{before}} → {{after}}',
} as const;
