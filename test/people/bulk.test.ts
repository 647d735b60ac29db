import { and, eq } from 'drizzle-orm/sql';
import { beforeEach, describe, expect, test } from 'vitest';
import { pathsIn } from '../../src/paths.ts';
import { mostAtOnce } from '../../src/people/bulk.ts';
import { signUp } from '../../src/registrations/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { expectSeatsRight } from '../support/invariants.ts';
import { signUpAll } from '../support/many.ts';
import { signInAs } from '../support/organisers.ts';
import { send, type Visit, visit } from '../support/visit.ts';
import { addSeries, cast, formOf, type World } from '../support/world.ts';

const sv = pathsIn('sv');
const ofSeries = sv.organiserSeries('oppna-data', 'people');
const ofFirst = sv.organiserSeries('oppna-data', 'seminars/1/people');

describeEngines('one thing with many people', (engine) => {
  let site: TestApp;
  let world: World;
  let organiser: { cookie: string };

  beforeEach(async () => {
    const database = await engine.open();
    world = await addSeries(database, { capacities: [2, 2, 10] });
    site = await startApp(database);
    for (const person of Object.values(cast)) await add(person);
    organiser = await signInAs(site, 'organiser');
  });

  const add = (person: { name: string; email: string; organisation: string }, numbers = [1]) =>
    signUp(site.services, {
      series: world.series,
      language: 'sv',
      form: formOf(person, numbers),
      idempotencyKey: null,
    });
  const press = (path: string, fields: Record<string, string | string[]>) =>
    send(site.app, path, fields, organiser);
  const rows = async () => {
    const { read } = site.services.database;
    const { bookings: b, signUps: u } = read.tables;
    return read
      .select({ id: b.id, signUpId: u.id, name: u.name, state: b.state, seminarId: b.seminarId })
      .from(b)
      .innerJoin(u, eq(u.id, b.signUpId))
      .orderBy(b.id);
  };
  const states = async (number = 1) => {
    const seminarId = world.seminars[number - 1]?.id;
    const own = (await rows()).filter((row) => row.seminarId === seminarId);
    return own.map(({ name, state }) => `${name}: ${state}`);
  };
  const idOf = async (name: string) => (await rows()).find((row) => row.name === name)?.id ?? 0;
  const letters = async () => {
    const { read } = site.services.database;
    const { outbox } = read.tables;
    return read.select().from(outbox).orderBy(outbox.id);
  };
  /** The form of a preview, as its button sends it. */
  const formIn = ({ body }: Visit) => {
    const fields: Record<string, string[]> = {};
    for (const [, name = '', value = ''] of body.matchAll(
      /<input type="hidden" name="([^"]+)" value="([^"]*)">/g,
    )) {
      fields[name] = [...(fields[name] ?? []), value.replaceAll('&amp;', '&')];
    }
    return fields;
  };
  const confirm = async (
    path: string,
    preview: Visit,
    more: Record<string, string> = { letters: 'send' },
  ) => {
    const answer = await press(`${path}/bulk/confirmed`, { ...formIn(preview), ...more });
    if (answer.status !== 303) return answer;
    return visit(site.app, String(answer.headers.location), organiser);
  };

  test('with whom it cannot be done is not counted, and nothing is offered for nobody', async () => {
    await add(cast.asa, [2]);
    const picked = [String(await idOf('Åsa Öberg'))];
    const preview = await press(`${ofFirst}/bulk`, { action: 'move-2', picked, back: '' });
    expect(preview.text).toContain('1 person går inte att ändra');
    expect(preview.text).not.toMatch(/flyttas|Flytta \d|0 personer/);
    const both = [...picked, String(await idOf('Bo Ek'))];
    const more = await press(`${ofFirst}/bulk`, { action: 'move-2', picked: both, back: '' });
    expect(more.text).toContain('1 person flyttas');
    expect(more.text).toContain('Flytta 1 person');
  });

  test('cancelled: who and what is told first, and nothing is done until the button', async () => {
    const before = (await letters()).length;
    const picked = [String(await idOf('Åsa Öberg')), String(await idOf('Cecilia Ås'))];
    const preview = await press(`${ofFirst}/bulk`, {
      action: 'cancel',
      picked,
      back: '?sort=when',
    });
    expect(preview.status).toBe(200);
    expect(preview.text).toContain('2 personer avbokas.');
    expect(preview.text).toContain('1 person får brev.');
    expect(preview.text).toContain('Dessutom går 1 brev till någon annan');
    expect(preview.text).toContain('Avbokat: Tema 1');
    expect(preview.text).toContain('Cancelled: Tema 1 (en)');
    expect(preview.text).toContain('Avboka 2 personer');
    expect(await letters()).toHaveLength(before);
    expect(await states()).not.toContain('Åsa Öberg: cancelled');
    const done = await confirm(ofFirst, preview);
    expect(done.text).toContain('2 personer är avbokade.');
    expect(await states()).toEqual([
      'Åsa Öberg: cancelled',
      'Bo Ek: confirmed',
      'Cecilia Ås: cancelled',
      'Dag Lind: offered',
    ]);
    const written = (await letters()).slice(before);
    expect(written.map(({ recipientEmail }) => recipientEmail).toSorted()).toEqual([
      'asa@karlstad.example',
      'dag@bolaget.example',
    ]);
    await expectSeatsRight(site.services.database, site.clock.now());
  });

  test('letters may be withheld; others still get their offers', async () => {
    const before = (await letters()).length;
    const picked = [String(await idOf('Åsa Öberg'))];
    const preview = await press(`${ofFirst}/bulk`, { action: 'cancel', picked });
    await confirm(ofFirst, preview, {});
    const written = (await letters()).slice(before);
    expect(written.map(({ recipientEmail, state }) => `${recipientEmail} ${state}`)).toEqual([
      'asa@karlstad.example withheld',
      'cecilia@msb.example queued',
    ]);
  });

  test('a list that changed meanwhile is shown again, and nothing is done', async () => {
    const preview = await press(`${ofFirst}/bulk`, { action: 'cancel', all: 'yes', back: '' });
    expect(preview.text).toContain('4 personer avbokas.');
    await add({ name: 'Ny Person', email: 'ny@kommun.example', organisation: 'Kils kommun' });
    const again = await confirm(ofFirst, preview);
    expect(again.status).toBe(409);
    expect(again.text).toContain('Något ändrades medan sidan stod öppen');
    expect(again.text).toContain('5 personer avbokas.');
    expect(await states()).not.toContain('Bo Ek: cancelled');
    expect((await confirm(ofFirst, again)).text).toContain('5 personer är avbokade.');
    expect(new Set((await states()).map((one) => one.split(': ')[1]))).toEqual(
      new Set(['cancelled']),
    );
    await expectSeatsRight(site.services.database, site.clock.now());
  });

  test('all that the list’s query finds, and nobody else', async () => {
    const preview = await press(`${ofFirst}/bulk`, {
      ...{ action: 'cancel', all: 'yes', back: '?state=waiting&q=dag' },
    });
    expect(preview.text).toContain('1 person avbokas.');
    await confirm(ofFirst, preview);
    expect(await states()).toContain('Dag Lind: cancelled');
    expect(await states()).toContain('Cecilia Ås: waiting');
  });

  test('moved: the new morning is booked and the old one left, in seats as far as they go', async () => {
    const preview = await press(`${ofFirst}/bulk`, { action: 'move-2', all: 'yes' });
    expect(preview.heading).toBe('Flytta till 3\u00a0mars: Tema 2');
    expect(preview.text).toContain('2 personer får en plats.');
    expect(preview.text).toContain('2 personer hamnar på väntelistan.');
    const done = await confirm(ofFirst, preview);
    expect(done.text).toContain('4 personer är flyttade.');
    expect(await states()).toEqual(Object.values(cast).map(({ name }) => `${name}: cancelled`));
    expect(await states(2)).toEqual([
      'Åsa Öberg: confirmed',
      'Bo Ek: confirmed',
      'Cecilia Ås: waiting',
      'Dag Lind: waiting',
    ]);
    const offered = (await letters()).filter(({ kind }) => kind === 'offer');
    expect(offered).toEqual([]);
    await expectSeatsRight(site.services.database, site.clock.now());
  });

  test('whoever has a place there already stays, and is counted', async () => {
    await add(cast.asa, [2]);
    const preview = await press(`${ofFirst}/bulk`, {
      ...{
        action: 'move-2',
        picked: [String(await idOf('Åsa Öberg')), String(await idOf('Bo Ek'))],
      },
    });
    expect(preview.text).toContain('1 person går inte att ändra och lämnas som den är.');
    await confirm(ofFirst, preview);
    expect(await states()).toContain('Åsa Öberg: confirmed');
    expect(await states(2)).toEqual(['Åsa Öberg: confirmed', 'Bo Ek: confirmed']);
  });

  test('of a series the whole of what is ahead ends', async () => {
    await add(cast.asa, [2, 3]);
    const all = await rows();
    const asa = all.find(({ name }) => name === 'Åsa Öberg')?.signUpId ?? 0;
    const preview = await press(`${ofSeries}/bulk`, { action: 'cancel', picked: [String(asa)] });
    expect(preview.text).toContain('1 person avbokas.');
    const done = await confirm(ofSeries, preview);
    expect(done.text).toContain('1 person är avbokad.');
    for (const number of [1, 2, 3]) expect(await states(number)).toContain('Åsa Öberg: cancelled');
    const { read } = site.services.database;
    const { signUps: u } = read.tables;
    const [row] = await read.select().from(u).where(eq(u.id, asa));
    expect(row?.cancelledAt).toEqual(site.clock.now());
    await expectSeatsRight(site.services.database, site.clock.now());
  });

  describe('where an organiser approves', () => {
    beforeEach(async () => {
      const { database } = site.services;
      await database.write(async (tx) => {
        const { seminars: s } = tx.tables;
        await tx
          .update(s)
          .set({ needsApproval: true })
          .where(and(eq(s.seriesId, world.series.id), eq(s.number, 3)));
      });
      for (const person of Object.values(cast)) await add(person, [3]);
    });
    const ofThird = sv.organiserSeries('oppna-data', 'seminars/3/people');

    test('those who wait for an answer have a figure of their own', async () => {
      const third = (await visit(site.app, ofThird, organiser)).text;
      expect(third).toContain('Väntar på svar 4 Erbjuden plats 0 På väntelistan 0');
      expect(third).toMatch(/Anmälda\D*4/);
      expect((await visit(site.app, ofSeries, organiser)).text).toContain('Väntar på svar 4');
      expect((await visit(site.app, ofFirst, organiser)).text).toContain(
        'Bekräftade 2 av 2 platser Erbjuden plats 0',
      );
    });

    test('a yes and a no to many, with letters', async () => {
      const before = (await letters()).length;
      const yes = await press(`${ofThird}/bulk`, { action: 'approve', all: 'yes', back: '?q=ek' });
      expect(yes.text).toContain('1 person får en plats.');
      expect((await confirm(ofThird, yes)).text).toContain('1 person är godkänd.');
      const asked = { action: 'refuse', all: 'yes', because: 'Bara för kommuner.' };
      const no = await press(`${ofThird}/bulk`, asked);
      expect(no.text).toContain('3 personer får avslag.');
      expect(no.text).toContain('Bara för kommuner.');
      const done = await confirm(ofThird, no, { letters: 'send', because: 'Bara för kommuner.' });
      expect(done.text).toContain('3 personer har fått avslag.');
      expect((await states(3)).toSorted()).toEqual([
        'Bo Ek: confirmed',
        'Cecilia Ås: refused',
        'Dag Lind: refused',
        'Åsa Öberg: refused',
      ]);
      const told = (await letters()).slice(before).filter(({ kind }) => kind === 'booking-refused');
      expect(told).toHaveLength(3);
      await expectSeatsRight(site.services.database, site.clock.now());
    });
  });

  test('of the whole series: what concerns one morning is said to be done in its list', async () => {
    const page = await visit(site.app, `${ofSeries}?q=ek&sort=-name`, organiser);
    expect(page.body).toContain('<option value="cancel">');
    expect(page.body).not.toContain('<option value="move');
    expect(page.text).toContain(
      'gäller en morgon i taget och görs i dess lista: 3\u00a0februari , 3\u00a0mars , 31\u00a0mars',
    );
    const inFirst = `${ofFirst}?q=ek&amp;sort=-name`;
    expect(page.body).toContain(`href="${inFirst}"`);
    expect((await visit(site.app, ofFirst, organiser)).text).not.toContain('i dess lista');
    const reader = await visit(site.app, ofSeries, await signInAs(site, 'reader'));
    expect(reader.text).not.toContain('i dess lista');
  });

  test('marked as come, all of a list at once, and taken back', async () => {
    site.clock.set(world.seminars[0]?.startsAt ?? '');
    organiser = await signInAs(site, 'owner');
    const preview = await press(`${ofFirst}/bulk`, { action: 'came', all: 'yes' });
    expect(preview.text).toContain('2 personer markeras som på plats.');
    expect(preview.text).not.toContain('Brev');
    const marked = await confirm(ofFirst, preview);
    expect(marked.text).toContain('2 personer är markerade');
    const [, batch = ''] = /name="batch" value="([^"]+)"/.exec(marked.body) ?? [];
    const undo = await press(`/arrangor/series/oppna-data/seminars/1/check-ins/undo`, {
      ...{ batch, nonce: 'nonce-of-undo', back: '' },
    });
    expect(undo.headers.location).toContain('marked=undone&count=2');
    const again = await press(`${ofFirst}/bulk`, { action: 'came', all: 'yes' });
    expect((await confirm(ofFirst, again)).text).toContain('2 personer är markerade');
    const back = await press(`${ofFirst}/bulk`, { action: 'undone', all: 'yes' });
    expect((await confirm(ofFirst, back)).text).toContain(
      'Markeringen är borttagen för 2 personer',
    );
  });

  test('ticked at the door they are marked at once', async () => {
    site.clock.set(world.seminars[0]?.startsAt ?? '');
    organiser = await signInAs(site, 'owner');
    const picked = [String(await idOf('Åsa Öberg')), String(await idOf('Cecilia Ås'))];
    const marking = { action: 'came', picked, nonce: 'nonce-0123', back: '?sort=-name' };
    const answer = await press(`${ofFirst}/bulk`, marking);
    expect(answer.headers.location).toBe(
      `${ofFirst}?sort=-name&marked=came&count=1&skipped=1&batch=nonce-0123`,
    );
    const again = await press(`${ofFirst}/bulk`, marking);
    expect(again.headers.location).toContain('marked=nothing');
  });

  test('more than fit in one unit are done portion by portion', async () => {
    const crowd = Array.from({ length: mostAtOnce + 1 }, (_, n) => ({
      ...{ name: `P ${n}`, email: `p${n}@kommun.example`, organisation: 'Kils kommun' },
    }));
    await signUpAll(site.services, world.series, crowd, [3]);
    const third = sv.organiserSeries('oppna-data', 'seminars/3/people');
    const preview = await press(`${third}/bulk`, { action: 'cancel', all: 'yes' });
    expect(preview.text).toContain(`Högst ${mostAtOnce} personer åt gången. 1 person till är kvar`);
    const done = await confirm(third, preview);
    expect(done.text).toContain(`${mostAtOnce} personer är avbokade. 1 person är kvar`);
    const rest = await confirm(
      third,
      await press(`${third}/bulk`, { action: 'cancel', all: 'yes' }),
    );
    expect(rest.text).toContain('1 person är avbokad.');
    const over = await press(`${third}/bulk`, { action: 'cancel', all: 'yes' });
    expect(over.headers.location).toBe(`${third}?marked=nobody-able`);
    await expectSeatsRight(site.services.database, site.clock.now());
  }, 120_000);

  test('what is not there, not theirs, or not to be done', async () => {
    await addSeries(site.services.database, { slug: 'annan' });
    const other = sv.organiserSeries('annan', 'seminars/1/people');
    const picked = [String(await idOf('Åsa Öberg'))];
    const elsewhere = await press(`${other}/bulk`, { action: 'cancel', picked });
    expect(elsewhere.headers.location).toBe(`${other}?marked=nobody-able`);
    expect((await press(`${ofFirst}/bulk`, { action: 'cancel' })).headers.location).toBe(
      `${ofFirst}?marked=nobody`,
    );
    for (const action of ['drop', 'move-9', 'move-1', 'approve', 'came']) {
      const answer = await press(`${ofFirst}/bulk`, { action, picked, all: 'yes' });
      expect([action, answer.status]).toEqual([action, action === 'drop' ? 422 : 303]);
      const confirmed = await press(`${ofFirst}/bulk/confirmed`, { action, picked, all: 'yes' });
      expect([action, confirmed.status]).toEqual([action, action === 'drop' ? 422 : 303]);
    }
    for (const wrong of [['x'], ['1; drop'], Array.from({ length: 501 }, () => '1')]) {
      expect((await press(`${ofFirst}/bulk`, { action: 'cancel', picked: wrong })).status).toBe(
        422,
      );
    }
    expect(await states()).toContain('Åsa Öberg: confirmed');
    const reader = await signInAs(site, 'reader');
    const refused = await send(site.app, `${ofFirst}/bulk`, { action: 'cancel', picked }, reader);
    expect(refused.status).toBe(403);
  });
});
