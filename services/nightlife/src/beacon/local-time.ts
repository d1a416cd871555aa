const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * An instant as the clock on the wall of a zone shows it, RFC 3339 with the zone's offset at that instant, such as
 * `2026-03-07T23:00:00.000+01:00`. Offsets of less than a minute, which ended before 1973, are cut to whole minutes.
 * @param zone an IANA time zone
 */
export function localTime(instant: Date, zone: string): string {
  const offset = offsetMinutes(instant, zone);
  const wall = new Date(instant.getTime() + offset * 60_000).toISOString().slice(0, -1);
  const [hours, minutes] = [Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return `${wall}${offset < 0 ? '-' : '+'}${two(hours)}:${two(minutes)}`;
}

function offsetMinutes(instant: Date, zone: string): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
    formats.set(zone, format);
  }
  const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours = '0', minutes = '0'] = /^GMT(?:([+-])(\d\d):(\d\d))?/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
