import { beforeEach, expect, test } from 'vitest';
import { matchOrganisation } from '../../src/organisations/index.ts';
import { shared } from '../../src/paths.ts';
import type { Database } from '../../src/storage/database.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { usualNow } from '../support/usual-now.ts';

describeEngines('suggestions', (engine) => {
  let database: Database;
  let site: TestApp;

  beforeEach(async () => {
    database = await engine.open({ seeded: true });
    site = await startApp(database);
  });

  const ask = async (query: string) => {
    const answer = await site.app.inject({ url: `${shared.organisations()}${query}` });
    expect(answer.statusCode, query).toBe(200);
    return answer;
  };
  const names = async (query: string) => {
    const { suggestions } = (await ask(query)).json();
    return suggestions.map((one: { name: string }) => one.name);
  };

  test('answer with names alone', async () => {
    const answer = await ask('?q=ARJA');
    expect(answer.json()).toEqual({ suggestions: [{ name: 'Årjängs kommun' }] });
    expect(answer.headers['content-type']).toMatch(/^application\/json/);
    expect(answer.headers['cache-control']).toBe('public, max-age=60');
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  test('are eight at most, of listed organisations', async () => {
    await database.write((tx) => matchOrganisation(tx, 'Kommunala Kören', '', usualNow));
    expect(await names('?q=kommun')).toHaveLength(8);
    expect(await names('?q=kommunala')).toEqual([]);
  });

  test('know a mail domain', async () => {
    expect(await names('?domain=karlstad.se')).toEqual(['Karlstads kommun']);
    expect(await names('?domain=dom.se')).toEqual([]);
    expect(await names('?domain=.')).toEqual([]);
  });

  test('are none for what is no question, and never an error', async () => {
    const odd = [
      '',
      '?q=',
      '?q=%25',
      '?q=a&q=b',
      '?q[]=a',
      '?__proto__=a',
      `?q=${'a'.repeat(101)}`,
      `?domain=${'a.'.repeat(126)}`,
      '?domain=a&domain=b',
      '?email=asa@karlstad.se',
      '?q=%F0%9F%99%82',
      '?q=%zz',
    ];
    for (const query of odd) expect(await names(query), query).toEqual([]);
  });
});
