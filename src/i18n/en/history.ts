/** Who did what, wherever history is told. */
export const history = {
  actors: {
    attendee: 'The attendee',
    operator: 'The operator',
    service: 'The service',
    member: 'The member {{name}}',
  },
  change: '{{field}}: {{before}} → {{after}}',
} as const;
