import type { Rows } from '../support/rows.ts';
import type { SmtpPeer } from '../support/smtp-peer.ts';
import { isAcknowledged, type Ledger } from './ledger.ts';

/** What the crashes fell upon, for the table. */
export function countsOf(rows: Rows, ledger: Ledger, peer: SmtpPeer): Record<string, number> {
  const told = (...kinds: string[]) =>
    ledger.changes.filter(({ done }) => kinds.includes(done)).length;
  const deliveries = [...peer.letters.values()].map(({ digests }) => digests.length);
  const answers = ledger.forms.reduce((sum, { receipts }) => sum + receipts.length, 0);
  const verb = (name: string) => ledger.verbs.get(name) ?? 0;
  return {
    'people who sent the form': ledger.forms.length,
    'of them acknowledged': ledger.forms.filter(isAcknowledged).length,
    'acknowledgements, retries included': answers,
    'submissions stored': rows.submissions.length,
    'bookings stored': rows.bookings.length,
    'left or cancelled, acknowledged': told('left', 'cancelled'),
    'offers accepted, acknowledged': told('accepted'),
    'offers declined, acknowledged': told('declined'),
    'offers run out': rows.bookings.filter(({ state }) => state === 'expired').length,
    'of them by the second process': verb('expired'),
    'seminars moved, acknowledged': verb('moved'),
    'moves begun': verb('moving'),
    'seats added': verb('raised'),
    'letters stored': rows.outbox.length,
    'letters delivered': deliveries.length,
    'of them more than once, the same bytes': deliveries.filter((count) => count > 1).length,
  };
}
