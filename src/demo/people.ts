import type { RoleCategory } from '../storage/values.ts';

/** Somebody who does not exist, at a real organisation, with an address that goes nowhere. */
export interface DemoPerson {
  name: string;
  email: string;
  organisation: string;
  role: string;
  roleCategory: RoleCategory;
}

const givenNames =
  'Anna Bo Cecilia David Elin Fredrik Gunilla Hassan Ingrid Johan Karin Leila Mikael Nadia Oskar Pia Rolf Sara Tomas Ulla Viktor Wilma Yusuf Zara Åsa Ärna Örjan Maja Nils Olga'.split(
    ' ',
  );

/** Names that nobody bears. */
const surnames =
  'Exempelsson Provberg Låtsasdotter Skissgren Påhittsson Utkastlund Övningsqvist Fiktivström Mallander Demonius Attrappsson Ändamålsson Testamentsson'.split(
    ' ',
  );

type Role = [role: string, category: RoleCategory];

const roles: Role[] = [
  ['Enhetschef', 'leader'],
  ['Verksamhetsutvecklare', 'specialist'],
  ['Systemutvecklare', 'it'],
  ['Förvaltningsjurist', 'legal'],
  ['Kommunikatör', 'communicator'],
  ['Projektledare', 'specialist'],
  ['Registrator', 'legal'],
  ['It-arkitekt', 'it'],
  ['Handläggare', 'specialist'],
  ['Trainee', 'other'],
];
const municipalRoles: Role[] = [...roles, ['Kommunalråd', 'elected']];
const companyRoles: Role[] = [['Egenföretagare', 'entrepreneur']];

/** As many as came from each in the first seminar: 41 people from 13 organisations. */
const cameFrom: readonly [organisation: string, people: number][] = [
  ['Länsstyrelsen Värmland', 7],
  ['Karlstads kommun', 6],
  ['Karlstads universitet', 5],
  ['Konsumentverket', 4],
  ['Myndigheten för samhällsskydd och beredskap', 4],
  ['Region Värmland', 3],
  ['Kronofogden', 3],
  ['Elsäkerhetsverket', 2],
  ['Arvika kommun', 2],
  ['Hammarö kommun', 2],
  ['Förvaltningsrätten i Karlstad', 1],
  ['Värmlands tingsrätt', 1],
  ['Kristinehamns kommun', 1],
];

/** Where those who were not at the first seminar come from, over and over. The company is invented. */
const others = [
  'Kils kommun',
  'Sunne kommun',
  'Låtsasbolaget AB',
  'Torsby kommun',
  'Konsumentverket',
];

/** The same people every time: first those who came, then `more`. */
export function demoPeople(more: number): DemoPerson[] {
  const seats = cameFrom.flatMap(([organisation, people]) => Array(people).fill(organisation));
  const rest = Array.from({ length: more }, (_, i) => pick(others, i));
  return [...seats, ...rest].map((organisation: string, i) => personAt(organisation, i));
}

function personAt(organisation: string, i: number): DemoPerson {
  const given = pick(givenNames, i);
  const surname = pick(surnames, i);
  const [role, roleCategory] = pick(rolesAt(organisation), i * 3);
  return {
    name: `${given} ${surname}`,
    email: `${plain(given)}.${plain(surname)}@${plain(organisation)}.example`,
    organisation,
    role,
    roleCategory,
  };
}

function rolesAt(organisation: string) {
  if (organisation.endsWith(' AB')) return companyRoles;
  return organisation.endsWith(' kommun') ? municipalRoles : roles;
}

function pick<T>(list: readonly T[], i: number): T {
  const found = list[i % list.length];
  if (found === undefined) throw new Error('An empty list');
  return found;
}

/** As in a mail address: lower case, without dots over letters, hyphens for spaces. */
function plain(text: string) {
  const bare = text.normalize('NFD').replace(/\p{Mn}/gu, '');
  return bare.toLowerCase().replace(/[^a-z]+/g, '-');
}
