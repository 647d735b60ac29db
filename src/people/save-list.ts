import type { Services } from '../services.ts';
import { countSaved, deleteSaved, deleteSavedByName, putSaved } from './saved-lists-store.ts';

/** Whose list it is: each organiser has their own. */
export interface Whose {
  organiserId: number;
  seriesId: number;
}

const most = 50;

/** Keeps a list's query under a name of the organiser's; one that has the name becomes this one. */
export function saveList(
  { database, clock }: Services,
  whose: Whose,
  { name, query }: { name: string; query: string },
): Promise<'saved' | 'too-many'> {
  const createdAt = clock();
  return database.write(async (tx) => {
    const isFull = (await countSaved(tx, whose)) >= most;
    const isNew = await putSaved(tx, { ...whose, name, query, createdAt });
    if (!isNew || !isFull) return 'saved';
    await deleteSavedByName(tx, whose, name);
    return 'too-many';
  });
}

/** What the organiser's lists of this series open with, until other columns are kept. */
export function keepColumns(services: Services, whose: Whose, query: string) {
  return saveList(services, whose, { name: '', query });
}

/** From now on they open as they are drawn. */
export const forgetColumns = ({ database }: Services, whose: Whose) =>
  database.write((tx) => deleteSavedByName(tx, whose, ''));

export const removeSavedList = ({ database }: Services, whose: Whose, id: number) =>
  database.write((tx) => deleteSaved(tx, whose, id));
