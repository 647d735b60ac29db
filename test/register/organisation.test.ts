import { eq } from 'drizzle-orm/sql';
import { beforeEach, expect, test } from 'vitest';
import { describeEngines } from '../support/database.ts';
import { type Stage, setRegisterStage } from './stage.ts';

type Fields = Record<string, string | string[]>;

describeEngines('an organisation of the register', (engine) => {
  let stage: Stage;

  beforeEach(async () => {
    stage = await setRegisterStage(engine);
    await stage.type('Nordic Data AB');
  });

  const idOf = async (name: string) => (await stage.find(name)).id;
  const shown = async (name: string, role?: 'reader') => stage.show(`/${await idOf(name)}`, role);
  const seenIn = (body: string) => /name="seen" value="([^"]+)"/.exec(body)?.[1] ?? '';
  const facts = async (name: string, more: Fields = {}) => {
    const row = await stage.find(name);
    const page = await shown(name);
    const standing = { name, name_en: row.nameEn ?? '', short_name: row.shortName ?? '' };
    const place = { county: row.countyCode ?? '', municipality: row.municipalityCode ?? '' };
    return { ...standing, ...place, sector: row.sector, seen: seenIn(page.body), ...more };
  };
  const save = async (name: string, more: Fields) =>
    stage.post(`/${await idOf(name)}/facts`, await facts(name, more));
  const meant = async (typed: string) => (await stage.type(typed)).name;

  test('shows all that is known of it, to readers without its forms', async () => {
    await stage.signUp('Bo', 'KAU', 'bo@kau.test');
    await stage.signUp('Eva', 'kau', 'eva@kau.test', [2]);
    const page = await shown('Karlstads universitet');
    for (const text of ['I registret · Universitet', '2 personer', 'kau.se', 'KAU 1 anmälan']) {
      expect(page.text).toContain(text);
    }
    expect(page.body).toContain('value="1780" selected');
    const reader = await shown('Karlstads universitet', 'reader');
    expect(reader.text).toContain('Värmlands län');
    expect(reader.body).not.toContain('<form class="stack"');
    expect((await stage.show('/999999')).status).toBe(404);
    expect((await stage.show('/x')).status).toBe(404);
  });

  test('gets another name, and what it was called stays a spelling', async () => {
    const saved = await save('Nordic Data AB', {
      ...{ name: 'Nordisk Data AB', name_en: 'Nordic Data', short_name: 'ND' },
      ...{ sector: 'association', county: '17', municipality: '1780' },
    });
    expect(saved.headers.location).toContain('done=saved');
    for (const typed of ['Nordic Data AB', 'Nordisk Data AB', 'nordic data', 'ND']) {
      expect(await meant(typed)).toBe('Nordisk Data AB');
    }
    const page = await shown('Nordisk Data AB');
    expect(page.text).toContain('namn: Nordic Data AB → Nordisk Data AB');
    expect(page.text).toContain('län: – → Värmlands län');
    expect((await save('Nordisk Data AB', {})).headers.location).toContain('done=same');
  });

  test.each([
    ['empty', { name: ' ' }, 'Skriv organisationens namn'],
    ['overlong', { name: 'x'.repeat(201) }, 'Skriv högst 200 tecken'],
    ['taken', { name: 'karlstads  KOMMUN' }, 'Så heter redan Karlstads kommun'],
    ['of no sector', { sector: 'church' }, 'Välj en sektor'],
    ['in two counties', { county: '01', municipality: '1780' }, 'ligger i ett annat län'],
  ])('%s is refused, with what was typed', async (_, wrong, sentence) => {
    const answer = await save('Nordic Data AB', { short_name: 'Behålls', ...wrong });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(sentence);
    expect(answer.body).toContain('value="Behålls"');
    expect((await stage.find('Nordic Data AB')).shortName).toBeNull();
    expect(await stage.history()).toEqual([]);
  });

  test('saved by somebody else meanwhile is shown, and replaced only knowingly', async () => {
    const mine = await facts('Nordic Data AB', { name: 'Mitt namn' });
    await save('Nordic Data AB', { short_name: 'ND' });
    const path = `/${await idOf('Nordic Data AB')}/facts`;
    const page = await stage.post(path, mine);
    expect(page.status).toBe(422);
    expect(page.text).toContain('Någon annan har ändrat');
    expect(page.text).toContain('Nu står det: ND');
    expect(page.body).toContain('value="Mitt namn"');
    const again = await stage.post(path, { ...mine, seen: seenIn(page.body) });
    expect(again.headers.location).toContain('done=saved');
    expect((await stage.find('Mitt namn')).shortName).toBeNull();
  });

  test('is known by more spellings, but not by another’s name', async () => {
    const own = `/${await idOf('Karlstads kommun')}`;
    await stage.post(`${own}/spellings`, { spelling: 'Solstaden' });
    expect(await meant('solstaden')).toBe('Karlstads kommun');
    const twice = await stage.post(`${own}/spellings`, { spelling: 'SOLSTADEN' });
    expect(twice.headers.location).toContain('done=same');
    const owned = await stage.post(`${own}/spellings`, { spelling: 'Nordic Data AB' });
    expect([owned.status, owned.text]).toEqual([422, expect.stringContaining('Så heter Nordic')]);
    expect((await stage.post(`${own}/spellings`, { spelling: '' })).status).toBe(422);

    const { organisationNames: n } = stage.read.tables;
    const rows = await stage.read.select().from(n).where(eq(n.searchKey, 'solstaden'));
    await stage.post(`${own}/spellings/${rows[0]?.id}/removal`);
    expect(await meant('solstaden')).toBe('solstaden');
    const name = await stage.read.select().from(n).where(eq(n.name, 'Karlstads kommun'));
    const kept = await stage.post(`${own}/spellings/${name[0]?.id}/removal`);
    expect(kept.headers.location).toContain('done=ownName');
    expect(await meant('Karlstads kommun')).toBe('Karlstads kommun');
  });

  test('has mail domains of its own, never shared ones', async () => {
    const own = `/${await idOf('Karlstads kommun')}`;
    const add = (domain: string) => stage.post(`${own}/domains`, { domain });
    for (const shared of ['gmail.com', 'asa@outlook.com', 'dom.se']) {
      expect((await add(shared)).text).toContain('delas av många');
    }
    for (const none of ['', 'se', 'karlstad', 'två ord.se']) {
      expect((await add(none)).status).toBe(422);
    }
    expect((await add('kau.se')).text).toContain('Domänen hör till Karlstads universitet');
    const added = await add(' HTTPS://www.Karlstadsbuss.se/ ');
    expect(added.headers.location).toContain('done=domainAdded');
    expect((await add('karlstadsbuss.se')).headers.location).toContain('done=same');
    const { organisationDomains: d } = stage.read.tables;
    const isAdded = eq(d.domain, 'karlstadsbuss.se');
    const [row] = await stage.read.select().from(d).where(isAdded);
    await stage.post(`${own}/domains/${row?.id}/removal`);
    expect(await stage.read.select().from(d).where(isAdded)).toEqual([]);
  });

  test('is merged into another by its name; a listed one only the other way round', async () => {
    const own = await idOf('Karlstads kommun');
    const refused = await stage.post(`/${own}/merge`, { into: 'Nordic Data AB' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Slå i stället ihop Nordic Data AB med Karlstads kommun');
    for (const [into, sentence] of [
      ['Finns Inte AB', 'Det finns ingen organisation med det namnet'],
      ['karlstads kommun', 'ingen organisation'],
      ['', 'Skriv den andra organisationens namn'],
    ]) {
      expect((await stage.post(`/${own}/merge`, { into: into ?? '' })).text).toContain(sentence);
    }
    const other = await idOf('Nordic Data AB');
    const merged = await stage.post(`/${other}/merge`, { into: 'Karlstads kommun' });
    expect(merged.headers.location).toBe(`${stage.own(`/${own}`)}?done=merged`);
    expect((await shown('Karlstads kommun')).text).toContain('Ihopslagna hit Nordic Data AB');
    const late = await stage.post(`/${other}/spellings`, { spelling: 'För sent' });
    expect(late.headers.location).toContain('done=isMerged');
    expect((await stage.show(`/${other}?done=isMerged`)).text).toContain('går inte att ändra');
    const taken = await save('Karlstads kommun', { name: 'Nordic Data AB' });
    expect(taken.text).toContain('som är ihopslagen hit');
  });

  test('may go back to strangers’ words, but not over a listed one', async () => {
    const [sunne, karlstad] = [await idOf('Sunne kommun'), await idOf('Karlstads kommun')];
    await stage.merge('Sunne kommun', 'Karlstads kommun');
    const kept = await stage.post(`/${karlstad}/unlisting`);
    expect(kept.headers.location).toContain('done=hasListed');
    await stage.post(`/${sunne}/undoing`);
    expect((await stage.post(`/${karlstad}/unlisting`)).headers.location).toContain('unlisted');
  });

  test('is found by a part of a name, by sector, and by where it stands', async () => {
    const search = async (query: string) => (await stage.show(`/register?${query}`)).text;
    expect(await search('q=karlstad&sector=university')).toContain('1 organisation ');
    expect(await search('q=nordic data&kind=listed')).toContain('Ingen organisation stämmer');
    expect(await search('q=NORDIC data&kind=typed')).toContain('Nordic Data AB');
    expect(await search('q=%25')).toContain('Ingen organisation stämmer');
    expect(await search('sector=municipality&page=2')).toContain('290 organisationer');
    expect(await search('sector=municipality&page=2')).toContain('Sida 2 av 6');
    expect(await search('page=0&sector=x&kind=y')).toContain('Sida 1 av');
  });
});
