import { makeInvitation } from '../../src/calendar/ics.ts';
import { readConfig } from '../../src/config.ts';
import { invitationFacts } from './invitation.ts';

/** Run under several time zones by `ics.test.ts`. */
const to = { name: 'Åsa Öberg', email: 'asa@karlstad.example', language: 'sv' } as const;
const config = readConfig({ SECRET_KEY: 'a secret of the tests, long enough' });
process.stdout.write(makeInvitation(invitationFacts, to, config));
