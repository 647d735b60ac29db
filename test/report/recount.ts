import type { Report } from '../../src/report/report.ts';
import type { Database } from '../../src/storage/database.ts';

/** The report again, by another road: from every row, one person at a time, without any SQL. */
export async function recount({ read }: Database, seriesId: number, now: Date, only?: number) {
  const tables = read.tables;
  const organisations = await read.select().from(tables.organisations);
  const seminars = (await read.select().from(tables.seminars))
    .filter((seminar) => seminar.seriesId === seriesId)
    .filter((seminar) => only === undefined || seminar.number === only)
    .sort((a, b) => a.number - b.number);
  const signUps = await read.select().from(tables.signUps);
  const bookings = await read.select().from(tables.bookings);

  const follow = (id: number) => {
    const seen = new Set([id]);
    let at = id;
    for (;;) {
      const next = organisations.find((one) => one.id === at)?.mergedInto ?? null;
      if (next === null || seen.has(next)) return at;
      seen.add(next);
      at = next;
    }
  };
  const rootOf = (id: number) => organisations.find((one) => one.id === id);

  const places = bookings.flatMap((booking) => {
    const seminar = seminars.find((one) => one.id === booking.seminarId);
    const person = signUps.find((one) => one.id === booking.signUpId);
    if (!seminar || !person || seminar.cancelledAt) return [];
    const came = booking.cameAt !== null;
    if (!came && (booking.state !== 'confirmed' || person.cancelledAt)) return [];
    const organisation = follow(booking.frozenOrganisationId ?? person.organisationId);
    const isOver = seminar.endsAt.getTime() <= now.getTime();
    const hasSeat = booking.state === 'confirmed' && !person.cancelledAt;
    const isExpected = hasSeat && booking.createdAt.getTime() <= seminar.startsAt.getTime();
    const { number } = seminar;
    return [{ person, number, organisation, came, isOver, isExpected, at: booking.createdAt }];
  });
  type Place = (typeof places)[number];

  const people = (some: Place[]) => new Set(some.map(({ person }) => person.id)).size;
  const tally = (some: Place[]) => ({
    signed: people(some),
    due: people(some.filter(({ came, isOver }) => came || isOver)),
    came: people(some.filter(({ came }) => came)),
  });
  const by = <K>(keyOf: (place: Place) => K) =>
    [...new Set(places.map(keyOf))].map((key) => ({
      key,
      own: places.filter((place) => keyOf(place) === key),
    }));
  const at = (number: number) => places.filter((place) => place.number === number);
  const startOf = (number: number) =>
    seminars.find((seminar) => seminar.number === number)?.startsAt.getTime() ?? 0;
  const isBefore = (a: number, b: number) =>
    startOf(a) === startOf(b) ? a < b : startOf(a) < startOf(b);
  /** Each person once for each of these mornings, however many bookings. */
  const once = (some: Place[]) => new Set(some.map((p) => `${p.person.id} ${p.number}`)).size;
  const camePlaces = (some: Place[]) =>
    some.filter((p) =>
      places.some((q) => q.came && q.person.id === p.person.id && q.number === p.number),
    );

  const mornings = seminars.map((seminar) => {
    const isCancelled = seminar.cancelledAt !== null;
    const isOver = !isCancelled && seminar.endsAt.getTime() <= now.getTime();
    const counted = tally(at(seminar.number));
    const hasBegun = isOver || counted.came > 0;
    const expected = at(seminar.number).filter((place) => place.isExpected);
    const newcomers = at(seminar.number).filter(
      (place) =>
        place.came &&
        !places.some(
          (p) => p.came && p.person.id === place.person.id && isBefore(p.number, place.number),
        ),
    );
    return {
      number: seminar.number,
      ...counted,
      expected: people(expected),
      kept: people(camePlaces(expected)),
      newcomers: people(newcomers),
      isCancelled,
      isOver,
      hasBegun,
    };
  });
  const begun = mornings.filter(({ hasBegun }) => hasBegun).map(({ number }) => number);
  const over = mornings.filter(({ isOver }) => isOver);
  const persons = by(({ person }) => person.id).map(({ own }) => ({
    first:
      own
        .map((place) => place.at.toISOString())
        .sort()[0]
        ?.slice(0, 10) ?? '',
    booked: [...new Set(own.map(({ number }) => number))].sort(),
    came: [...new Set(own.filter(({ came }) => came).map(({ number }) => number))].sort(),
  }));
  const patterns = (key: 'booked' | 'came', isShown: boolean) => {
    if (!isShown || mornings.length < 2 || mornings.length > 6) return [];
    const lists = persons.map((person) => person[key].join()).filter((list) => list !== '');
    return [...new Set(lists)].map((list) => ({
      mornings: list.split(',').map(Number),
      people: lists.filter((other) => other === list).length,
    }));
  };
  const expectation = (some: Place[], own: (all: Place[]) => Place[]) => {
    const expected = some.filter((p) => p.isExpected && begun.includes(p.number));
    return { expected: once(expected), kept: once(own(expected)) };
  };
  /** By what their organisations have in common. */
  const byPlace = <K>(keyOf: (organisation: ReturnType<typeof rootOf>) => K) =>
    by(({ organisation }) => keyOf(rootOf(organisation))).map(({ key, own }) => ({
      key,
      tally: tally(own),
      organisations: organisationsOf(own),
    }));
  const firsts = persons.map(({ first }) => first);
  const organisationsOf = (some: Place[]) =>
    new Set(some.map(({ organisation }) => organisation)).size;

  const report: Report = {
    hasBegun: begun.length > 0,
    people: tally(places),
    organisations: {
      signed: organisationsOf(places),
      due: organisationsOf(places.filter(({ came, isOver }) => came || isOver)),
      came: organisationsOf(places.filter(({ came }) => came)),
    },
    mornings,
    visits: persons.reduce((sum, { came }) => sum + came.length, 0),
    places: {
      booked: over.reduce((sum, { number }) => sum + people(at(number)), 0),
      used: over.reduce((sum, { number }) => sum + people(at(number).filter((p) => p.came)), 0),
    },
    cameEveryTime:
      begun.length < 2
        ? undefined
        : persons.filter(({ came }) => begun.every((number) => came.includes(number))).length,
    patterns: { booked: patterns('booked', true), came: patterns('came', begun.length > 1) },
    expectation: expectation(places, camePlaces),
    byOrganisation: by(({ organisation }) => organisation).map(({ key, own }) => ({
      id: key,
      ...tally(own),
      // Who came for another organisation than was expected did not come for this one.
      ...expectation(own, (some) =>
        some.filter((p) =>
          own.some((q) => q.came && q.person.id === p.person.id && q.number === p.number),
        ),
      ),
      cameTo: seminars.map(({ number }) =>
        people(own.filter((place) => place.came && place.number === number)),
      ),
    })),
    bySector: byPlace((one) => one?.sector ?? 'other').map(({ key, tally, organisations }) => ({
      sector: key,
      ...tally,
      organisations,
    })),
    byCounty: byPlace((one) => one?.countyCode ?? '').map(({ key, tally, organisations }) => ({
      county: key,
      ...tally,
      organisations,
    })),
    byMunicipality: byPlace((one) => one?.municipalityCode ?? '').map(({ key, tally }) => ({
      municipality: key,
      ...tally,
    })),
    days: [...new Set(firsts)].sort().map((day) => ({
      day,
      people: firsts.filter((other) => other === day).length,
    })),
    byRole: by(({ person }) => person.roleCategory).map(({ key, own }) => ({
      role: key,
      ...tally(own),
    })),
    byLink: by(({ person }) => person.shareLinkId ?? 0).map(({ key, own }) => ({
      link: key,
      ...tally(own),
    })),
  };
  return report;
}

/** In an order of its own, so that two reports with the same figures are equal. */
export function inOrder(report: Report): Report {
  const sorted = <T>(rows: T[]) =>
    rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  const keyed = <T extends object>(rows: T[]) =>
    sorted(rows.map((row) => Object.fromEntries(Object.entries(row).toSorted()) as T));
  return {
    ...report,
    patterns: { booked: sorted(report.patterns.booked), came: sorted(report.patterns.came) },
    byOrganisation: keyed(report.byOrganisation),
    bySector: keyed(report.bySector),
    byCounty: keyed(report.byCounty),
    byMunicipality: keyed(report.byMunicipality),
    byRole: keyed(report.byRole),
    byLink: keyed(report.byLink),
  };
}
