import type { FastifyInstance } from 'fastify';
import { countyName } from '../i18n/counties.ts';
import { translator } from '../i18n/translate.ts';
import { listMerges, searchRegister } from '../organisations/index.ts';
import { pathsIn } from '../paths.ts';
import type { Services } from '../services.ts';
import { searchKey } from '../storage/text.ts';
import { type Language, sectors } from '../storage/values.ts';
import { familiesOf } from './families.ts';
import { searchQuery } from './forms.ts';
import { pagerOf, reader, send } from './pages.ts';
import { countPeople } from './people-store.ts';

const perPage = 50;

/** The whole register, by a part of a name, sector, and whether it is listed. */
export function registerSearchRoutes(app: FastifyInstance, services: Services, language: Language) {
  const { read } = services.database;
  const path = pathsIn(language).organiser('organisations/register');

  app.get(path, reader, async (request, reply) => {
    const asked = searchQuery.parse(request.query);
    const sought = {
      key: asked.q && searchKey(asked.q),
      sector: asked.sector || null,
      listed: asked.kind === '' ? null : asked.kind === 'listed',
    };
    const { rows, total } = await searchRegister(read, sought, asked.page, perPage);
    const families = familiesOf(await listMerges(read));
    const counted = await countPeople(
      read,
      rows.flatMap(({ id }) => families.of(id)),
      null,
    );
    const peopleOf = (id: number) =>
      families.of(id).reduce((sum, one) => sum + (counted.get(one)?.people ?? 0), 0);
    const { q, sector, kind } = asked;
    const at = (page: number) => `?${new URLSearchParams({ q, sector, kind, page: String(page) })}`;
    return send(request, reply, language, {
      view: 'search',
      title: translator(language)('register.search.title'),
      part: `/register${at(asked.page)}`,
      model: {
        asked,
        sectors,
        rows: rows.map((row) => ({
          id: row.id,
          name: row.name,
          sector: row.sector,
          county: countyName(row.countyCode, language),
          isListed: row.listed,
          people: peopleOf(row.id),
        })),
        total,
        pager: pagerOf(
          asked.page,
          Math.max(1, Math.ceil(total / perPage)),
          (page) => path + at(page),
        ),
      },
    });
  });
}
