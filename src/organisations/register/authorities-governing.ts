/**
 * Parliament, government, order and defence. Name, English name, short name, code of the seat,
 * domains, other spellings; without a seat those that work all over the country.
 */
export const governing = `
Riksdagsförvaltningen | Riksdag Administration | | 0180 | riksdagen.se | Sveriges riksdag; Riksdagen
Riksdagens ombudsmän | Parliamentary Ombudsmen | JO | 0180 | jo.se | Justitieombudsmannen; Riksdagens ombudsmän JO
Riksrevisionen | Swedish National Audit Office | | 0180 | riksrevisionen.se
Sveriges riksbank | Sveriges Riksbank | Riksbanken | 0180 | riksbank.se
Valprövningsnämnden | Election Review Board | | 0180
Partibidragsnämnden | Political Party Support Board | | 0180
Regeringskansliet | Government Offices of Sweden | RK | 0180 | regeringskansliet.se; gov.se | Statsrådsberedningen; Arbetsmarknadsdepartementet; Finansdepartementet; Försvarsdepartementet; Justitiedepartementet; Klimat- och näringslivsdepartementet; Kulturdepartementet; Landsbygds- och infrastrukturdepartementet; Socialdepartementet; Utbildningsdepartementet; Utrikesdepartementet; Näringsdepartementet; Miljödepartementet; Infrastrukturdepartementet
Justitiekanslern | Chancellor of Justice | JK | 0180 | jk.se
Lagrådet | Council on Legislation | | 0180 | lagradet.se
Harpsundsnämnden | | | 0482 | harpsund.se
Statens ansvarsnämnd | National Disciplinary Offence Board | | 0180
Valmyndigheten | Swedish Election Authority | | | val.se
Arvsfondsdelegationen | Swedish Inheritance Fund Commission | | | arvsfonden.se | Allmänna arvsfonden

Polismyndigheten | Swedish Police Authority | Polisen | | polisen.se | Rikspolisstyrelsen; Polismyndigheten i Värmland; Polisen Värmland
Säkerhetspolisen | Swedish Security Service | Säpo | | sakerhetspolisen.se
Åklagarmyndigheten | Swedish Prosecution Authority | | | aklagare.se | Riksåklagaren; Åklagarkammaren i Karlstad
Ekobrottsmyndigheten | Swedish Economic Crime Authority | EBM | | ekobrottsmyndigheten.se
Kriminalvården | Swedish Prison and Probation Service | | | kriminalvarden.se | Kriminalvårdsstyrelsen; Frivården; Frivården Karlstad; Frivården i Karlstad
Domstolsverket | Swedish National Courts Administration | DV | 0680
Brottsförebyggande rådet | Swedish National Council for Crime Prevention | Brå | 0180 | bra.se
Brottsoffermyndigheten | Swedish Crime Victim Authority | | 2480 | brottsoffermyndigheten.se
Rättsmedicinalverket | National Board of Forensic Medicine | RMV | | rmv.se
Integritetsskyddsmyndigheten | Swedish Authority for Privacy Protection | IMY | 0180 | imy.se | Datainspektionen
Säkerhets- och integritetsskyddsnämnden | Swedish Commission on Security and Integrity Protection | SIN | 0180 | sakint.se
Migrationsverket | Swedish Migration Agency | | | migrationsverket.se
Rättshjälpsmyndigheten | Legal Aid Authority | | 2281
Rättshjälpsnämnden | Legal Aid Board
Domarnämnden | Judges Proposals Board | | 0180
Notarienämnden
Fideikommissnämnden | | | 0180
Överklagandenämnden för nämndemannauppdrag | | | 2281

Försvarsmakten | Swedish Armed Forces | FM | | mil.se; forsvarsmakten.se | Värmlands regemente; Hemvärnet
Försvarets materielverk | Swedish Defence Materiel Administration | FMV | | fmv.se
Försvarets radioanstalt | National Defence Radio Establishment | FRA | | fra.se
Totalförsvarets forskningsinstitut | Swedish Defence Research Agency | FOI | | foi.se
Fortifikationsverket | Swedish Fortifications Agency | FORTV | 0484 | fortifikationsverket.se
Plikt- och prövningsverket | Swedish Defence Conscription and Assessment Agency | | 1780 | pliktverket.se | Totalförsvarets plikt- och prövningsverk; Totalförsvarets rekryteringsmyndighet; Rekryteringsmyndigheten; Totalförsvarets pliktverk; Pliktverket
Myndigheten för psykologiskt försvar | Swedish Psychological Defence Agency | MPF | 1780 | mpf.se | Psykologiska försvaret
Myndigheten för totalförsvarsanalys | Swedish Agency for Defence Analysis | MTFA
Kustbevakningen | Swedish Coast Guard | KBV | 1080 | kustbevakningen.se
Statens haverikommission | Swedish Accident Investigation Authority | SHK | 0180 | shk.se; havkom.se | Haverikommissionen
Statens inspektion för försvarsunderrättelseverksamheten | Swedish Foreign Intelligence Inspectorate | Siun | | siun.se
Granskningsnämnden för försvarsuppfinningar
Krigsförsäkringsnämnden
Riksvärderingsnämnden
Folke Bernadotteakademin | Folke Bernadotte Academy | FBA | | fba.se
Sida | Swedish International Development Cooperation Agency | | | sida.se | Styrelsen för internationellt utvecklingssamarbete
Svenska institutet | Swedish Institute | SI | | si.se
Nordiska Afrikainstitutet | Nordic Africa Institute | NAI | 0380 | nai.uu.se
Svenska institutet för europapolitiska studier | Swedish Institute for European Policy Studies | Sieps | 0180 | sieps.se
Inspektionen för strategiska produkter | Inspectorate of Strategic Products | ISP | | isp.se
Exportkreditnämnden | Swedish Export Credit Agency | EKN | 0180 | ekn.se
Kommerskollegium | National Board of Trade Sweden | | 0180 | kommerskollegium.se
Svenska FAO-kommittén | Swedish FAO Committee
Svenska ILO-kommittén | Swedish ILO Committee
Svenska Unescorådet | Swedish National Commission for UNESCO
Utrikesförvaltningens antagningsnämnd
`;
