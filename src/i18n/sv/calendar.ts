export const calendar = {
  /** The title in people's calendars. */
  title: '{{series}}: {{theme}}',
  cancelled: {
    seminar: 'Inställt: {{title}}',
    booking: 'Avbokat: {{title}}',
  },
  place: '{{venue}}, {{address}}',
  /** The text of the entry; public links only (CAL-26). */
  join: 'Delta på distans: {{url}}',
  page: 'Om seminariet: {{url}}',
  change: 'Ändra eller avboka: beställ din länk på {{url}}',
  contact: 'Frågor: {{name}}, {{email}}',
  /** What a subscribed calendar is called. */
  feeds: {
    mine: 'Mina seminarier: {{series}}',
  },
} as const;
