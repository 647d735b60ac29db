import { countVisits } from '../../../src/network/count-visits.ts';
import { openDatabase } from '../../../src/storage/open.ts';
import { testServices } from '../../support/app.ts';

/** Counts a hundred visits by a link, each from an address block of its own. */
const [url = '', link = ''] = process.argv.slice(2);
const database = await openDatabase(url);
const visits = countVisits(testServices(database).services);
console.log('ready');
process.stdin.once('data', async () => {
  for (let n = 0; n < 100; n++) {
    visits.note(Number(link), `10.0.${n}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await visits.settled();
  await database.close();
  console.log('counted');
  process.stdin.destroy();
});
