import { once } from 'node:events';
import { readConfig } from '../../../src/config.ts';
import type { LetterBook } from '../../../src/mail/letter.ts';
import { openTransport } from '../../../src/mail/transport.ts';
import { deliverDue } from '../../../src/mail/worker.ts';
import { openDatabase } from '../../../src/storage/open.ts';
import { makeLog } from '../../../src/web/log.ts';

/** One of several that empty the same outbox. Begins at the signal, ends when nothing is due. */
const [url = '', smtpUrl = '', now = ''] = process.argv.slice(2);
const config = {
  ...readConfig({ SECRET_KEY: 'a secret of the tests, long enough' }),
  smtpUrl,
  mailPerMinute: 100_000,
};
const book: LetterBook = {
  note: async ({ businessKey }) => ({
    subject: businessKey,
    text: businessKey,
    html: businessKey,
    replyTo: { name: 'Vera Värd', email: 'vera@example.se' },
  }),
};
const database = await openDatabase(url);
const transport = await openTransport(config);
const log = makeLog({ logLevel: 'error' });
const random = (bytes: number) =>
  Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))).toString('base64url');
console.log('ready');
await once(process.stdin, 'data');
const clock = () => new Date(now);
await deliverDue({ config, database, clock, random, log }, book, transport);
transport.close();
await database.close();
console.log('done');
process.stdin.destroy();
