import { freezeStarted } from './attendance/index.ts';
import { expireOffers, releaseHeld, settleLines } from './bookings/index.ts';
import { eraseOldNeeds } from './breakfast/index.ts';
import { expandMailing } from './calendar/index.ts';
import { runImports } from './imports/index.ts';
import { letterBook } from './letter-book.ts';
import { deliverDue, heldSince, type Transport } from './mail/index.ts';
import { eraseSpent } from './organisers/index.ts';
import { eraseSubmissions } from './registrations/index.ts';
import type { Worker } from './workers.ts';

/** What goes on beside the requests: letters leave, offers run out, mailings become letters. */
export const workersWith = (transport: Transport): Worker[] => [
  {
    name: 'letters',
    everyMs: 1000,
    run: (services, signal) => deliverDue(services, letterBook, transport, signal),
  },
  {
    name: 'offers',
    everyMs: 10_000,
    run: async (services) => {
      await expireOffers(services);
      await releaseHeld(services);
      await settleLines(services);
    },
  },
  { name: 'needs', everyMs: 600_000, run: eraseOldNeeds },
  {
    name: 'what is kept no longer',
    everyMs: 600_000,
    run: async (services, signal) => {
      await eraseSubmissions(services, signal);
      await eraseSpent(services);
    },
  },
  { name: 'imports', everyMs: 1000, run: runImports },
  { name: 'freezing', everyMs: 30_000, run: freezeStarted },
  {
    name: 'mailings',
    everyMs: 2000,
    run: async (services, signal) => {
      if (await heldSince(services.database.read)) return;
      while (!signal.aborted && (await expandMailing(services)));
    },
  },
];
