import { randomUUID } from 'node:crypto';

/** A domain that no letter can reach but the peer of the bench. */
export const mailDomain = 'bench.internal';

const organisations = [
  'Karlstads kommun',
  'Kronofogden',
  'MSB',
  'Konsumentverket',
  'Hagfors kommun',
];

/** The real form, filled in by person `number`, who is nobody else. */
export function formOf(number: number, seminars: number[], isWholeSeries = false): URLSearchParams {
  const fields = new URLSearchParams({
    name: `Åsa Björk ${number}`,
    email: `person-${number}@${mailDomain}`,
    organisation: organisations[number % organisations.length] ?? '',
    role: 'Verksamhetsutvecklare',
    role_category: 'specialist',
    idempotency_key: randomUUID(),
  });
  for (const seminar of seminars) fields.append('seminars', String(seminar));
  if (isWholeSeries) fields.set('whole_series', 'on');
  return fields;
}
