import { matchOrganisation } from '../organisations/index.ts';
import type { Tx } from '../storage/database.ts';
import { insertMember } from './store.ts';

/** The network on open data in Värmland, as it was when the first series was held. */
const founders = [
  'Länsstyrelsen Värmland',
  'Myndigheten för samhällsskydd och beredskap',
  'Konsumentverket',
  'Karlstads universitet',
  'Kronofogden',
  'Elsäkerhetsverket',
  'Förvaltningsrätten i Karlstad',
  'Värmlands tingsrätt',
  'Karlstads kommun',
];

/** Run at every start after the register: makes the nine founders members, once. */
export async function seedMembers(tx: Tx, at: Date): Promise<void> {
  for (const name of founders) {
    const { id } = await matchOrganisation(tx, name, '', at);
    await insertMember(tx, id, at);
  }
}
