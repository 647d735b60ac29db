const radian = Math.PI / 180;
const minute = 60_000;

/** A place on earth, in degrees north and east. */
export interface Place {
  latitude: number;
  longitude: number;
}

/**
 * Degrees above the horizon of the sun's middle, good to 0.1°, by the low-precision formulas of
 * the Astronomical Almanac. Refraction left out.
 */
export function sunAltitude(at: Date, { latitude, longitude }: Place): number {
  const days = at.getTime() / 86_400_000 - 10_957.5; // since noon on 1 January 2000
  const centuries = days / 36_525;
  const meanLongitude = 280.46646 + 36_000.76983 * centuries;
  const anomaly = (357.52911 + 35_999.05029 * centuries) * radian;
  const centre = 1.914602 * Math.sin(anomaly) + 0.019993 * Math.sin(2 * anomaly);
  const longitudeOfSun = (meanLongitude + centre - 0.00569) * radian;
  const tilt = (23.439291 - 0.0130042 * centuries) * radian;
  const declination = Math.asin(Math.sin(tilt) * Math.sin(longitudeOfSun));
  const ascension = Math.atan2(Math.cos(tilt) * Math.sin(longitudeOfSun), Math.cos(longitudeOfSun));
  const hourAngle = (280.46061837 + 360.98564736629 * days + longitude) * radian - ascension;
  const north = latitude * radian;
  return (
    Math.asin(
      Math.sin(north) * Math.sin(declination) +
        Math.cos(north) * Math.cos(declination) * Math.cos(hourAngle),
    ) / radian
  );
}

/** Upper limb on the horizon, with refraction. */
const atSunrise = -0.833;

/**
 * The morning instant when the sun rises, to the second; undefined where it does not pass the
 * horizon that morning.
 *
 * @param midnight the start of the local day
 */
export function sunrise(midnight: Date, place: Place): Date | undefined {
  let dark = midnight.getTime();
  let light = dark + 12 * 60 * minute;
  const isUp = (at: number) => sunAltitude(new Date(at), place) >= atSunrise;
  if (isUp(dark) || !isUp(light)) return;
  while (light - dark > 1000) {
    const middle = (dark + light) / 2;
    if (isUp(middle)) light = middle;
    else dark = middle;
  }
  return new Date(light);
}
