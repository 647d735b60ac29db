import { newUids } from '../../src/bookings/index.ts';
import { signUpMany } from '../../src/registrations/index.ts';
import type { Series } from '../../src/series/index.ts';
import type { Services } from '../../src/services.ts';
import { formOf } from './world.ts';

type Person = { name: string; email: string; organisation: string };

/** Signs up a crowd in one unit, all for the same seminars: one by one each takes a unit. */
export function signUpAll(
  services: Services,
  series: Series,
  people: Person[],
  seminars: number[],
) {
  const at = services.clock();
  const listed = people.map((person) => ({
    form: formOf(person, []),
    organisationAsTyped: person.organisation,
    language: 'sv' as const,
    since: at,
    via: null,
    wishes: seminars.map((number) => ({ number, wish: 'seat' as const, place: 0, since: at })),
    answers: [],
    newUid: newUids(services, at),
  }));
  const by = { actor: 'operator', letters: 'send' } as const;
  const { offerHours } = services.config;
  return services.database.write((tx) =>
    signUpMany(tx, { series, people: listed, at, offerHours, by, isRecord: false, cause: 'test' }),
  );
}
