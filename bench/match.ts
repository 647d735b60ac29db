import { parseArgs } from 'node:util';
import { indexRegister, judge, type KnownOrganisation } from '../src/matching/index.ts';
import { register } from '../src/organisations/register/index.ts';
import { spellings } from '../test/organisations/spellings.ts';
import { bench } from './support/cleanup.ts';
import { median, verdict } from './support/rounds.ts';

const { values: options } = parseArgs({
  options: {
    organisations: { type: 'string', default: '5000' },
    rounds: { type: 'string', default: '15' },
  },
});
const goal = 1;
const rounds = Number(options.rounds);

/** The register, and then itself again and again under other names of the same lengths. */
function manyOrganisations(count: number): KnownOrganisation[] {
  return Array.from({ length: count }, (_, n) => {
    const copy = Math.floor(n / register.length);
    const {
      name,
      nameEn,
      shortName,
      sector,
      spellings: others,
      domains,
    } = register[n % register.length] as (typeof register)[number];
    const names = [name, nameEn, shortName, ...others].filter((one) => one !== undefined);
    return {
      id: n + 1,
      name: inOtherWords(name, copy),
      shortName: shortName === undefined ? null : inOtherWords(shortName, copy),
      sector,
      spellings: names.map((one) => inOtherWords(one, copy)),
      domains: domains.map((domain) => (copy === 0 ? domain : `of-${copy}.${domain}.example`)),
    };
  });
}

/** Every third letter turned, so that words of one name stay alike in another, and kinds the same. */
function inOtherWords(name: string, copy: number) {
  if (copy === 0) return name;
  const turned = (letter: string, n: number) =>
    n % 3 === copy % 3
      ? String.fromCharCode(97 + ((letter.charCodeAt(0) * (copy + 2) + n) % 26))
      : letter;
  return name
    .split(' ')
    .map((word) => (/kommun|region|tings/i.test(word) ? word : [...word].map(turned).join('')))
    .join(' ');
}

await bench(async () => {
  const known = manyOrganisations(Number(options.organisations));
  const began = performance.now();
  const index = indexRegister(known);
  const made = performance.now() - began;
  const times = new Map(spellings.map(({ typed }) => [typed, [] as number[]]));
  for (let round = 0; round <= rounds; round++) {
    for (const { typed, email } of spellings) {
      const start = performance.now();
      judge(index, typed, email);
      if (round > 0) times.get(typed)?.push(performance.now() - start);
    }
  }
  const each = [...times].map(([typed, all]) => ({ typed, ms: median(all) }));
  const [slowest] = each.toSorted((a, b) => b.ms - a.ms);
  if (!slowest) throw new Error('The table of spellings is empty');
  console.log(
    `${known.length} organisations, ${known.flatMap((one) => one.spellings).length} spellings: index made in ${made.toFixed(0)} ms; ${each.length} typed names, the median one ${median(each.map(({ ms }) => ms)).toFixed(3)} ms.`,
  );
  console.log(
    `Method: each name of test/organisations/spellings.ts is matched once a round, ${rounds} rounds after one to warm up; a name's time is its median, and the goal is for the slowest name ("${slowest.typed}").`,
  );
  return verdict('Slowest match, ms:', slowest.ms, goal, false);
});
