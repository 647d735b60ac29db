/** Sixty who answered a form: 25 ways to write what 13 organisations are called. */
const spellings: Record<string, [spelling: string, people: number][]> = {
  'Karlstads kommun': [
    ['Karlstads kommun', 6],
    ['karlstad kommun', 2],
    ['Karlstads kn', 1],
  ],
  'Region Värmland': [
    ['Region Värmland', 5],
    ['region varmland', 1],
  ],
  'Länsstyrelsen Värmland': [
    ['Länsstyrelsen Värmland', 4],
    ['Lst Värmland', 2],
    ['Länsstyrelsen i Värmlands län', 1],
  ],
  'Myndigheten för samhällsskydd och beredskap': [
    ['MSB', 4],
    ['Samhällsskydd och beredskap', 1],
  ],
  'Karlstads universitet': [
    ['Karlstads universitet', 5],
    ['KaU', 2],
  ],
  Kronofogden: [
    ['Kronofogden', 3],
    ['Kronofogdemyndigheten', 1],
  ],
  Konsumentverket: [['Konsumentverket', 4]],
  'Sunne kommun': [
    ['Sunne kommun', 3],
    ['Sune kommun', 1],
  ],
  'Hammarö kommun': [['Hammarö kommun', 3]],
  'Arvika kommun': [
    ['Arvika kommun', 2],
    ['Arvika, kommunledningskontoret', 1],
  ],
  'Nordisk Data AB': [
    ['Nordisk Data AB', 3],
    ['Nordisk Data', 1],
    ['Nordisk Data Sverige AB', 1],
  ],
  'Glada Bagaren AB': [['Glada Bagaren AB', 2]],
  'Fiberföreningen Älvdal': [['Fiberföreningen Älvdal', 1]],
};

export const organisations = Object.keys(spellings);
export const spelled = Object.values(spellings)
  .flat()
  .map(([spelling]) => spelling);

const surnames = ['Åkesson', 'Öberg', 'Ärlig', 'Ek', 'Lind', 'Zorn'];

/** As Microsoft Forms exports it to CSV; all come to the first morning, every third to the second. */
export function formsExport() {
  const answers = Object.values(spellings)
    .flat()
    .flatMap(([spelling, people]) => Array.from({ length: people }, () => spelling));
  const rows = answers.map((spelling, i) => {
    const at = `2027-01-11 09:${String(i).padStart(2, '0')}:00`;
    const name = `Person ${String(i + 1).padStart(2, '0')} ${surnames[i % surnames.length]}`;
    const seminars = i % 3 === 0 ? 'Tema 1;Tema 2;' : 'Tema 1;';
    return [
      i + 1,
      at,
      at,
      'anonymous',
      '',
      `person${i + 1}@brev.example`,
      name,
      spelling,
      seminars,
    ];
  });
  const head = [
    ...['ID', 'Starttid', 'Slutförandetid', 'E-post', 'Namn', 'Din e-postadress', 'Ditt namn'],
    ...['Vilken organisation arbetar du på?', 'Vilka seminarier vill du gå på?'],
  ];
  const quoted = (cell: string | number) => `"${cell}"`;
  const text = [head, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n');
  return Buffer.from(`\ufeff${text}\r\n`);
}
