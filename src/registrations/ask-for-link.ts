import { record } from '../history/record.ts';
import { storeLetters } from '../mail/outbox.ts';
import type { Services } from '../services.ts';
import { linkLetter } from './notify.ts';
import { listSignUpsOf } from './store.ts';

const halfAnHour = 1_800_000;

/**
 * Sends an address the links to its sign-ups, at most one letter in half an hour. Known or not,
 * it is one unit with one write, and gives nothing back.
 */
export function askForLink(services: Services, email: string): Promise<void> {
  const at = services.clock();
  const window = Math.floor(at.getTime() / halfAnHour);
  return services.database.write(async (tx) => {
    const signUps = await listSignUpsOf(tx, email);
    const newest = signUps[0]?.signUp.id ?? 0;
    await record(tx, {
      at,
      actor: 'attendee',
      event: 'link.asked',
      subject: 'sign_up',
      subjectId: newest,
    });
    await storeLetters(tx, linkLetter('lost-link', `lost-link:${newest}:${window}`, signUps), at);
  });
}
