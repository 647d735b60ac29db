import { listEntries } from '../history/index.ts';
import type { Reader } from '../storage/database.ts';
import type { Language } from '../storage/values.ts';
import type { PublicSeats, Seminar, Series } from './series.ts';
import {
  countCame,
  findConvener,
  listProgramme,
  listPublicMaterials,
  listSeminars,
  type Material,
  type ProgrammeItem,
} from './store.ts';

export interface NamedOrganisation {
  name: string;
  nameEn: string | null;
}

/** One seminar with all that the public may know of it. */
export interface Occasion {
  seminar: Seminar;
  seats: PublicSeats;
  programme: ProgrammeItem[];
  materials: Material[];
  /** Undefined until somebody has been checked in. */
  came: number | undefined;
  /** When it was to start before it was last moved in time. */
  previousStart: Date | undefined;
}

export interface WholeSeries {
  series: Series;
  convener: (NamedOrganisation & { organisationId: number }) | undefined;
  occasions: Occasion[];
}

/** Read where limits are known, in a room above: of each seminar, by its id. */
export type ListPublicSeats = (
  db: Reader,
  seminars: Seminar[],
  now: Date,
) => Promise<Map<number, PublicSeats>>;

export async function loadSeries(
  db: Reader,
  series: Series,
  listPublicSeats: ListPublicSeats,
  now: Date,
): Promise<WholeSeries> {
  const seminars = await listSeminars(db, series.id);
  const ids = seminars.map(({ id }) => id);
  const seats = await listPublicSeats(db, seminars, now);
  const programme = await listProgramme(db, ids);
  const materials = await listPublicMaterials(db, ids);
  const came = await countCame(db, ids);
  const previous = await findPreviousStarts(db, ids);
  const of = <T extends { seminarId: number }>(rows: T[], id: number) =>
    rows.filter(({ seminarId }) => seminarId === id);
  return {
    series,
    convener: await findConvener(db, series),
    occasions: seminars.map((seminar) => ({
      seminar,
      seats: seatsIn(seats, seminar),
      programme: of(programme, seminar.id),
      materials: of(materials, seminar.id),
      came: came.get(seminar.id),
      previousStart: previous.get(seminar.id),
    })),
  };
}

function seatsIn(seats: Map<number, PublicSeats>, { id }: Seminar) {
  const own = seats.get(id);
  if (!own) throw new Error(`Nothing is known of the seats of seminar ${id}`);
  return own;
}

async function findPreviousStarts(db: Reader, seminarIds: number[]) {
  const moves = await listEntries(db, 'seminar.moved', 'seminar', seminarIds);
  const starts = new Map<number, Date>();
  for (const { subjectId, details } of moves) {
    const { before } = details as { before: { startsAt?: string } };
    if (before.startsAt) starts.set(subjectId, new Date(before.startsAt));
  }
  return starts;
}

/** As its own country calls it, or in English where it has such a name. */
export function nameIn(language: Language, { name, nameEn }: NamedOrganisation) {
  return language === 'en' ? (nameEn ?? name) : name;
}
