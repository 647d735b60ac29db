import type { InvitationFacts } from '../../src/registrations/facts.ts';
import type { SeminarFacts } from '../../src/series/index.ts';

/** A winter morning: 08.00 in Sweden is 07.00 UTC. */
export const seminarFacts: SeminarFacts = {
  seriesTitle: 'Öppna data Värmland, våren',
  seriesSlug: 'oppna-data-varmland',
  number: 2,
  theme: 'Innovationer; vad öppna data, kan leda till',
  description: 'Vilken nytta det kan ge.\nTvå exempel från länet.',
  startsAt: '2027-02-03T07:00:00.000Z',
  endsAt: '2027-02-03T09:00:00.000Z',
  venue: 'Residenset',
  address: 'Våxnäsgatan 5, Karlstad',
  mapUrl: 'https://karta.example/residenset',
  joinUrl: null,
  contactName: 'Värd Invented',
  contactEmail: 'vard@lansstyrelsen.example',
};

export const invitationFacts: InvitationFacts = {
  seminar: seminarFacts,
  reason: 'booked',
  method: 'REQUEST',
  uid: 'q5Xc0y2m4kP1@seminarier.example',
  sequence: 0,
  stamp: '2027-01-13T09:00:00.000Z',
};
