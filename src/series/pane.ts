import { formatIn } from '../i18n/format.ts';
import { instantFrom } from '../i18n/wall-clock.ts';
import type { Seminar, Series } from './series.ts';
import { type Place, sunAltitude, sunrise } from './sun.ts';

/** One pane of the breakfast window: 400 by 200, time from x 100 to 300, the horizon at y 146. */
export interface Pane {
  /** Which of the three palettes. */
  morning: 1 | 2 | 3;
  start: { at: Date; y: number; labelY: number };
  end: { at: Date; y: number; labelY: number };
  /** A dot every ten minutes from twenty past, as a path. */
  path: string;
  dots: number;
  shore: string;
  sunrise: Date | undefined;
  /** Nobody meets under that sun: it is not drawn. */
  isCalledOff: boolean;
}

const tenMinutes = 600_000;
const horizon = 146;
const startX = 100;
const endX = 300;

/** The sun as it stands over the series' town that morning. */
export function paneOf(
  series: Pick<Series, 'latitude' | 'longitude'>,
  {
    number,
    startsAt,
    endsAt,
    cancelledAt,
  }: Pick<Seminar, 'number' | 'startsAt' | 'endsAt'> & { cancelledAt?: Date | null },
): Pane {
  const place = { latitude: series.latitude / 1e6, longitude: series.longitude / 1e6 };
  const points = pathPoints(startsAt, endsAt, place);
  return {
    morning: paletteOf(number),
    start: positionAt(startsAt, place),
    end: positionAt(endsAt, place),
    path: `M${points.map(({ x, y }) => `${x} ${y}`).join('L')}`,
    dots: Math.max(points.length - 1, 1),
    shore: shoreOf(number),
    sunrise: sunrise(midnightBefore(startsAt), place),
    isCalledOff: Boolean(cancelledAt),
  };
}

function paletteOf(number: number): Pane['morning'] {
  const palettes = [3, 1, 2] as const;
  return palettes[number % 3] ?? 1;
}

function positionAt(at: Date, place: Place) {
  const y = heightAt(at, place);
  return { at, y, labelY: round(Math.min(Math.max(y + 4, 14), 132)) };
}

function pathPoints(startsAt: Date, endsAt: Date, place: Place) {
  const start = startsAt.getTime();
  const length = endsAt.getTime() - start;
  const points: { x: number; y: number }[] = [];
  for (let passed = 2 * tenMinutes; passed <= length; passed += tenMinutes) {
    const x = round(startX + ((endX - startX) * passed) / length);
    points.push({ x, y: heightAt(new Date(start + passed), place) });
  }
  return points.length > 0 ? points : [{ x: endX, y: heightAt(endsAt, place) }];
}

const perDegree = 3.75;
const straightUpTo = 28;
const headroom = 35;

/** Straight as long as there is room; above that closer and closer, so that midsummer fits too. */
function heightAt(at: Date, place: Place) {
  const altitude = sunAltitude(at, place);
  const above = Math.max(altitude - straightUpTo, 0) * perDegree;
  const bent = headroom * (1 - Math.exp(-above / headroom));
  return round(horizon - perDegree * Math.min(altitude, straightUpTo) - bent);
}

/** The far shore, three added sines; it goes on from one pane to the next. */
function shoreOf(number: number) {
  const points = Array.from({ length: 26 }, (_, i) => {
    const far = (number - 1) * 400 + i * 16;
    const height =
      5 + 1.9 * Math.sin(far / 97 + 0.8) + 1.2 * Math.sin(far / 41) + 0.6 * Math.sin(far / 17 + 2);
    return `${i * 16} ${round(horizon + 1 - height)}`;
  });
  return `M0 147L${points.join('L')}L400 147z`;
}

function midnightBefore(at: Date) {
  const localDay = formatIn('sv').isoLocal(at).slice(0, 10);
  return instantFrom(localDay, '00:00') ?? new Date(at.getTime() - 8 * 6 * tenMinutes);
}

const round = (number: number) => Math.round(number * 10) / 10;
