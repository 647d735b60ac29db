import { beforeEach, expect, test } from 'vitest';
import { listEntries } from '../../src/history/index.ts';
import { addOrganiser } from '../../src/organisers/add-organiser.ts';
import { changeRole } from '../../src/organisers/change-role.ts';
import { endOrganiser } from '../../src/organisers/end-organiser.ts';
import { findOrganiser, listOrganisers } from '../../src/organisers/store.ts';
import { pathsIn } from '../../src/paths.ts';
import type { OrganiserRole } from '../../src/storage/values.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { signInAs } from '../support/organisers.ts';
import { send, visit } from '../support/visit.ts';

const page = (part = '') => pathsIn('sv').organiser(`account/organisers${part}`);
const bo = 'bo@lansstyrelsen.example';
const forbidden = { code: 'forbidden' };

describeEngines('who the organisers are', (engine) => {
  let site: TestApp;

  beforeEach(async () => {
    site = await startApp(await engine.open());
  });

  const add = async (email: string, role?: OrganiserRole) => {
    const { organiser } = await addOrganiser(site.services, email, role, 'operator');
    return organiser.id;
  };
  const rolesNow = async () =>
    (await listOrganisers(site.services.database.read)).map(({ email, role }) => [email, role]);
  const by = (id: number) => `organiser:${id}`;

  test('the first is owner if nothing else is said, and those after are organisers', async () => {
    await add('a@b.example');
    await add('c@b.example');
    await add('a@b.example');
    expect(await rolesNow()).toEqual([
      ['a@b.example', 'owner'],
      ['c@b.example', 'organiser'],
    ]);
  });

  test('nobody ends or changes themselves, and the last owner stays whoever asks', async () => {
    const [first, second] = [await add('a@b.example', 'owner'), await add(bo, 'owner')];
    const { services } = site;
    expect(await endOrganiser(services, { id: first }, by(first))).toBe('self');
    expect(await changeRole(services, first, 'reader', by(first))).toBe('self');
    const again = await addOrganiser(services, 'a@b.example', 'reader', by(first));
    expect(again.kind).toBe('self');
    expect(await changeRole(services, second, 'organiser', by(first))).toBe('changed');
    expect(await endOrganiser(services, { id: first }, 'operator')).toBe('last-owner');
    expect(await changeRole(services, first, 'organiser', 'operator')).toBe('last-owner');
    expect(await rolesNow()).toEqual([
      ['a@b.example', 'owner'],
      [bo, 'organiser'],
    ]);
  });

  test('two owners who end or demote each other at once: one of them is left', async () => {
    const { services } = site;
    for (const verb of ['end', 'demote'] as const) {
      const [a, b] = [await add('a@b.example', 'owner'), await add(bo, 'owner')];
      const does = (id: number, actor: number) =>
        verb === 'end'
          ? endOrganiser(services, { id }, by(actor))
          : changeRole(services, id, 'reader', by(actor));
      const done = await Promise.allSettled([does(b, a), does(a, b)]);
      expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(done.find(({ status }) => status === 'rejected')).toMatchObject({ reason: forbidden });
      expect((await rolesNow()).filter(([, role]) => role === 'owner')).toHaveLength(1);
    }
  });

  test('the operator who ends both of two owners at once leaves one', async () => {
    const ids = [await add('a@b.example', 'owner'), await add(bo, 'owner')];
    const ended = ids.map((id) => endOrganiser(site.services, { id }, 'operator'));
    expect((await Promise.all(ended)).toSorted()).toEqual(['ended', 'last-owner']);
  });

  test('whoever is no owner any more decides nothing', async () => {
    const [first, second] = [await add('a@b.example', 'owner'), await add(bo, 'organiser')];
    const { services } = site;
    await expect(addOrganiser(services, 'c@b.example', 'owner', by(second))).rejects.toMatchObject(
      forbidden,
    );
    await expect(endOrganiser(services, { id: first }, by(second))).rejects.toMatchObject(
      forbidden,
    );
    await expect(changeRole(services, second, 'owner', by(second))).rejects.toMatchObject(
      forbidden,
    );
  });

  test('on the page: added, given another role, ended; history keeps each', async () => {
    const headers = await signInAs(site, 'owner');
    const added = await send(site.app, page(), { email: ` ${bo}`, role: 'reader' }, headers);
    expect(added.status).toBe(303);
    const told = await visit(site.app, String(added.headers.location), headers);
    expect(told.text).toContain(`${bo} är nu läsare. Inget mejl har skickats`);
    expect(told.text).toContain('owner@lansstyrelsen.example (du)');
    const { read } = site.services.database;
    const { id = 0 } = (await findOrganiser(read, bo)) ?? {};
    const change = () => send(site.app, page(`/${id}/role`), { role: 'organiser' }, headers);
    expect((await change()).headers.location).toBe(page(`?done=changed&organiser=${id}`));
    expect((await change()).headers.location).toBe(page(`?done=same&organiser=${id}`));
    const ended = await send(site.app, page(`/${id}/end`), {}, headers);
    const after = await visit(site.app, String(ended.headers.location), headers);
    expect(after.text).toContain(`${bo} är avslutad och utloggad överallt.`);
    expect((await send(site.app, page(`/${id}/end`), {}, headers)).status).toBe(404);
    expect((await change()).status).toBe(404);
    const events = ['organiser.added', 'organiser.role_changed', 'organiser.ended'];
    const told3 = await Promise.all(
      events.map((event) => listEntries(read, event, 'organiser', [id])),
    );
    expect(told3.map((entries) => entries.map(({ details }) => details))).toEqual([
      [{ after: { email: bo, role: 'reader' } }],
      [{ before: { role: 'reader' }, after: { role: 'organiser' } }],
      [{}],
    ]);
  });

  test('who is ended is out at once, and is not let in by a letter from before', async () => {
    const [owner, reader] = [await signInAs(site, 'owner'), await signInAs(site, 'reader')];
    const account = () => visit(site.app, pathsIn('sv').organiser('account'), reader);
    expect((await account()).status).toBe(200);
    const email = 'reader@lansstyrelsen.example';
    await send(site.app, pathsIn('sv').signIn(), { email });
    const { read } = site.services.database;
    const { id = 0 } = (await findOrganiser(read, email)) ?? {};
    await send(site.app, page(`/${id}/end`), {}, owner);
    expect((await account()).status).toBe(303);
    await add(email, 'reader');
    expect((await account()).status).toBe(303);
    const open = (rows: { endedAt?: Date | null; usedAt?: Date | null }[]) =>
      rows.filter((row) => !(row.endedAt ?? row.usedAt)).length;
    expect(open(await read.select().from(read.tables.signIns))).toBe(1);
    expect(open(await read.select().from(read.tables.signInTokens))).toBe(0);
  });

  test('what is wrong is told, and what was typed is kept', async () => {
    const headers = await signInAs(site, 'owner');
    const wrong = await send(site.app, page(), { email: 'bo@', role: 'owner' }, headers);
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Skriv hela e-postadressen');
    expect(wrong.body).toContain('value="bo@"');
    expect(wrong.body).toMatch(/value="owner" checked/);
    const none = await send(site.app, page(), { email: bo }, headers);
    expect(none.text).toContain('Välj en roll');
    const self = { email: 'owner@lansstyrelsen.example', role: 'reader' };
    expect((await send(site.app, page(), self, headers)).text).toContain(
      'Din egen roll kan bara en annan ägare ändra',
    );
    const id = await add(bo, 'reader');
    const king = await send(site.app, page(`/${id}/role`), { role: 'king' }, headers);
    expect([king.status, king.text.includes('Välj en roll')]).toEqual([422, true]);
    expect((await send(site.app, page('/x/end'), {}, headers)).status).toBe(404);
  });

  test('only owners are led there', async () => {
    const account = pathsIn('en').organiser('account');
    const there = pathsIn('en').organiser('account/organisers');
    for (const role of ['reader', 'organiser'] as const) {
      expect((await visit(site.app, account, await signInAs(site, role))).body).not.toContain(
        there,
      );
    }
    expect((await visit(site.app, account, await signInAs(site, 'owner'))).body).toContain(there);
  });
});
