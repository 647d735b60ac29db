/** One property of a calendar part, as written. */
export interface Property {
  name: string;
  /** As `CN=Åsa Öberg;RSVP=FALSE`. */
  parameters: string;
  value: string;
}

/** What a calendar part says, for people to read: unfolded, unescaped, in its own order. */
export function readCalendarPart(ics: string): Property[] {
  const lines = ics.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
  return lines.filter(Boolean).map(readLine);
}

function readLine(line: string): Property {
  // A colon inside a quoted parameter does not end the parameters.
  const [, name = '', parameters = '', value = ''] =
    /^([^:;]+)((?:;(?:"[^"]*"|[^":])*)?):(.*)$/s.exec(line) ?? [];
  return { name, parameters: parameters.slice(1), value: unescaped(value) };
}

function unescaped(value: string) {
  return value.replace(/\\([\\;,nN])/g, (_whole, letter: string) =>
    letter.toLowerCase() === 'n' ? '\n' : letter,
  );
}

/** `20270210T070000Z` as an instant, or undefined. */
export function readInstant(value: string): Date | undefined {
  const at = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(value);
  if (!at) return;
  const [, year, month, day, hour, minute, second] = at;
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
