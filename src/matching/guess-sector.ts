import type { Sector } from '../storage/values.ts';

const signs: [Sector, RegExp][] = [
  ['company', /(^ab |[ -](ab|hb|kb|aktiebolag|ltd|gmbh|inc)$)/],
  ['association', /(förening|förbund|stiftelse|studieförbund)/],
  ['university', /(universitet|högskola|university)/],
  ['region', /^(region|landstinget) /],
  ['municipality', /(kommun|kommunen|municipality)$/],
  ['state', /(länsstyrelse|myndighet|tingsrätt|hovrätt|förvaltningsrätt|kammarrätt|verket$)/],
];

/** A first guess for a name that somebody typed; the organiser can mend it. */
export function guessSector(name: string): Sector {
  const lower = name.toLowerCase();
  return signs.find(([, sign]) => sign.test(lower))?.[0] ?? 'other';
}
