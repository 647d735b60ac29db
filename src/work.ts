import { freezeStarted } from './attendance/index.ts';
import { expireOffers } from './bookings/index.ts';
import { expandMailing } from './calendar/index.ts';
import { letterBook } from './letter-book.ts';
import { deliverDue, type Transport } from './mail/index.ts';
import type { Worker } from './workers.ts';

/** What goes on beside the requests: letters leave, offers run out, mailings become letters. */
export const workersWith = (transport: Transport): Worker[] => [
  {
    name: 'letters',
    everyMs: 1000,
    run: (services, signal) => deliverDue(services, letterBook, transport, signal),
  },
  { name: 'offers', everyMs: 10_000, run: expireOffers },
  { name: 'freezing', everyMs: 30_000, run: freezeStarted },
  {
    name: 'mailings',
    everyMs: 2000,
    run: async (services, signal) => {
      while (!signal.aborted && (await expandMailing(services)));
    },
  },
];
