import { Refusal } from '../errors.ts';
import type { Organiser } from './store.ts';

/** Why an organiser stays as it is: nobody locks themselves out, and there is always an owner. */
export type Kept = 'self' | 'last-owner';

/** Given all who run the series now, locked. */
export function whyKept(
  organisers: Organiser[],
  { id, role }: Organiser,
  actor: string,
): Kept | undefined {
  if (actor === actorNamed(id)) return 'self';
  const others = organisers.filter((one) => one.role === 'owner' && one.id !== id);
  return role === 'owner' && others.length === 0 ? 'last-owner' : undefined;
}

/** Whoever acts may have lost the role since the request was let in. */
export function checkActor(organisers: Organiser[], actor: string) {
  const owners = organisers.filter(({ role }) => role === 'owner').map(({ id }) => actorNamed(id));
  if (actor !== 'operator' && !owners.includes(actor)) throw new Refusal('forbidden');
}

const actorNamed = (id: number) => `organiser:${id}`;
