import { openDatabase } from '../../../src/storage/open.ts';

/** Writes ten settings at once, and says how each was answered. */
const [file = ''] = process.argv.slice(2);
const database = await openDatabase(file);
const answers = await Promise.allSettled(
  Array.from({ length: 10 }, (_, n) =>
    database.write(async (tx) => {
      await tx.insert(tx.tables.settings).values({ key: `key ${n}`, value: n });
      return `key ${n}`;
    }),
  ),
);
const said = answers.map((one) =>
  one.status === 'fulfilled' ? one.value : `${one.reason.message}: ${one.reason.cause?.code}`,
);
await database.close();
console.log(JSON.stringify(said));
