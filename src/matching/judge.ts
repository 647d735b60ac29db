import { editDistance } from './edit-distance.ts';
import type { Near } from './nearness.ts';
import { isDepartmentOf, isPartOf } from './parts.ts';
import { partsOf, type Reading, readName } from './reading.ts';
import type { Hit, RegisterIndex } from './register-index.ts';
import { isInitialsOf, isNamedAfter } from './witness.ts';

/**
 * The listed organisation that a typed name means for certain, or none. What is near or half said
 * is certain only where the mail's domain says the same.
 */
export function judge(index: RegisterIndex, typed: string, email: string): number | undefined {
  const reading = readName(typed);
  const owner = index.ownerOf(email);
  const hits = index.find(reading);
  if (hits.length > 0) return amongHits(index, reading, hits, owner);
  if (reading.isOwnBody) return asCompany(index, reading);
  const part = isPartOf(index, typed);
  if (part.length > 0) return part.length === 1 ? part[0] : agreed(part, owner);
  if (owner !== undefined && isSaidByOwner(index, typed, reading, owner)) return owner;
  return misspelled(index, typed, owner);
}

/** Names that differ in å, ä and ö alone: the one as written, unless the mail says the other. */
function amongHits(index: RegisterIndex, reading: Reading, hits: Hit[], owner?: number) {
  const agreeing = agreed(
    hits.map(({ id }) => id),
    owner,
  );
  if (agreeing !== undefined) return agreeing;
  const exact = hits.filter(({ isExact }) => isExact);
  const [hit, ...others] = exact.length > 0 ? exact : hits;
  if (!hit || others.length > 0) return;
  if (!hit.isWeak || owner === undefined) return hit.id;
  return isNamedAfter(index, reading, owner) ? owner : undefined;
}

/** "Chalmers tekniska högskola AB"; but Karlstad AB is not Karlstads kommun. */
function asCompany(index: RegisterIndex, { words }: Reading) {
  const bare = words.filter((word) => word !== 'ab');
  if (bare.length === words.length || bare.length < 2) return;
  const [hit, ...others] = index.find(readName(bare.join(' ')));
  if (!hit || others.length > 0 || hit.isWeak) return;
  const { sector } = index.get(hit.id) ?? {};
  return sector === 'university' || sector === 'company' ? hit.id : undefined;
}

function isSaidByOwner(index: RegisterIndex, typed: string, reading: Reading, owner: number) {
  return (
    isNamedAfter(index, reading, owner) ||
    isInitialsOf(index, typed, owner) ||
    isDepartmentOf(index, typed)
  );
}

/** By a wide margin: no other organisation is as near as might be meant as well. */
function misspelled(index: RegisterIndex, typed: string, owner: number | undefined) {
  if (isDepartmentOf(index, typed)) return;
  const readings = [typed, ...partsOf(typed)].map(readName);
  const found = new Set<number>();
  for (const reading of readings) {
    if (owner !== undefined && isNear(index, reading, owner)) return owner;
    const [nearest] = index.near(reading);
    if (nearest && !nearest.isWeak && isAlone(index, reading, nearest)) found.add(nearest.id);
  }
  const [only, ...more] = found.size > 0 ? found : shortened(index, typed);
  if (more.length > 0) return;
  return owner === undefined || owner === only ? only : undefined;
}

/** No other is one letter farther. */
function isAlone(index: RegisterIndex, reading: Reading, { id, distance }: Near) {
  return index.near(reading, 1).every((one) => one.id === id || one.distance > distance + 1);
}

function isNear(index: RegisterIndex, { letters }: Reading, owner: number) {
  return index.entriesOf(owner).some((entry) => {
    const most = Math.floor(entry.letters.length / 4);
    return most > 0 && editDistance(letters, entry.letters, most) <= most;
  });
}

/** "Arbetsförm.": ends in a point, and only one organisation goes on like that. */
function shortened(index: RegisterIndex, typed: string) {
  const { letters } = readName(typed);
  return /\.\s*$/.test(typed) && letters.length > 7 ? index.beginning(letters) : [];
}

function agreed(ids: readonly number[], owner: number | undefined) {
  return ids.find((id) => id === owner);
}
