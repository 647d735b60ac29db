import { hash } from 'node:crypto';
import type { Config } from '../config.ts';
import { parseAddress } from './address.ts';
import type { Correspondent, LetterContent, StoredLetter } from './letter.ts';
import { cleanDisplayName, cleanSubject } from './names.ts';

/**
 * A letter as nodemailer builds it: everything that differs from run to run is given, so that the
 * same letter gives the same bytes (MAIL-02).
 *
 * @throws when the recipient is not exactly one address of ours (MAIL-20)
 */
export function makeMessage(letter: StoredLetter, content: LetterContent, config: Config) {
  const from = { name: cleanDisplayName(config.mailFrom.name), address: config.mailFrom.address };
  const to = addressee(letter.to);
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  return {
    from,
    to,
    replyTo: addressee(content.replyTo),
    envelope: { from: from.address, to: [to.address] },
    messageId: `<${letter.messageId}@${domain}>`,
    date: letter.createdAt,
    baseBoundary: letter.messageId,
    subject: cleanSubject(content.subject),
    text: content.text,
    html: content.html,
    textEncoding: 'quoted-printable' as const,
    headers: {
      'Content-Language': letter.language,
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF, NRN, AutoReply, RN',
    },
    ...thread(letter, domain),
    ...calendarPart(content),
  };
}

export type Message = ReturnType<typeof makeMessage>;

function addressee({ name, email }: Correspondent) {
  const parsed = parseAddress(email);
  if (!parsed.ok || parsed.address !== email.toLowerCase()) throw new Error('Not one address');
  return { name: cleanDisplayName(name), address: parsed.address };
}

/**
 * Invitation, updates and cancellation of one booking stand together in the mailbox (MAIL-25).
 * The thread's root is a name made from the uid: so no letter needs to know the one before it.
 */
function thread({ calendar }: StoredLetter, domain: string) {
  if (!calendar) return {};
  const root = hash('sha256', calendar.uid, 'base64url').slice(0, 32);
  return { references: [`<${root}@${domain}>`] };
}

/** The tree that Outlook looks for: the same bytes inline and attached (CAL-20–23b). */
function calendarPart({ calendar }: LetterContent) {
  if (!calendar) return {};
  const { method, ics } = calendar;
  return { icalEvent: { method, filename: 'inbjudan.ics', content: ics } };
}
