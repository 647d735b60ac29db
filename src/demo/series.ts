import type { Texts } from '../storage/values.ts';

/** What both demo series say alike. */
export const demoSeries = {
  invitation: {
    sv: 'Länsstyrelsen Värmland och nätverket för öppna data bjuder in',
    en: 'Invitation from the County Administrative Board of Värmland and the open data network',
  },
  summary: {
    sv: 'Tre onsdagsfrukostar om öppna data: vad det är, vad det kan bli och vad du behöver tänka på. För dig som arbetar i en offentlig organisation eller driver ett mindre företag.',
    en: 'Three Wednesday breakfasts on open data: what it is, what it can become and what to think of. For people who work in a public organisation or run a small business. The seminars are held in Swedish.',
  },
  terms: {
    sv: 'Kom en morgon eller alla. Det kostar inget, frukosten ingår och du behöver inget konto.',
    en: 'Come one morning or all three. It costs nothing, breakfast is included and you need no account.',
  },
  breakfast: {
    sv: 'Bröd, ost, ägg, frukt, kaffe och te står framme kl.\u00a008.00. Det mesta är vegetariskt. Kommer du 08.20 hinner du ändå med en kopp.',
    en: 'Bread, cheese, eggs, fruit, coffee and tea are served from 08:00. Most of it is vegetarian. If you come at 08:20 there is still time for a cup.',
  },
  access: {
    sv: 'Alla tre lokalerna har hiss, hörslinga och tillgänglig toalett.',
    en: 'All three venues have a lift, a hearing loop and an accessible toilet.',
  },
  network: {
    sv: 'Nio organisationer i Värmland hjälps åt att sprida kunskap om öppna data. Länsstyrelsen Värmland är sammankallande.',
    en: 'Nine organisations in Värmland help each other to spread knowledge of open data. The County Administrative Board of Värmland convenes them.',
  },
  convener: 'Länsstyrelsen Värmland',
  contactName: 'Kontaktia Exempelström',
  contactEmail: 'oppnadata@varmland.example',
  contactPhone: '010-000 00 00',
  town: 'Karlstad',
  latitude: 59_379_300,
  longitude: 13_503_600,
} satisfies Record<string, Texts | string | number>;

export const current = {
  slug: 'oppna-data-varmland',
  title: { sv: 'Öppna data Värmland', en: 'Open Data Värmland' },
  /** Weeks from now: one held, two ahead. */
  weeks: [-3, 4, 9],
  capacities: [50, 40, 30],
};

export const next = {
  slug: 'oppna-data-varmland-2',
  title: { sv: 'Öppna data Värmland, andra omgången', en: 'Open Data Värmland, second round' },
  weeks: [27, 31, 35],
  capacities: [50, 40, 40],
};

export type DemoSeriesPlan = typeof current;
