import { expect, test } from 'vitest';
import { pathsIn } from '../../src/paths.ts';
import { signUp } from '../../src/registrations/index.ts';
import { startApp } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { signInAs } from '../support/organisers.ts';
import { visit } from '../support/visit.ts';
import { addSeries, cast, formOf } from '../support/world.ts';

describeEngines('where an organiser is', (engine) => {
  test('each page names itself last in its crumbs, and its series in its title', async () => {
    const database = await engine.open();
    const { series } = await addSeries(database);
    const site = await startApp(database);
    const headers = await signInAs(site, 'organiser');
    const form = formOf(cast.asa, [1]);
    await signUp(site.services, { series, language: 'sv', form, idempotencyKey: null });
    const { read } = database;
    const [person] = await read.select().from(read.tables.signUps);
    const own = `people/${person?.id}`;
    const show = async (part: string) => {
      const path = pathsIn('sv').organiserSeries('oppna-data', part);
      const { body } = await visit(site.app, path, headers);
      const crumbs =
        /<nav class="ds-breadcrumbs"[\s\S]*?<ol>([\s\S]*?)<\/ol>/.exec(body)?.[1] ?? '';
      const all = [...crumbs.matchAll(/href="([^"]+)"( aria-current="page")?>([^<]+)</g)];
      const [, href, current] = all.at(-1) ?? [];
      return {
        trail: all.map(([, , , words]) => words).join(' > '),
        isHere: current !== undefined && href === path,
        title: /<title>(.*) – Frukostserien</.exec(body)?.[1],
        tab: /class="subnav"[\s\S]*? aria-current="(\w+)">([^<]+)</.exec(body)?.slice(1).join(' '),
      };
    };
    const name = series.title.sv;
    const top = `Serier > ${name}`;
    const expected: [string, string, string, string][] = [
      ['', top, name, 'page Översikt'],
      ['history', `${top} > Historik`, `Historik – ${name}`, 'true Översikt'],
      ['edit', `${top} > Ändra seriens texter`, `Ändra seriens texter – ${name}`, 'true Översikt'],
      ['people', `${top} > Anmälda`, `Anmälda till ${name}`, 'page Anmälda '],
      [own, `${top} > Anmälda > Åsa Öberg`, `Åsa Öberg – ${name}`, 'true Anmälda'],
      [
        `${own}/details`,
        `${top} > Anmälda > Åsa Öberg > Ändra uppgifter`,
        `Ändra uppgifter – ${name}`,
        'true Anmälda',
      ],
      ['network', `${top} > Nätverket`, `Nätverket – ${name}`, 'page Nätverket'],
    ];
    for (const [part, trail, title, tab] of expected) {
      expect(await show(part)).toEqual({ trail, title, tab, isHere: true });
    }
  });
});
