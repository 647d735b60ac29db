/** See `spellings.ts`: Värmland and the network first, then other municipalities, county boards and regions. */
export const ofPlaces = `
= Karlstads kommun
karlstad kommun
Karlstads Kommun
KARLSTADS KOMMUN
Karlstad
karlstad.
Karlstads kn
Karlstads kommun.
Karlstads  kommun
Karlstads kommun, IT-avdelningen
Karlstads Kommun, barn- och ungdomsförvaltningen
Karlstads kommun - Arbetsmarknads- och socialförvaltningen
Karlstads kommun / Kommunledningskontoret
Karlstads kommun (KLK)
Kommunledningskontoret, Karlstads kommun
Teknik- och fastighetsförvaltningen Karlstads kommun
Karlstads kommuns kommunledningskontor
Karlstads komun
Karlsatds kommun
Karlstds kommun
Karlstads kommunn
Kalrstads kommun
Karlstad municipality
Municipality of Karlstad
City of Karlstad
kommunen i Karlstad
Kommunen | karlstad.se
IT-avdelningen | karlstad.se
Kommunledningskontoret | karlstad.se
Karlsta | karlstad.se
Miljöförvaltningen | skola.karlstad.se
= Karlstads universitet
Karlstads Universitet
Karlstad universitet
Kau
KAU, Bibliotek
karlstads univ.
Karlstads univeristet
Karlstad Univercity
Karlstad University
Univ. i Karlstad
Karlstad | kau.se
universitetet | kau.se
Karlstads universitet, CTF
Karlstads universitet, Institutionen för matematik och datavetenskap
Karlstads universitet (Karlstad Business School)
Handelshögskolan, Karlstads universitet
= Länsstyrelsen Värmland
lst värmland
Lst. Värmland
LST Värmlands län
Länsstyrelsen Värmland
Länsstyrelsen i Värmlands län
Lansstyrelsen Varmland
länstyrelsen värmland
Länsstyrlesen Värmland
Länsstyrelsen i Värmland
Värmlands länsstyrelse
Länsst. Värmland
Länsstyrelsen Värmland, enheten för samhällsbyggnad
Länsstyrelsen Värmland - Miljöanalys
County administrative board Värmland
Värmland County Administrative Board
The County Administrative Board of Värmland
Länsstyrelsen (Värmland)
= Region Värmland
Region värmland
region varmland
Regionen Värmland
Region Värmaland
Reg. Värmland
Landstinget i Värmland
Landstinget Värmland
Värmlands läns landsting
LiV | regionvarmland.se
Region Värmland, Regional utveckling
Region Värmland IT
Region Värmland (Hälso- och sjukvård)
Centralsjukhuset Karlstad, Region Värmland
Värmland | regionvarmland.se
Reigon Värmland
= Myndigheten för samhällsskydd och beredskap
MSB
msb.
M.S.B.
MSB Karlstad
MSB - enheten för informationssäkerhet
MSB, Avdelningen för cybersäkerhet
myndigheten för samhällskydd och beredskap
Myndigheten för samhällsskydd & beredskap
Myndigheten för samhällsskydd och beredskap (MSB)
MSB (Myndigheten för samhällsskydd och beredskap)
Myndigheten för samhälsskydd och beredskap
Myndigh. för samhällsskydd och beredskap
Mynd för samhällsskydd och beredskap
Samhällsskydd och beredskap
MCF
Myndigheten för civilt försvar (tidigare MSB)
Swedish Civil Contingencies Agency
Swedish Civil Contingencies Agency (MSB)
= Kronofogden
Kronofogdemynd.
kronofogdemyndigheten
Kronofogdemyndigheten Karlstad
Kronofogden i Karlstad
Kronofodgen
Kronfogden
KFM
Kronofogden, Team Väst
= Konsumentverket
Konsumentverket/KO
konsument verket
Konsumentverket, Karlstad
Konsumetverket
Konsumentverket (KO)
The Swedish Consumer Agency
= Elsäkerhetsverket
Elsäkerhetsverket, Kristinehamn
elsakerhetsverket
Elsäkerhets verket
Elsäkerhetsveket
= Förvaltningsrätten i Karlstad
Förvaltningsrätten Karlstad
Förvaltningsrätten, Karlstad
Karlstads förvaltningsrätt
Förvaltningsrätt Karlstad
FR Karlstad | dom.se
= Värmlands tingsrätt
Tingsrätten Värmland
Tingsrätten i Karlstad
värmland tingsrätt
Värmlands tingsrätt, Karlstad
Värmlands tingrätt
= Habo kommun
Habo kommun
HABO KOMMUN
Habo
= Håbo kommun
Håbo kommun
Håbo
Håbo kn
Håbo kommun, Socialförvaltningen
Habo kommun | habo.se
= Göteborgs Stad
Göteborgs stad
Göteborg stad
Gbg stad
Göteborgs Stad, Intraservice
Goteborgs stad
Göteborgs kommun
Göteborg
Gothenburg
City of Gothenburg
Stadsledningskontoret, Göteborgs stad
Göteborgs Stad - Stadsbyggnadsförvaltningen
Göteborgs satd
= Stockholms stad
Sthlms stad
Stockholm stad
Stockholms Stad, Stadsledningskontoret
City of Stockholm
Stockholms kommun
stockholms stad utbildningsförvaltningen
Sthlm
= Malmö stad
malmo stad
Malmö kommun
Malmö Stad, Tekniska nämnden
City of Malmö
= Falu kommun
Falun
Falu kn
Faluns kommun
Falun kommun
= Sunne kommun
sunne
Sunnes kommun
Sunne Kommun, kultur & fritid
= Kils kommun
Kil
Kil kommun
Kils komun
= Årjängs kommun
Arjangs kommun
Årjäng
Årjängs kommum
Årjängs Kommun (näringslivsenheten)
= Säffle kommun
SÄFFLE KOMMUN
Saffle kommun
Säffles kommun
= Hammarö kommun
Hammaro kommun
Hammarö
Hamarö kommun
= Arvika kommun
arvika kommun
Arvikas kommun
Avrika kommun
Arvika kommun, verksamhetsstöd
= Kristinehamns kommun
Kristinehamn
Kristinhamns kommun
Kristinehamns kn
= Torsby kommun
Torsby kommun, bygg- och miljöenheten
Torbsy kommun
= Hagfors kommun
Hagfors
hagfors kommun it
= Forshaga kommun
Forsahaga kommun
= Filipstads kommun
Filipstad kommun
Fillipstads kommun
Bergslagens kommunalteknik, Filipstads kommun
= Region Gotland
Gotlands kommun
Region gotland
Gotland
Region Gotland, Teknikförvaltningen
= Örnsköldsviks kommun
Ö-vik
Övik
Örnsköldsviks kn
Örnskoldsviks kommun
= Upplands Väsby kommun
Upplands-Väsby kommun
Upplands Väsby
upplandsväsby kommun
= Uppsala kommun
Uppsala
Uppsala kommun, stadsbyggnadsförvaltningen
Upsala kommun
= Umeå kommun
Umea kommun
Umeå
= Linköpings kommun
Linköping
Linköpings kommun | linkoping.se
Liköpings kommun | linkoping.se
= Helsingborgs stad
Helsingborg
Hbg stad | helsingborg.se
Hälsingborgs stad
= Östra Göinge kommun
Ö. Göinge kommun
Östra Göinge
= Länsstyrelsen Skåne
Lst Skåne
Länsstyrelsen i Skåne län
County Administrative Board of Skåne
Länsstyrelsen Skånes län
= Länsstyrelsen Västra Götaland
Länsstyrelsen i Västra Götalands län
Lst VG
Lst Västra Götaland
länsstyrelsen västragötaland
= Länsstyrelsen Örebro
Lst Örebro
Länsstyrelsen i Örebro län
Orebro lansstyrelse
= Länsstyrelsen Stockholm
Länsstyrelsen i Stockholm
Länsstyrelsen Stockholms län
Lst Sthlm
= Region Örebro län
Region Örebro
Landstinget i Örebro län
Region Örebro län - Universitetssjukhuset
= Västra Götalandsregionen
VGR
VG-regionen
Västra Götalands regionen
Region Västra Götaland
Västra Götalandsregionen, Koncernkontoret
VGR IT
= Region Jämtland Härjedalen
Region Jämtland-Härjedalen
Region Jämtland
RJH
= Region Skåne
region skane
Skånes universitetssjukhus, Region Skåne
= Region Dalarna
Landstinget Dalarna
Region Dalarnas
= Region Östergötland
Region Ostergotland
RÖ
Region Östergötaland
`;
