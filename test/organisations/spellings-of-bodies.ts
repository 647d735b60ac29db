/** See `spellings.ts`: authorities, universities and courts, and then what means none of the register. */
export const ofBodies = `
= Skatteverket
skatteverket
Skatteverket Karlstad
Skatteverkt
Skattverket
SKV
Skatteverket IT
Swedish Tax Agency
Skatteverket, rättsavdelningen
= Trafikverket
Trafikverket region väst
Trafikverket Region Öst
Trafik verket
Traffikverket
Trafikverket, Kristinehamn
TRV
= Svenska kraftnät
sv. Kraftnät
Svenska Kraftnät
Affärsverket Svenska kraftnät
SVK | svk.se
= Försäkringskassan
Försäkringkassan
FK
Försäkringskassan, IT
Forsakringskassan
Försäkringskassan Karlstad
= Arbetsförmedlingen
Arbetsförmedligen
Arbetsförmedlingen Värmland
AF
Arbetsförm.
= Polismyndigheten
Polisen
Polismyndigheten Region Bergslagen
Polisen, region Bergslagen
Polisen Karlstad
Swedish Police
= Myndigheten för digital förvaltning
DIGG
Digg - Myndigheten för digital förvaltning
Mynd. för digital förvaltning
Myndigheten för digital förvalting
Agency for Digital Government (DIGG)
= Integritetsskyddsmyndigheten
IMY
Integritetskyddsmyndigheten
Datainspektionen
= Statistikmyndigheten SCB
SCB
Statistiska centralbyrån
Statistiska Centralbyrån (SCB)
Statistics Sweden
= Lantmäteriet
Lantmateriet
Lantmäteriet, Geodata
Lantmäteriet Gävle
= Sveriges meteorologiska och hydrologiska institut
SMHI
SMHI Norrköping
Sveriges metrologiska och hydrologiska institut
= Naturvårdsverket
Naturvardsverket
Natuvårdsverket
= Post- och telestyrelsen
PTS
Post och Telestyrelsen
Post- & telestyrelsen
= Havs- och vattenmyndigheten
Havs och vattenmyndigheten
HaV
Havs- & Vattenmyndigheten
= Kriminalvården
Kriminalvarden
Kriminalvården, anstalten Kumla
= Kungliga Tekniska högskolan
KTH
Kungliga tekniska högskolan (KTH)
KTH, skolan för datavetenskap
Kungl. Tekniska Högskolan
Royal Institute of Technology
= Chalmers tekniska högskola
Chalmers
Chalmers tekniska högskola AB
Chalmers tekniska högskola
Chalmers University of Technology
= Örebro universitet
Örebro univ
Orebro universitet
Örebro University
= Göteborgs universitet
Göteborgs Univ.
GU | gu.se
Gothenburg University
= Lunds kommun
Lund
= Lunds universitet
Lund universitet
Lund University
Lunds universitet, LTH
= Linköpings universitet
LiU
Linköping universitet
= Högskolan Väst
Högskolan väst
Hogskolan Vast
= Högskolan i Skövde
Högskolan Skövde
Skövde högskola
= Sveriges lantbruksuniversitet
SLU
SLU, Uppsala
Sveriges Lantbruks universitet
= Göta hovrätt
göta hovrätt
= Stockholms tingsrätt
Stockholm tingsrätt
Tingsrätten i Stockholm
Stockholm District Court
= Kammarrätten i Göteborg
Kammarrätten Göteborg
Göteborgs kammarrätt
= own
Karlstads Energi AB
Karlstads Bostads AB
Karlstads Studentkår
Karlstad Business Forum
Karlstads kommunala bostadsbolag
Karlstads El- och Stadsnät AB
Karlstad AB
Mariebergsskogen AB | karlstad.se
Karlstad Airport AB
Karlstadregionen
Karlstads stift
Karlstads pastorat
Karlstads folkhögskola
Värmland
Värmlands län
Värmlands Folkblad
Visit Värmland
Värmlands Idrottsförbund
Hushållningssällskapet Värmland
IUC Stål & Verkstad
Almi Värmland
Företagarna Värmland
Compare Karlstad
Stiftelsen Compare Karlstad
Innovationspark Karlstad
Paper Province
Nordic Data AB
Nordic Data Sweden AB
Nordic Data i Värmland AB
Region Värmlands personalförening
Skatteverkets idrottsförening
Polisens idrottsförbund
Polisförbundet
Länsstyrelsen | lansstyrelsen.se
Länsstyrelsen
Tingsrätten | dom.se
Förvaltningsrätten | dom.se
Kommunen | gmail.com
kommun
Region
Universitetet
Universitet | hotmail.com
Högskolan
privat
Privatperson
-
Ingen
Egen företagare
Pensionär
Student
Student | gmail.com
IT-avdelningen
CGI Sverige AB
CGI
Sogeti
Tieto
Tietoevry
Sweco Sverige AB
WSP
Löfbergs Lila AB
Stora Enso Skoghall
Folkuniversitetet
Studieförbundet Vuxenskolan
Sveriges Kommuner och Regioner
SKR
Sveriges kommuner
Naturskyddsföreningen
Civil Rights Defenders
Röda Korset
Kommunal
Kommuninvest
Inera AB
Ramboll
Skolverken AB
Skogsverket AB
Konsumentföreningen Värmland
Konsumenternas
Arvika Teknik AB
Arvika Fordonskompetens
Kils Bostäder AB
Kil Data AB
Säffle Fjärrvärme AB
Sunne Turism AB
Hammarö Bostadsstiftelse
Torsby Flygplats
Västra Götaland
Kalmar län
Jönköpings län
Region väst
Region Mitt
Salla kommun
Liköpings kommun
Köpings bostads AB
Nora Bryggeri
Mora Armatur AB
Håbohus AB
Eda glasbruk
Lunds stift
Umeå Energi
Uppsalahem
Göteborg Energi
Göteborgs Hamn AB
Stockholms Handelskammare
Stockholm Vatten och Avfall
Skånetrafiken
Västtrafik AB
Polismuseets vänner
KTH Holding AB
Chalmers Industriteknik
LiU Invest
SLU Holding
MSB Konsult AB
DIGG Media AB
Kronofogde Konsult
Vårdförbundet
Advokatfirman Karlstad
Advokatbyrån Gbg
Värmlands läns Kalhyggesfria
Räddningstjänsten Karlstadsregionen
Dalslands miljö- och energikontor
Karlskoga Energi och Miljö
Bergslagens räddningstjänst
Gymnasieförbundet
Samordningsförbundet Samspelet
Karlstads kommun och Region Värmland
Karlstads kommun, Region Värmland
Visby kommun
Stadskontoret
ÅF
Karlstad City
Göteborgsregionen
Kommunalförbundet Svinesundskommittén
`;
