import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/storage/open.ts';
import { type HealthCheck, registerHealth } from '../../src/web/health.ts';
import { startApp, startShell } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';

describeEngines('health', (engine) => {
  it('is well when the database is, and is kept by no cache', async () => {
    const { app } = await startApp(await engine.open());
    const answer = await app.inject('/healthz');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.json()).toMatchObject({ status: 'ok', checks: { database: true } });
  });

  it('is down when the database is closed', async () => {
    const database = await openDatabase(await engine.place());
    const { app } = await startApp(database);
    await database.close();
    const answer = await app.inject('/healthz');
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toMatchObject({ status: 'down', checks: { database: false } });
  });
});

describe('what a room plugs in', () => {
  const statusWith = async (isWell: HealthCheck['isWell']) => {
    const { services } = await startShell();
    const app = Fastify();
    registerHealth(app, services, [{ name: 'letters', isWell }]);
    const answer = await app.inject('/healthz');
    return { code: answer.statusCode, ...answer.json() };
  };

  it.each<[string, HealthCheck['isWell'], string]>([
    ['well', async () => true, 'ok'],
    ['standing still', async () => false, 'degraded'],
    ['failing', async () => Promise.reject(new Error('no')), 'degraded'],
  ])('%s still serves pages', async (_what, isWell, status) => {
    expect(await statusWith(isWell)).toMatchObject({ code: 200, status });
  });
});
