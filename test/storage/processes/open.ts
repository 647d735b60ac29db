import { once } from 'node:events';
import { openDatabase } from '../../../src/storage/open.ts';

/** Everything is loaded before the signal, so that several processes open at the same moment. */
const [url = ''] = process.argv.slice(2);
await import(
  url.startsWith('postgres') ? '../../../src/storage/postgres.ts' : '../../../src/storage/sqlite.ts'
);
console.log('ready');
await once(process.stdin, 'data');
const database = await openDatabase(url);
await database.write((tx) =>
  tx.insert(tx.tables.settings).values({ key: `${process.pid}`, value: 1 }),
);
await database.close();
console.log('opened');
process.stdin.destroy();
