import { ofBodies } from './spellings-of-bodies.ts';
import { ofPlaces } from './spellings-of-places.ts';

export interface Spelling {
  typed: string;
  /** Of whoever typed it; empty where it says nothing. */
  email: string;
  /** A name of the register; nothing where it should stay as it was typed. */
  means?: string;
}

/**
 * What people write in the organisation field of a form, written down before the matcher was made
 * to read it. Each line: what was typed | the mail's domain, if it matters. Under a heading `=` the
 * name that all below it mean, or `= own` for what must stay as it was typed.
 */
export const spellings: readonly Spelling[] = [ofPlaces, ofBodies].flatMap(read);

function read(text: string): Spelling[] {
  let means: string | undefined;
  return text.split('\n').flatMap((line) => {
    if (line.startsWith('= ')) {
      means = line === '= own' ? undefined : line.slice(2);
      return [];
    }
    const [typed = '', domain] = line.split(' | ');
    const email = domain ? `asa@${domain}` : '';
    return typed ? [{ typed, email, ...(means === undefined ? {} : { means }) }] : [];
  });
}
