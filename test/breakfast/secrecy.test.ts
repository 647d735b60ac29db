import { expect, test } from 'vitest';
import { pathsIn } from '../../src/paths.ts';
import { needs } from '../../src/storage/values.ts';
import { describeEngines } from '../support/database.ts';
import { routesOf } from '../support/routes.ts';
import { filesUnder } from '../support/source-files.ts';
import { send } from '../support/visit.ts';
import { cast } from '../support/world.ts';
import { setBreakfast } from './stage.ts';

/** Where what can be ticked stands in words, ticked by nobody. */
const asking = /\/(anmalan|sign-up|breakfast|preview)$|^(\/en)?\/:slug$|^\/$|^\/en\/?$/;
const told = /vegansk|\bvegan\b|nötter|nut-free|\bnuts\b|gluten|laktos|lactose/i;

describeEngines('who needs what at breakfast (LAW-14)', (engine) => {
  test('is on no page, in no file, letter, log, search or history', async () => {
    const stage = await setBreakfast(engine);
    await stage.signUp(cast.asa, ['1', '3'], { needs: [...needs] });
    await send(stage.app, await stage.own(cast.asa, 'needs'), { needs: ['vegan', 'nut-free'] });
    await stage.signUp(cast.bo, ['1'], { needs: 'vegan' });
    await send(stage.app, await stage.own(cast.bo, 'bookings/1/cancellation'), {});

    const people = await stage.services.database.read
      .select()
      .from(stage.services.database.read.tables.signUps);
    const id = String(people[0]?.id);
    const paths = routesOf(stage.app)
      .filter(({ method, path }) => method === 'GET' && !asking.test(path))
      .filter(({ path }) => !/\/breakfast\/sheet$|\.(pdf|xlsx|zip|png)$/.test(path))
      .map(({ path }) =>
        path.replace(':slug', 'oppna-data').replace(':number', '1').replace(/:\w+/g, id),
      );
    const own = await stage.own(cast.asa);
    const token = own.split('/').at(-1) ?? '';
    const more = ['/oppna-data/seminarium/1', own, `${own}/details`, `${own}/1.ics`];
    const feeds = [pathsIn('sv').personalFeed(token)];
    let read = 0;
    for (const path of [...paths, ...more, ...feeds]) {
      const searches = path.includes('/people') ? ['?q=vegan', '?need=vegan&needs=vegan'] : [];
      for (const query of ['', ...searches]) {
        const { statusCode, body } = await stage.app.inject({
          method: 'GET',
          url: path + query,
          headers: stage.organiser,
        });
        if (statusCode === 200) read += 1;
        const shown = body.replaceAll('q=vegan', '').replace(/value="vegan"/g, '');
        expect(told.exec(withoutQuery(shown))?.[0], path + query).toBeUndefined();
      }
    }
    expect(read).toBeGreaterThan(60);
  }, 60_000);

  test('is in no other table, and in no log line', async () => {
    const stage = await setBreakfast(engine);
    const receipt = await stage.signUp(cast.asa, ['1', '3'], { needs: ['vegan', 'nut-free'] });
    await stage.get(String(receipt.headers.location), {});
    await send(stage.app, await stage.own(cast.asa, 'needs'), { needs: ['gluten-free'] });
    const { read } = stage.services.database;
    for (const [name, table] of Object.entries(read.tables)) {
      if (name === 'bookingNeeds') continue;
      const rows = await read.select().from(table as typeof read.tables.bookings);
      expect(told.exec(JSON.stringify(rows))?.[0], name).toBeUndefined();
    }
    expect(told.exec(JSON.stringify(stage.lines))?.[0]).toBeUndefined();
    const { history } = read.tables;
    const events = (await read.select().from(history).orderBy(history.id)).map(
      ({ event }) => event,
    );
    expect(events.filter((event) => /need/.test(event))).toEqual([
      'seminar.needs_asked',
      'seminar.needs_asked',
    ]);
  });
});

/** What was searched for stands in the search field and in links of the page. */
const withoutQuery = (body: string) => body.replace(/need(s)?=vegan(&amp;|&)?/g, '');

test('only the room of breakfasts touches their table', () => {
  const knowing = filesUnder('src', '.ts').filter(({ text }) => text.includes('bookingNeeds'));
  for (const { path } of knowing) {
    expect(path).toMatch(/^src\/(breakfast|storage)\//);
  }
  expect(knowing.map(({ path }) => path)).toContain('src/breakfast/store.ts');
});
