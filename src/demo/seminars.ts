import { mapLink } from '../series/index.ts';
import type { Texts } from '../storage/values.ts';

/** What the three seminars are about; both demo series hold the same three. */
export interface DemoSeminar {
  theme: Texts;
  description: Texts;
  venue: string;
  address: string;
  mapUrl: string;
  /** Minutes after the start, title, invented speaker and real organisation. */
  programme: readonly [minutes: number, title: Texts, speaker?: string, affiliation?: string][];
}

const breakfast = [0, { sv: 'Frukost', en: 'Breakfast' }] as const;

export const demoSeminars: readonly DemoSeminar[] = [
  {
    theme: {
      sv: 'Grundläggande kunskap och förståelse',
      en: 'Basic knowledge and understanding',
    },
    description: {
      sv: 'Vad öppna data är, och vad som gäller för personuppgifter, offentlighetsprincipen och sekretess.',
      en: 'What open data is, and what applies to personal data, the principle of public access and secrecy.',
    },
    venue: 'Länsstyrelsen Värmland',
    address: 'Våxnäsgatan 5, Karlstad',
    mapUrl: mapLink('Våxnäsgatan 5, Karlstad'),
    programme: [
      [...breakfast],
      [
        20,
        { sv: 'Öppna data på en halvtimme', en: 'Open data in half an hour' },
        'Exempla Inledarsson',
        'Länsstyrelsen Värmland',
      ],
      [
        50,
        {
          sv: 'Offentligt, men får det delas? Sekretess och personuppgifter',
          en: 'Public, but may it be shared? Secrecy and personal data',
        },
        'Paragrafia Provberg',
        'Förvaltningsrätten i Karlstad',
      ],
      [90, { sv: 'Så började vi', en: 'How we began' }, 'Första Stegström', 'Karlstads kommun'],
    ],
  },
  {
    theme: { sv: 'Innovationer', en: 'Innovations' },
    description: {
      sv: 'Vad andra har byggt när data blev fria: tjänster till nytta för invånare, företag och den egna organisationen.',
      en: 'What others have built once data was set free: services of use to residents, companies and the organisation itself.',
    },
    venue: 'Karlstad Innovation Park',
    address: 'Sommargatan 101\u00a0A, Karlstad',
    mapUrl: mapLink('Sommargatan 101A, Karlstad'),
    programme: [
      [...breakfast],
      [
        20,
        {
          sv: 'Farliga elprodukter, från register till app',
          en: 'Dangerous electrical products, from register to app',
        },
        'Volta Exempelgren',
        'Elsäkerhetsverket',
      ],
      [
        50,
        { sv: 'Vad klagomålen berättar', en: 'What the complaints tell us' },
        'Kassandra Kvittosson',
        'Konsumentverket',
      ],
      [
        80,
        { sv: 'När studenter får data', en: 'When students are given data' },
        'Tesa Påhittsdotter',
        'Karlstads universitet',
      ],
    ],
  },
  {
    theme: { sv: 'Säkerhetsaspekt', en: 'Security' },
    description: {
      sv: 'Vad du behöver tänka på innan data öppnas: vad som kan pusslas ihop, vad som ska skyddas och vem som bestämmer.',
      en: 'What to think of before data is opened: what can be pieced together, what must be protected, and who decides.',
    },
    venue: 'Karlstads universitet',
    address: 'Universitetsgatan 2, Karlstad',
    mapUrl: mapLink('Universitetsgatan 2, Karlstad'),
    programme: [
      [...breakfast],
      [
        20,
        {
          sv: 'När ofarliga uppgifter blir känsliga tillsammans',
          en: 'When harmless facts become sensitive together',
        },
        'Vaksam Låtsaslund',
        'MSB',
      ],
      [
        55,
        { sv: 'Informationsklassning i praktiken', en: 'Classifying information in practice' },
        'Klassa Skissberg',
        'Karlstads universitet',
      ],
      [
        85,
        { sv: 'Tio frågor innan ni öppnar', en: 'Ten questions before you open' },
        'Exempla Inledarsson',
        'Länsstyrelsen Värmland',
      ],
    ],
  },
];

export const held = {
  recap: {
    sv: 'Frågan som återkom var inte om data får öppnas utan vem som vågar bestämma det. Börja med en datamängd som redan är efterfrågad, stäm av sekretessen en gång för alla och skriv ner vem som svarar på frågor.',
    en: 'The question that kept coming back was not whether data may be opened but who dares to decide. Begin with data that people already ask for, settle the secrecy review once, and write down who answers questions.',
  },
  film: {
    title: { sv: 'Se filmen', en: 'Watch the film' },
    detail: { sv: '52 min, textad', en: '52 min, Swedish subtitles' },
    url: 'https://film.oppnadata-varmland.example/seminarium-1',
  },
  slides: {
    title: { sv: 'Bilder från föredragen (pdf)', en: 'Slides from the talks (PDF, in Swedish)' },
    url: 'https://film.oppnadata-varmland.example/seminarium-1.pdf',
  },
} as const;
