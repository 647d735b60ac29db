import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../../src/app.ts';
import { expandMailing } from '../../src/calendar/index.ts';
import type { Config } from '../../src/config.ts';
import { letterBook } from '../../src/letter-book.ts';
import { deliverDue, openTransport } from '../../src/mail/index.ts';
import type { Database } from '../../src/storage/database.ts';
import { testServices } from './app.ts';

/** The real app on a port of this machine, for a browser to visit; whoever opens it closes it. */
export type Site = Awaited<ReturnType<typeof openSite>>;

export async function openSite(
  database: Database,
  overrides: Partial<Config> = {},
  addRoutes: (app: FastifyInstance) => void = () => {},
) {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const { services, clock, lines } = testServices(database, { ...overrides, baseUrl: origin });
  const app = await buildApp(services);
  addRoutes(app);
  await app.listen({ host: '127.0.0.1', port });
  return {
    app,
    origin,
    services,
    clock,
    lines,
    /** Everything due is written and delivered to the development's mailbox. */
    async deliver() {
      while (await expandMailing(services));
      await deliverDue(services, letterBook, await openTransport(services.config));
    },
    close: () => app.close(),
  };
}

/** A port that was free a moment ago. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
