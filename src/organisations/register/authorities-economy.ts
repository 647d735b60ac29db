/**
 * Money, enterprise and the state's own upkeep. Name, English name, short name, code of the seat,
 * domains, other spellings; without a seat those that work all over the country.
 */
export const economy = `
Skatteverket | Swedish Tax Agency | SKV | | skatteverket.se | Riksskatteverket; Skattemyndigheten; Skattekontoret; Skattekontoret Karlstad; Skatteverket Karlstad
Tullverket | Swedish Customs | | | tullverket.se | Tullen
Utbetalningsmyndigheten | Swedish Payments Agency | UBM | | ubm.se; utbetalningsmyndigheten.se
Skatterättsnämnden | Council for Advance Tax Rulings | | 0180 | skatterattsnamnden.se
Forskarskattenämnden | Taxation of Research Workers Board | | 0180 | forskarskattenamnden.se
Finansinspektionen | Swedish Financial Supervisory Authority | FI | 0180 | fi.se
Riksgälden | Swedish National Debt Office | RGK | 0180 | riksgalden.se | Riksgäldskontoret; Riksgäldskontoret Riksgälden
Konjunkturinstitutet | National Institute of Economic Research | | 0180 | konj.se
Finanspolitiska rådet | Swedish Fiscal Policy Council | FPR | 0180 | fpr.se
Fondtorgsnämnden | Swedish Fund Selection Agency | FTN | | ftn.se
Andra AP-fonden | Second Swedish National Pension Fund | AP2 | 1480 | ap2.se
Tredje AP-fonden | Third Swedish National Pension Fund | AP3 | 0180 | ap3.se
Fjärde AP-fonden | Fourth Swedish National Pension Fund | AP4 | 0180 | ap4.se
Sjunde AP-fonden | Seventh Swedish National Pension Fund | AP7 | 0180 | ap7.se
Kärnavfallsfonden | Swedish Nuclear Waste Fund | | 0180 | karnavfallsfonden.se

Statskontoret | Swedish Agency for Public Management | | 0180 | statskontoret.se; esv.se | Ekonomistyrningsverket; ESV; Swedish National Financial Management Authority
Kammarkollegiet | Legal, Financial and Administrative Services Agency | KamK | 0180 | kammarkollegiet.se
Arbetsgivarverket | Swedish Agency for Government Employers | AgV | 0180 | arbetsgivarverket.se
Statens servicecenter | National Government Service Centre | | | statenssc.se
Statens tjänstepensionsverk | National Government Employee Pensions Board | SPV | 2281 | spv.se | Statens pensionsverk
Statens fastighetsverk | National Property Board of Sweden | SFV | | sfv.se
Statens överklagandenämnd | National Board of Appeal | | 0180
Statens skaderegleringsnämnd | National Claims Adjustment Board | | 0180
Skiljenämnden i vissa trygghetsfrågor | | | 0180
Statens tjänstepensions- och grupplivnämnd
Statens nämnd för arbetstagares uppfinningar
Nämnden för styrelserepresentationsfrågor
Statistikmyndigheten SCB | Statistics Sweden | SCB | | scb.se | Statistiska centralbyrån; Statistikmyndigheten; Statistiska Centralbyrån SCB
Myndigheten för digital förvaltning | Agency for Digital Government | Digg | 2281 | digg.se | E-legitimationsnämnden
Post- och telestyrelsen | Swedish Post and Telecom Authority | PTS | 0180 | pts.se | Post & telestyrelsen
Lantmäteriet | Swedish Mapping, Cadastral and Land Registration Authority | | | lm.se; lantmateriet.se | Lantmäteriverket; Statliga lantmäteriet
Upphandlingsmyndigheten | National Agency for Public Procurement | UHM | | uhmynd.se; upphandlingsmyndigheten.se

Bolagsverket | Swedish Companies Registration Office | | 2281 | bolagsverket.se
Patent- och registreringsverket | Swedish Intellectual Property Office | PRV | | prv.se | Patentverket; Patent & registreringsverket
Patentombudsnämnden | | | 2281
Konkurrensverket | Swedish Competition Authority | KKV | 0180 | kkv.se; konkurrensverket.se
Konsumentverket | Swedish Consumer Agency | KOV | 1780 | konsumentverket.se | Konsumentverket KO; Konsumentombudsmannen; Konsumentverket Karlstad
Allmänna reklamationsnämnden | National Board for Consumer Disputes | ARN | 0180 | arn.se | Reklamationsnämnden
Kronofogden | Swedish Enforcement Authority | KFM | | kronofogden.se | Kronofogdemyndigheten; Kronofogden Karlstad; Kronofogden i Karlstad
Tillväxtverket | Swedish Agency for Economic and Regional Growth | TVV | | tillvaxtverket.se | Verket för näringslivsutveckling; Nutek
Tillväxtanalys | Growth Analysis | | 2380 | tillvaxtanalys.se | Myndigheten för tillväxtpolitiska utvärderingar och analyser; Swedish Agency for Growth Policy Analysis
Vinnova | Sweden's Innovation Agency | | 0180 | vinnova.se | Verket för innovationssystem; Innovationsmyndigheten Vinnova
Svenska ESF-rådet | Swedish ESF Council | | | esf.se | ESF-rådet; Rådet för Europeiska socialfonden i Sverige
Revisorsinspektionen | Swedish Inspectorate of Auditors | | 0180 | revisorsinspektionen.se | Revisorsnämnden
Bokföringsnämnden | Swedish Accounting Standards Board | BFN | 0180 | bfn.se
Fastighetsmäklarinspektionen | Swedish Estate Agents Inspectorate | FMI | 1780 | fmi.se | Fastighetsmäklarnämnden
Spelinspektionen | Swedish Gambling Authority | | 0486 | spelinspektionen.se | Lotteriinspektionen
Swedac | Swedish Board for Accreditation and Conformity Assessment | | 1490 | swedac.se | Styrelsen för ackreditering och teknisk kontroll
`;
