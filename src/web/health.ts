import type { FastifyInstance } from 'fastify';
import { shared } from '../paths.ts';
import type { Services } from '../services.ts';
import { reachDatabase } from './store.ts';

/** Says whether one thing works; a room may plug in more. */
export interface HealthCheck {
  name: string;
  isWell: (services: Services) => Promise<boolean>;
}

const database: HealthCheck = {
  name: 'database',
  isWell: async (services) => {
    await reachDatabase(services.database.read);
    return true;
  },
};

/**
 * `GET /healthz`: 200 `ok`, 200 `degraded` when something stands still but pages are served, 503
 * `down` when the database cannot be reached. For load balancers and whoever watches over it.
 */
export function registerHealth(app: FastifyInstance, services: Services, checks: HealthCheck[]) {
  app.get(shared.health(), { logLevel: 'warn' }, async (_request, reply) => {
    const results = await Promise.all(
      [database, ...checks].map(
        async (check) => [check.name, await passes(check, services)] as const,
      ),
    );
    const well = Object.fromEntries(results);
    const status = !well.database ? 'down' : results.every(([, ok]) => ok) ? 'ok' : 'degraded';
    reply.code(status === 'down' ? 503 : 200).header('cache-control', 'no-store');
    return { status, checks: well };
  });
}

async function passes(check: HealthCheck, services: Services) {
  try {
    return await check.isWell(services);
  } catch (error) {
    services.log.warn({ err: error, check: check.name }, 'a health check failed');
    return false;
  }
}
