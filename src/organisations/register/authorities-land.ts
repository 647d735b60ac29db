/**
 * Roads, energy, nature and safety. Name, English name, short name, code of the seat, domains, other
 * spellings; without a seat those that work all over the country.
 */
export const land = `
Trafikverket | Swedish Transport Administration | TRV | | trafikverket.se | Vägverket; Banverket; Trafikverket Kristinehamn
Transportstyrelsen | Swedish Transport Agency | | | transportstyrelsen.se | Luftfartsstyrelsen; Järnvägsstyrelsen
Trafikanalys | Transport Analysis | Trafa | 0180 | trafa.se
Sjöfartsverket | Swedish Maritime Administration | | | sjofartsverket.se
Luftfartsverket | Air Navigation Services of Sweden | LFV | 0581 | lfv.se
Statens väg- och transportforskningsinstitut | Swedish National Road and Transport Research Institute | VTI | 0580 | vti.se
Boverket | Swedish National Board of Housing, Building and Planning | | 1080 | boverket.se | Statens bostadskreditnämnd
Myndigheten för samhällsskydd och beredskap | Swedish Civil Contingencies Agency | MSB | 1780 | msb.se; mcf.se | Myndigheten för civilt försvar; MCF; Myndigheten för samhällsskydd och beredskap (MSB); Myndigheten för samhällsskydd & beredskap; MSB Karlstad
Elsäkerhetsverket | Swedish National Electrical Safety Board | | 1781 | elsakerhetsverket.se | Elsäkerhetsverket Kristinehamn
Energimyndigheten | Swedish Energy Agency | | 0484 | energimyndigheten.se | Statens energimyndighet
Energimarknadsinspektionen | Swedish Energy Markets Inspectorate | Ei | 0484 | ei.se
Svenska kraftnät | Swedish National Grid | SvK | 0183 | svk.se | Affärsverket svenska kraftnät
Strålsäkerhetsmyndigheten | Swedish Radiation Safety Authority | SSM | | ssm.se
Oljekrisnämnden

Naturvårdsverket | Swedish Environmental Protection Agency | NVV | | naturvardsverket.se | Swedish EPA
Havs- och vattenmyndigheten | Swedish Agency for Marine and Water Management | HaV | 1480 | havochvatten.se | Hav & vattenmyndigheten
Kemikalieinspektionen | Swedish Chemicals Agency | KemI | 0183 | kemi.se
Klimatpolitiska rådet | Swedish Climate Policy Council | | 0180 | klimatpolitiskaradet.se
Sveriges geologiska undersökning | Geological Survey of Sweden | SGU | 0380 | sgu.se | Bergsstaten
Statens geotekniska institut | Swedish Geotechnical Institute | SGI | 0580 | sgi.se
Sveriges meteorologiska och hydrologiska institut | Swedish Meteorological and Hydrological Institute | SMHI | 0581 | smhi.se
Jordbruksverket | Swedish Board of Agriculture | SJV | 0680 | jordbruksverket.se | Statens jordbruksverk
Skogsstyrelsen | Swedish Forest Agency | | | skogsstyrelsen.se | Skogsvårdsstyrelsen
Livsmedelsverket | Swedish Food Agency | SLV | 0380 | slv.se; livsmedelsverket.se | Statens livsmedelsverk
Statens veterinärmedicinska anstalt | Swedish Veterinary Agency | SVA | 0380 | sva.se
Ansvarsnämnden för djurens hälso- och sjukvård | | | | vetansvar.se | Veterinära ansvarsnämnden
Centrala djurförsöksetiska nämnden | | | | cdfn.se
Gentekniknämnden | Swedish Gene Technology Advisory Board | | 0180 | genteknik.se
Sametinget | Sami Parliament | | 2584 | sametinget.se | Sámediggi
Polarforskningssekretariatet | Swedish Polar Research Secretariat | | 2580 | polar.se
`;
