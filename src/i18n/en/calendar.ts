export const calendar = {
  title: '{{series}}: {{theme}}',
  cancelled: {
    seminar: 'Cancelled: {{title}}',
    booking: 'Booking cancelled: {{title}}',
  },
  place: '{{venue}}, {{address}}',
  join: 'Join online: {{url}}',
  page: 'About the seminar: {{url}}',
  change: 'Change or cancel: ask for your link at {{url}}',
  contact: 'Questions: {{name}}, {{email}}',
  feeds: {
    mine: 'My seminars: {{series}}',
  },
} as const;
