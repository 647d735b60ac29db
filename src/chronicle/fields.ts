/** What history calls the fields of a series and what belongs to it, by the name of their texts. */
const form = {
  slug: 'manageSeries.form.slug',
  title: 'manageSeries.form.title',
  invitation: 'manageSeries.form.invitation',
  summary: 'manageSeries.form.summary',
  terms: 'manageSeries.form.terms',
  breakfast: 'manageSeries.form.breakfast',
  access: 'manageSeries.form.access',
  network: 'manageSeries.form.network',
  convener: 'manageSeries.form.convener',
  contact_name: 'manageSeries.form.contactName',
  contact_email: 'manageSeries.form.contactEmail',
  contact_phone: 'manageSeries.form.contactPhone',
  town: 'manageSeries.form.town',
  latitude: 'manageSeries.form.latitude',
  longitude: 'manageSeries.form.longitude',
  number: 'chronicle.fields.number',
  theme: 'manageSeries.form.theme',
  startsAt: 'chronicle.fields.startsAt',
  endsAt: 'chronicle.fields.endsAt',
  description: 'manageSeries.form.description',
  recap: 'manageSeries.form.recap',
  format: 'manageSeries.form.format',
  map_url: 'manageSeries.form.mapUrl',
  mapUrl: 'manageSeries.form.mapUrl',
  opens: 'manageSeries.form.opens',
  closes: 'manageSeries.form.closes',
  closesAt: 'manageSeries.form.closes',
  programme: 'manageSeries.form.programme',
  materials: 'manageSeries.form.materials',
  venue: 'manageSeries.form.venue',
  address: 'manageSeries.form.address',
  joinUrl: 'manageSeries.form.joinUrl',
  capacity: 'manageSeries.form.capacity',
} as const;

const beside = {
  headcountAt: 'breakfast.manage.cutOff',
  needsApproval: 'limits.page.approvalBox',
  each: 'limits.page.each',
  sectors: 'chronicle.fields.sectors',
  organisations: 'chronicle.fields.ofOrganisations',
  held: 'chronicle.fields.held',
  label: 'formQuestions.manage.label',
  help: 'formQuestions.manage.help',
  kind: 'formQuestions.manage.kind',
  options: 'formQuestions.manage.options',
  required: 'formQuestions.manage.must',
  seminarId: 'formQuestions.manage.whom',
  channel: 'chronicle.fields.channel',
} as const;

/** Said once of what was made or taken, not as a change. */
const facts = {
  organisation: 'chronicle.fields.organisation',
  seats: 'chronicle.fields.seats',
  compare: 'chronicle.fields.compare',
  rows: 'chronicle.fields.rows',
  newPeople: 'chronicle.fields.newPeople',
  moreMornings: 'chronicle.fields.moreMornings',
  there: 'chronicle.fields.there',
  cannot: 'chronicle.fields.cannot',
  bookings: 'chronicle.fields.bookings',
  letters: 'chronicle.fields.letters',
} as const;

/** In the order in which they are told: an engine may keep an entry's fields in another. */
export const labels = { ...form, ...beside, ...facts } as const;
export type Field = keyof typeof labels;

const places = new Map(Object.keys(labels).map((name, place) => [name, place]));
export const placeOf = (field: Field) => places.get(field) ?? 0;

export const isField = (name: string): name is Field => Object.hasOwn(labels, name);
