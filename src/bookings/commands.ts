import { parseArgs } from 'node:util';
import { UsageError } from '../errors.ts';
import { formatIn } from '../i18n/format.ts';
import { instantFrom } from '../i18n/wall-clock.ts';
import {
  cancelSeminar,
  findSeries,
  listSeminars,
  listSeries,
  moveSeminar,
  type Seminar,
} from '../series/index.ts';
import type { Services } from '../services.ts';
import { changeCapacity } from './change-capacity.ts';

const usage = `npm run seminar -- list
npm run seminar -- move SERIES NUMBER [--day 2027-03-10] [--from 08:00] [--to 10:00] [--venue NAME] [--address ADDRESS]
npm run seminar -- cancel SERIES NUMBER
npm run seminar -- capacity SERIES NUMBER SEATS`;

const options = {
  day: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  venue: { type: 'string' },
  address: { type: 'string' },
} as const;

type Options = { [Option in keyof typeof options]?: string | undefined };

/** `npm run seminar`: move, cancel or resize a seminar. Letters go to those concerned. */
export async function seminarCommand(services: Services, args: string[]): Promise<string> {
  const { positionals, values } = parseArgs({ args, options, allowPositionals: true });
  const [verb, slug = '', number = '', seats = ''] = positionals;
  if (verb === 'list') return list(services);
  if (verb !== 'move' && verb !== 'cancel' && verb !== 'capacity') throw new UsageError(usage);
  const seminar = await getSeminar(services, slug, number);
  if (verb === 'move') return move(services, seminar, values);
  if (verb === 'cancel') return cancel(services, seminar);
  return resize(services, seminar, seats);
}

async function getSeminar({ database }: Services, slug: string, number: string) {
  const series = await findSeries(database.read, slug);
  if (!series) throw new UsageError(`There is no series “${slug}”.\n${usage}`);
  const seminars = await listSeminars(database.read, series.id);
  const seminar = seminars.find((one) => String(one.number) === number);
  if (!seminar) throw new UsageError(`The series has no seminar “${number}”.\n${usage}`);
  return seminar;
}

async function move(services: Services, seminar: Seminar, values: Options) {
  const day = values.day ?? localDay(seminar.startsAt);
  const moved = await moveSeminar(
    services,
    seminar.id,
    {
      startsAt: instantOf(day, values.from ?? localTime(seminar.startsAt)),
      endsAt: instantOf(day, values.to ?? localTime(seminar.endsAt)),
      venue: values.venue ?? seminar.venue,
      address: values.address ?? seminar.address,
    },
    'operator',
  );
  return sentences[moved];
}

async function cancel(services: Services, seminar: Seminar) {
  return sentences[await cancelSeminar(services, seminar.id, 'operator')];
}

async function resize(services: Services, seminar: Seminar, seats: string) {
  if (!/^\d{1,5}$/.test(seats)) throw new UsageError(`“${seats}” is no number of seats.\n${usage}`);
  const done = await changeCapacity(services, seminar.id, Number(seats), 'operator');
  if (done === 'same' || done === 'under-held') return sentences[done];
  return `The seminar now has ${Number(seats)} seats.`;
}

const sentences = {
  moved: 'The seminar is moved. Everyone with a seat gets an update.',
  cancelled: 'The seminar is cancelled. Everyone concerned gets a letter.',
  same: 'Nothing was changed.',
  'under-held': 'More seats than that are held for organisations, so nothing was changed.',
  meanwhile: 'Somebody else changed it meanwhile, so nothing was changed.',
  held: 'The seminar has been held, so it stays as it was.',
  'already-cancelled': 'The seminar is cancelled already.',
  'ends-before-it-starts': 'It would end before it starts, so nothing was changed.',
  'in-the-past': 'That time has passed, so nothing was changed.',
  unknown: 'There is no such seminar.',
};

async function list({ database }: Services) {
  const format = formatIn('en');
  const lines: string[] = [];
  for (const series of await listSeries(database.read)) {
    for (const seminar of await listSeminars(database.read, series.id)) {
      const { number, startsAt, endsAt, seatsTaken, capacity, inLine } = seminar;
      // For eyes and for grep alike.
      const day = format.dayYear(startsAt).replaceAll('\u00a0', ' ');
      const when = `${day} ${format.span(startsAt, endsAt)}`;
      const seats = `${seatsTaken} of ${capacity} seats, ${inLine} in line`;
      lines.push(`${series.slug}  ${number}  ${when}  ${seats}`);
    }
  }
  return lines.join('\n') || 'There are no seminars yet.';
}

const localDay = (at: Date) => formatIn('en').isoLocal(at).slice(0, 10);
const localTime = (at: Date) => formatIn('en').time(at);

function instantOf(day: string, time: string) {
  const instant = instantFrom(day, time);
  if (!instant) throw new UsageError(`${day} ${time} is not a time on a Swedish clock.\n${usage}`);
  return instant;
}
