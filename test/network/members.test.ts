import { eq } from 'drizzle-orm/sql';
import { expect, it } from 'vitest';
import { listMembers, seedMembers } from '../../src/network/index.ts';
import { listKnownMembers } from '../../src/network/store.ts';
import { describeEngines } from '../support/database.ts';
import { usualNow } from '../support/usual-now.ts';

describeEngines('the network', (engine) => {
  const start = async () => {
    const database = await engine.open({ seeded: true });
    const names = async () => (await listMembers(database.read)).map(({ name }) => name);
    return { database, names };
  };

  it('has its nine founders, sorted as Swedes sort', async () => {
    const { names } = await start();
    expect(await names()).toEqual([
      'Elsäkerhetsverket',
      'Förvaltningsrätten i Karlstad',
      'Karlstads kommun',
      'Karlstads universitet',
      'Konsumentverket',
      'Kronofogden',
      'Länsstyrelsen Värmland',
      'Myndigheten för samhällsskydd och beredskap',
      'Värmlands tingsrätt',
    ]);
  });

  it('does not get back a member that has left when the service starts again', async () => {
    const { database, names } = await start();
    const [member] = await listMembers(database.read);
    await database.write(async (tx) => {
      const { members } = tx.tables;
      await tx
        .update(members)
        .set({ leftAt: usualNow })
        .where(eq(members.organisationId, member?.organisationId ?? 0));
    });
    await database.write((tx) => seedMembers(tx, usualNow));
    expect(await names()).not.toContain('Elsäkerhetsverket');
    expect(await names()).toHaveLength(8);
  });

  it('names a member by the organisation it was merged into, once', async () => {
    const { database, names } = await start();
    const known = await listKnownMembers(database.read);
    const idOf = (name: string) => known.find((one) => one.name === name)?.organisationId ?? 0;
    const mergedInto = idOf('Kronofogden');
    await database.write(async (tx) => {
      const { organisations: o } = tx.tables;
      await tx
        .update(o)
        .set({ mergedInto })
        .where(eq(o.id, idOf('Konsumentverket')));
    });
    expect(await names()).not.toContain('Konsumentverket');
    expect((await names()).filter((name) => name === 'Kronofogden')).toHaveLength(1);
    expect(await listKnownMembers(database.read)).toHaveLength(9);
  });
});
