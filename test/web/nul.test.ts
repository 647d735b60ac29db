import { beforeEach, expect, test } from 'vitest';
import { fillDemo } from '../../src/demo/index.ts';
import { pathsIn } from '../../src/paths.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { signInAs } from '../support/organisers.ts';
import { routesOf } from '../support/routes.ts';

const sv = pathsIn('sv');
const slug = 'oppna-data-varmland-2';

describeEngines('a NUL, which PostgreSQL takes in no text', (engine) => {
  let site: TestApp;
  let headers: { cookie: string };

  beforeEach(async () => {
    site = await startApp(await engine.open({ twice: false, seeded: true }));
    await fillDemo(site.services.database, site.clock.now(), site.services.random);
    headers = await signInAs(site, 'organiser');
  });

  test('in an address leads nowhere', { timeout: 90_000 }, async () => {
    for (const { method, path } of routesOf(site.app)) {
      const known = path.replace(':slug', slug).replace(':number', '1').replace(/:\w+/g, '1');
      const urls = [`${known}?q=%00&compare=%00&series=a%00`];
      if (path.includes(':'))
        urls.push(path.replace(/:\w+/g, '%00'), path.replace(/:\w+/g, 'a%00'));
      for (const url of urls) {
        const answer = await site.app.inject({ method, url, headers });
        expect([method, url, answer.statusCode]).toEqual([method, url, 404]);
      }
    }
  });

  test('in a form, and half a letter, are left out', { timeout: 90_000 }, async () => {
    const forms = routesOf(site.app).filter(({ method }) => method === 'POST');
    const fields = {
      ...{ name: 'Å\0sa', email: 'asa@karlstad.example\0', organisation: 'MSB\0', role: 'Chef\0' },
      ...{ role_category: 'leader', seminars: '1', idempotency_key: '\0', typed: '\0', q: '\0' },
      ...{ into: '\0', series: '\0', back: '\0', because: '\0', code: '\0', channel: 'a\0b' },
    };
    const payload = `${new URLSearchParams(fields)}&via=%ED%A0%80`;
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    for (const { path } of forms.filter((one) => !one.path.includes('sign-out'))) {
      const url = path.replace(':slug', slug).replace(':number', '1').replace(/:\w+/g, '1');
      const answer = await site.app.inject({
        ...{ method: 'POST', url, payload, headers: { ...type, ...headers } },
      });
      expect(answer.statusCode, url).toBeLessThan(500);
    }
    const { read } = site.services.database;
    const people = await read.select().from(read.tables.signUps);
    expect(people.find(({ email }) => email === 'asa@karlstad.example')).toMatchObject({
      ...{ name: 'Åsa', role: 'Chef' },
    });
    expect((await site.app.inject(sv.series(slug))).statusCode).toBe(200);
  });
});
