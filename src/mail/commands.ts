import { UsageError } from '../errors.ts';
import { formatIn } from '../i18n/format.ts';
import type { Services } from '../services.ts';
import { heldSince, holdLetters, letLettersGo } from './hold.ts';

const usage = [
  'npm run letters -- show: whether letters leave',
  'npm run letters -- hold: none leaves, as in a copy that is put in the place of its database',
  'npm run letters -- send: letters leave again, those that waited too',
  'npm run letters -- skip: later ones leave, those that waited are kept unsent',
].join('\n');

/** `npm run letters`: what the operator decides after a restore (REL-04). */
export async function lettersCommand(services: Services, [verb]: string[]): Promise<string> {
  const { database, clock } = services;
  if (verb === 'show') return show(services);
  if (verb === 'hold') {
    const at = clock();
    await database.write((tx) => holdLetters(tx, at));
    return 'No letter leaves until npm run letters -- send, or -- skip.';
  }
  if (verb !== 'send' && verb !== 'skip') throw new UsageError(usage);
  const done = await database.write((tx) => letLettersGo(tx, verb === 'send' ? 'all' : 'later'));
  if (!done) return 'Letters leave: none were held.';
  const { kept } = done;
  const unsent =
    kept === 1 ? '1 that waited is kept unsent' : `${kept} that waited are kept unsent`;
  return verb === 'send' ? 'Letters leave again.' : `Letters leave again; ${unsent}.`;
}

async function show({ database }: Services) {
  const since = await heldSince(database.read);
  if (!since) return 'Letters leave.';
  const at = formatIn('en').isoLocal(since).replace('T', ' ').slice(0, 16);
  return `Letters are held since ${at}. Let them leave: npm run letters -- send, or -- skip.`;
}
