import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { type Language, roleCategories, sectors } from '../storage/values.ts';
import type { Gathered } from './gather.ts';
import { byAmount, type Expectation, type Tally, total } from './measures.ts';
import type { MorningFigures } from './mornings.ts';
import { type Names, namesIn } from './names.ts';
import { mostMornings } from './patterns.ts';
import { picture } from './pictures/mornings.ts';
import { reachOf } from './reach.ts';
import type { OrganisationFigures, Report } from './report.ts';
import { number, type ReportTable, tableOf, text } from './table.ts';

/** Every table of the report but the comparison, in the order they stand. */
export function tablesOf(gathered: Gathered, language: Language): ReportTable[] {
  const making: Making = {
    gathered,
    report: gathered.report,
    names: namesIn(gathered, language),
    t: translator(language),
    language,
  };
  return [
    mornings(making),
    patterns(making),
    organisations(making),
    expectations(making),
    sectorTable(making),
    counties(making),
    municipalities(making),
    roles(making),
    links(making),
    days(making),
  ].filter((table) => table !== undefined);
}

interface Making {
  gathered: Gathered;
  report: Report;
  names: Names;
  t: ReturnType<typeof translator>;
  language: Language;
}

/** Signed up, came, did not come: the columns that most tables have. */
function tallies<Row extends Tally>({ report, t }: Making) {
  return [
    number<Row>('signed', t('report.table.signed'), ({ signed }) => signed),
    report.hasBegun && number<Row>('came', t('report.table.came'), ({ came }) => came),
    report.hasBegun &&
      number<Row>('missed', t('report.table.missed'), ({ due, came }) => due - came),
  ];
}

/** Booked when it began, how many of them came, and how many came without. */
function expected<Row extends Expectation & { visits: number }>({ t }: Making) {
  return [
    number<Row>('expected', t('report.table.expected'), (row) => row.expected),
    number<Row>('kept', t('report.table.kept'), ({ kept }) => kept),
    number<Row>('unexpected', t('report.table.unexpected'), ({ visits, kept }) => visits - kept),
    number<Row>('visits', t('report.table.visits'), ({ visits }) => visits),
  ];
}

/** As far as each morning has come: what has not begun has neither expected nor come. */
function mornings({ report, gathered, t, language }: Making) {
  const { shortDay } = formatIn(language);
  const only = (morning: MorningFigures, figure: number) => (morning.hasBegun ? figure : null);
  const at = (morning: MorningFigures) =>
    gathered.counted.find((seminar) => seminar.number === morning.number);
  const isSeries = gathered.number === undefined;
  return tableOf<MorningFigures>(
    { id: 'mornings', title: t('report.morningByMorning') },
    [
      number('number', t('report.table.seminar'), (row) => row.number),
      text('theme', t('report.table.theme'), (row) => at(row)?.theme[language] ?? ''),
      text('day', t('report.table.day'), (row) => {
        const seminar = at(row);
        if (row.isCancelled) return t('report.cancelled');
        return seminar ? shortDay(seminar.startsAt) : '';
      }),
      number('signed', t('report.table.signed'), ({ signed }) => signed),
      number('expected', t('report.table.expected'), (row) => only(row, row.expected)),
      number('kept', t('report.table.kept'), (row) => only(row, row.kept)),
      number('unexpected', t('report.table.unexpected'), (row) => only(row, row.came - row.kept)),
      number('came', t('report.table.came'), (row) => only(row, row.came)),
      isSeries &&
        number('newcomers', t('report.table.newcomers'), (row) => only(row, row.newcomers)),
      isSeries &&
        number('returners', t('report.table.returners'), (row) =>
          only(row, row.came - row.newcomers),
        ),
    ],
    report.mornings,
  );
}

/** Who came to which, or has a place at which: as the flow is drawn. */
function patterns({ report, gathered, t, language }: Making) {
  const drawn = gathered.number === undefined ? picture(report, language) : undefined;
  if (!drawn) return;
  return tableOf<(typeof drawn.patterns)[number]>(
    { id: 'patterns', title: t(`report.flow.${drawn.kind}`) },
    [
      text('mornings', t('report.patterns.mornings'), ({ name }) => name),
      number('people', t('report.patterns.people'), ({ amount }) => amount),
    ],
    drawn.patterns,
  );
}

function organisations(making: Making) {
  const { report, gathered, names, t } = making;
  const columns = columnsOf(report, gathered.number);
  const rows = names.inOrder(report.byOrganisation, ({ id }) => names.organisation(id));
  const everybody = {
    ...report.people,
    id: 0,
    name: t('report.table.all'),
    cameTo: report.mornings.map(({ came }) => came),
  };
  const haveChanged = total(report.byOrganisation).signed > report.people.signed;
  return tableOf<Pick<OrganisationFigures, 'id' | 'cameTo'> & Tally & { name: string }>(
    {
      id: 'organisations',
      title: t('report.organisationsTitle'),
      ...(haveChanged ? { note: t('report.table.changed') } : {}),
    },
    [
      text('organisation', t('report.table.organisation'), ({ name }) => name),
      text('sector', t('report.table.sector'), ({ id }) => (id ? names.sectorOf(id) : '')),
      ...tallies(making),
      ...columns.map((place) => {
        const title = `${report.mornings[place]?.number ?? ''}`;
        return number<{ cameTo: number[] }>(
          `came_${title}`,
          title,
          ({ cameTo }) => cameTo[place] ?? 0,
        );
      }),
    ],
    rows,
    everybody,
  );
}

/** A column for each morning that has begun, while there is room for them. */
function columnsOf({ mornings }: Report, number: number | undefined): number[] {
  if (number !== undefined || mornings.length > mostMornings) return [];
  return mornings.flatMap(({ hasBegun }, place) => (hasBegun ? [place] : []));
}

function expectations(making: Making) {
  const { report, names, t } = making;
  if (!report.hasBegun) return;
  const visits = ({ cameTo }: OrganisationFigures) => cameTo.reduce((sum, came) => sum + came, 0);
  const rows = report.byOrganisation
    .map((row) => ({ ...row, visits: visits(row), name: names.organisation(row.id) }))
    .filter((row) => row.expected > 0 || row.visits > 0)
    .toSorted((a, b) => b.expected - a.expected || names.compare(a.name, b.name));
  return tableOf<Expectation & { visits: number; name: string }>(
    { id: 'expected', title: t('report.expected.byOrganisation') },
    [text('organisation', t('report.table.organisation'), ({ name }) => name), ...expected(making)],
    rows,
    { ...report.expectation, visits: report.visits, name: t('report.table.all') },
  );
}

function sectorTable(making: Making) {
  const { report, names, t } = making;
  return tableOf<Report['bySector'][number]>(
    { id: 'sectors', title: t('report.sectors') },
    [
      text('sector', t('report.table.sector'), ({ sector }) => names.sector(sector)),
      number('organisations', t('report.table.organisations'), (row) => row.organisations),
      ...tallies(making),
    ],
    report.bySector.toSorted((a, b) => byAmount(a, b) || inOrder(sectors, a.sector, b.sector)),
  );
}

function counties(making: Making) {
  const { report, names, t } = making;
  const rows = names.inOrder(report.byCounty, ({ county }) => names.county(county));
  return tableOf<(typeof rows)[number]>(
    { id: 'counties', title: t('report.counties') },
    [
      text('county', t('report.table.county'), ({ name }) => name),
      number('organisations', t('report.table.organisations'), (row) => row.organisations),
      ...tallies(making),
    ],
    rows.toSorted((a, b) => Number(a.county === '') - Number(b.county === '')),
  );
}

function municipalities(making: Making) {
  const { gathered, report, names, t } = making;
  if (gathered.home.municipalities.length === 0) return;
  const reached = reachOf(report, gathered.home);
  return tableOf<(typeof reached)[number]>(
    { id: 'municipalities', title: t('report.municipalities') },
    [
      text('municipality', t('report.table.municipality'), ({ facts }) =>
        names.municipality(facts),
      ),
      ...tallies(making),
    ],
    reached,
  );
}

function roles(making: Making) {
  const { report, names, t } = making;
  return tableOf<Report['byRole'][number]>(
    { id: 'roles', title: t('report.roles') },
    [text('role', t('report.table.role'), ({ role }) => names.role(role)), ...tallies(making)],
    report.byRole.toSorted((a, b) => byAmount(a, b) || inOrder(roleCategories, a.role, b.role)),
  );
}

function links(making: Making) {
  const { report, names, t } = making;
  const rows = names.inOrder(report.byLink, ({ link }) => names.link(link));
  return tableOf<(typeof rows)[number]>(
    { id: 'links', title: t('report.links') },
    [text('link', t('report.table.link'), ({ name }) => name), ...tallies(making)],
    rows.toSorted((a, b) => Number(a.link === 0) - Number(b.link === 0)),
  );
}

function days({ report, t }: Making) {
  let sum = 0;
  const rows = report.days.map((row) => {
    sum += row.people;
    return { ...row, sum };
  });
  return tableOf<(typeof rows)[number]>(
    { id: 'days', title: t('report.days.title') },
    [
      text('day', t('report.table.day'), ({ day }) => day),
      number('people', t('report.table.people'), ({ people }) => people),
      number('sum', t('report.table.sum'), (row) => row.sum),
    ],
    rows,
  );
}

const inOrder = <T>(order: readonly T[], a: T, b: T) => order.indexOf(a) - order.indexOf(b);
