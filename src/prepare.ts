import { seedBasics } from './basics.ts';
import { ConfigError } from './config.ts';
import { fillDemo } from './demo/index.ts';
import { findNewestNotice, isFilledIn } from './privacy/index.ts';
import type { Services } from './services.ts';
import { markUsedInProduction } from './web/store.ts';

/**
 * What must stand in the database before anyone is let in: the demo world in a development, and
 * in production a notice on personal data that somebody has filled in.
 *
 * @throws {ConfigError} when the database is not for this use.
 */
export async function prepareDatabase(services: Services) {
  return services.config.development ? prepareDemo(services) : prepareProduction(services);
}

async function prepareDemo({ database, clock, random }: Services) {
  const filled = await fillDemo(database, clock(), random);
  if (filled !== 'refused') return;
  throw new ConfigError(
    'DATABASE_URL names a database that has been used in production, where letters would be ' +
      'sent; set BASE_URL to its real address, or name another database.',
  );
}

async function prepareProduction({ database, clock }: Services) {
  const now = clock();
  await seedBasics(database, now);
  const notice = await findNewestNotice(database.read);
  if (!notice || !isFilledIn(notice.texts)) {
    throw new ConfigError(
      'The notice on personal data still holds made-up facts. Write it with ' +
        '`npm run notice -- <file>` before anyone signs up.',
    );
  }
  await database.write(markUsedInProduction);
}
