import { makeShareLink } from '../../src/network/index.ts';
import { listKnownMembers } from '../../src/network/store.ts';
import type { Database } from '../../src/storage/database.ts';
import { startApp } from '../support/app.ts';
import { addSeries } from '../support/world.ts';

/** As a person's browser says. */
export const browser = {
  'user-agent': 'Mozilla/5.0 (X11; Linux x64; rv:143.0) Gecko/20100101 Firefox/143.0',
  'accept-language': 'sv-SE,sv;q=0.9,en;q=0.5',
};

/** A series, the founders of the network, and a site that speaks of them. */
export async function openNetwork(database: Database, overrides = {}) {
  const world = await addSeries(database);
  const site = await startApp(database, overrides);
  const { read } = database;
  const memberCalled = async (name: string) => {
    const member = (await listKnownMembers(read)).find((one) => one.name === name);
    if (!member) throw new Error(`No member is called ${name}`);
    return member;
  };
  return {
    ...site,
    ...world,
    database,
    memberCalled,
    async link(name: string, channel = '', seriesId = world.series.id) {
      const wish = { seriesId, memberId: (await memberCalled(name)).id, channel };
      const made = await makeShareLink(site.services, wish, 'operator');
      if (!('link' in made)) throw new Error(made.kind);
      return made.link;
    },
    /** Visits by link's code and day, as stored when all are settled. */
    async visits() {
      const { shareLinkDays: d, shareLinks: l } = read.tables;
      const links = new Map((await read.select().from(l)).map(({ id, code }) => [id, code]));
      const rows = await read.select().from(d);
      return Object.fromEntries(
        rows
          .filter(({ visits }) => visits !== 0)
          .map(({ shareLinkId, onDay, visits }) => [`${links.get(shareLinkId)} ${onDay}`, visits]),
      );
    },
    history: async () => {
      const { history } = read.tables;
      const rows = await read.select().from(history).orderBy(history.id);
      return rows.map(
        ({ event, actor }) => `${actor.replace(/organiser:\d+/, 'organiser')} ${event}`,
      );
    },
  };
}

export type Network = Awaited<ReturnType<typeof openNetwork>>;
