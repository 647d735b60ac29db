/** Words that say what kind of body it is, however they are written; without å, ä and ö. */
export const kinds: ReadonlyMap<string, string> = mapOf({
  kommun:
    'kommun kommuns kommunen kommunens kommune kn komun komunen kommum municipality stad stads staden stadens satd',
  region: 'region regions regionen regionens reg landsting landstinget landstingets',
  lansstyrelse:
    'lansstyrelse lansstyrelsen lansstyrelses lansstyrelsens lanstyrelsen lanstyrelse lansst lanst lst',
  universitet: 'universitet universitets universitetet universitetets univ university',
  hogskola: 'hogskola hogskolan hogskolas hogskolans hogsk',
  tingsratt: 'tingsratt tingsratten tingsratts tingsrattens tr',
  forvaltningsratt: 'forvaltningsratt forvaltningsratten forvaltningsrattens fr',
  kammarratt: 'kammarratt kammarratten kammarrattens',
  hovratt: 'hovratt hovratten hovrattens',
  myndighet: 'myndighet myndigheten myndighetens mynd myndigh',
});

/** Long enough that one letter wrong still shows what is meant. */
export const longKinds: readonly string[] = [...kinds.keys()].filter((word) => word.length > 5);

/** How English says some of the kinds, in more words than one. */
export const phrases: readonly (readonly [RegExp, string])[] = [
  [/\bcounty administrative board\b/g, 'lansstyrelse'],
  [/\badministrative court of appeal\b/g, 'kammarratt'],
  [/\badministrative court\b/g, 'forvaltningsratt'],
  [/\bcourt of appeal\b/g, 'hovratt'],
  [/\bdistrict court\b/g, 'tingsratt'],
  [/\bcity of\b/g, 'kommun'],
];

/** Forms of a company: who bears one is another than whoever it is named after. */
export const forms: ReadonlyMap<string, string> = mapOf({
  ab: 'ab abs aktiebolag aktiebolags aktiebolaget',
  hb: 'hb handelsbolag handelsbolaget',
  kb: 'kb kommanditbolag kommanditbolaget',
  inc: 'inc ltd gmbh llc plc oy aps',
});

export const shortForms: ReadonlyMap<string, string> = new Map([
  ['gbg', 'göteborg'],
  ['gothenburg', 'göteborg'],
  ['sthlm', 'stockholm'],
  ['hbg', 'helsingborg'],
  ['lkpg', 'linköping'],
  ['nkpg', 'norrköping'],
  ['jkpg', 'jönköping'],
  ['scania', 'skåne'],
  ['vg', 'västra götaland'],
  ['vgregionen', 'västra götaland region'],
  ['götalandsregionen', 'götaland region'],
  ['ö', 'östra'],
  ['sv', 'svenska'],
  ['kungl', 'kungliga'],
  ['kgl', 'kungliga'],
]);

export const fillers: ReadonlySet<string> = new Set(
  'i för for och o av på vid the of in and und swedish'.split(' '),
);

/** Ends of words that name a body of its own beside whoever it belongs to; without å, ä and ö. */
export const ownBody =
  /(forening|forbund|stiftelse|klubb|sallskap|bolag|holding|invest|konsult|vanner|bostader|forlag|fackforbund|studentkar|kar)(en|et|er|erna|s|ens|ets)?$/;

/** Ends of words that name a part of an organisation. */
export const department =
  /(avdelning|enhet|forvaltning|kontor|namnd|sektion|stab|grupp|team|division|bibliotek|skola|gymnasi|gymnasium|institution|fakultet|center|centrum|sjukhus|kansli|service|omrade|distrikt|verksamhet|ledning|omsorg|arkiv|raddningstjanst|verksamhetsstod)(en|et|erna|er|n|s|ens|ets)?$/;

/** Words that say where in an organisation, or which of its parts, and no more. */
export const partWords: ReadonlySet<string> = new Set(
  'it hr ekonomi kommunikation juridik digitalisering utveckling regional upphandling region vast ost nord syd mitt norr soder norra sodra ostra vastra bergslagen hk huvudkontor halso sjukvard sverige'.split(
    ' ',
  ),
);

/** A company's form in full and in short is one and the same. */
export const aktiebolagAsAb = (name: string) =>
  name.replace(/\b(aktiebolaget|aktiebolag)\b/giu, 'AB');

function mapOf(groups: Record<string, string>) {
  return new Map(
    Object.entries(groups).flatMap(([word, ways]) =>
      ways.split(' ').map((way): [string, string] => [way, word]),
    ),
  );
}
