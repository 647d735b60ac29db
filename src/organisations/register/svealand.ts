/** Code, name, place, domains, other spellings, English name; county by county. */
export const svealand = `
0114 | Upplands Väsby kommun | Upplands Väsby | upplandsvasby.se | Väsby; Väsby kommun
0115 | Vallentuna kommun | Vallentuna | vallentuna.se
0117 | Österåkers kommun | Österåker | osteraker.se
0120 | Värmdö kommun | Värmdö | varmdo.se
0123 | Järfälla kommun | Järfälla | jarfalla.se
0125 | Ekerö kommun | Ekerö | ekero.se
0126 | Huddinge kommun | Huddinge | huddinge.se
0127 | Botkyrka kommun | Botkyrka | botkyrka.se
0128 | Salems kommun | Salem | salem.se
0136 | Haninge kommun | Haninge | haninge.se
0138 | Tyresö kommun | Tyresö | tyreso.se
0139 | Upplands-Bro kommun | Upplands-Bro | upplands-bro.se
0140 | Nykvarns kommun | Nykvarn | nykvarn.se
0160 | Täby kommun | Täby | taby.se
0162 | Danderyds kommun | Danderyd | danderyd.se
0163 | Sollentuna kommun | Sollentuna | sollentuna.se
0180 | Stockholms stad | Stockholm | stockholm.se | Sthlm; Sthlms stad
0181 | Södertälje kommun | Södertälje | sodertalje.se
0182 | Nacka kommun | Nacka | nacka.se
0183 | Sundbybergs stad | Sundbyberg | sundbyberg.se
0184 | Solna stad | Solna | solna.se
0186 | Lidingö stad | Lidingö | lidingo.se
0187 | Vaxholms stad | Vaxholm | vaxholm.se
0188 | Norrtälje kommun | Norrtälje | norrtalje.se
0191 | Sigtuna kommun | Sigtuna | sigtuna.se
0192 | Nynäshamns kommun | Nynäshamn | nynashamn.se

0305 | Håbo kommun | Håbo | habo.se
0319 | Älvkarleby kommun | Älvkarleby | alvkarleby.se
0330 | Knivsta kommun | Knivsta | knivsta.se
0331 | Heby kommun | Heby | heby.se
0360 | Tierps kommun | Tierp | tierp.se
0380 | Uppsala kommun | Uppsala | uppsala.se
0381 | Enköpings kommun | Enköping | enkoping.se
0382 | Östhammars kommun | Östhammar | osthammar.se

0428 | Vingåkers kommun | Vingåker | vingaker.se
0461 | Gnesta kommun | Gnesta | gnesta.se
0480 | Nyköpings kommun | Nyköping | nykoping.se
0481 | Oxelösunds kommun | Oxelösund | oxelosund.se
0482 | Flens kommun | Flen | flen.se
0483 | Katrineholms kommun | Katrineholm | katrineholm.se
0484 | Eskilstuna kommun | Eskilstuna | eskilstuna.se
0486 | Strängnäs kommun | Strängnäs | strangnas.se
0488 | Trosa kommun | Trosa | trosa.se

1715 | Kils kommun | Kil | kil.se
1730 | Eda kommun | Eda | eda.se
1737 | Torsby kommun | Torsby | torsby.se
1760 | Storfors kommun | Storfors | storfors.se
1761 | Hammarö kommun | Hammarö | hammaro.se
1762 | Munkfors kommun | Munkfors | munkfors.se
1763 | Forshaga kommun | Forshaga | forshaga.se
1764 | Grums kommun | Grums | grums.se
1765 | Årjängs kommun | Årjäng | arjang.se
1766 | Sunne kommun | Sunne | sunne.se
1780 | Karlstads kommun | Karlstad | karlstad.se
1781 | Kristinehamns kommun | Kristinehamn | kristinehamn.se
1782 | Filipstads kommun | Filipstad | filipstad.se
1783 | Hagfors kommun | Hagfors | hagfors.se
1784 | Arvika kommun | Arvika | arvika.se
1785 | Säffle kommun | Säffle | saffle.se

1814 | Lekebergs kommun | Lekeberg | lekeberg.se
1860 | Laxå kommun | Laxå | laxa.se
1861 | Hallsbergs kommun | Hallsberg | hallsberg.se
1862 | Degerfors kommun | Degerfors | degerfors.se
1863 | Hällefors kommun | Hällefors | hellefors.se
1864 | Ljusnarsbergs kommun | Ljusnarsberg | ljusnarsberg.se
1880 | Örebro kommun | Örebro | orebro.se
1881 | Kumla kommun | Kumla | kumla.se
1882 | Askersunds kommun | Askersund | askersund.se
1883 | Karlskoga kommun | Karlskoga | karlskoga.se
1884 | Nora kommun | Nora | nora.se
1885 | Lindesbergs kommun | Lindesberg | lindesberg.se

1904 | Skinnskattebergs kommun | Skinnskatteberg | skinnskatteberg.se
1907 | Surahammars kommun | Surahammar | surahammar.se
1960 | Kungsörs kommun | Kungsör | kungsor.se
1961 | Hallstahammars kommun | Hallstahammar | hallstahammar.se
1962 | Norbergs kommun | Norberg | norberg.se
1980 | Västerås stad | Västerås | vasteras.se
1981 | Sala kommun | Sala | sala.se
1982 | Fagersta kommun | Fagersta | fagersta.se
1983 | Köpings kommun | Köping | koping.se
1984 | Arboga kommun | Arboga | arboga.se

2021 | Vansbro kommun | Vansbro | vansbro.se
2023 | Malung-Sälens kommun | Malung-Sälen | malung-salen.se | Malung; Malungs kommun
2026 | Gagnefs kommun | Gagnef | gagnef.se
2029 | Leksands kommun | Leksand | leksand.se
2031 | Rättviks kommun | Rättvik | rattvik.se
2034 | Orsa kommun | Orsa | orsa.se
2039 | Älvdalens kommun | Älvdalen | alvdalen.se
2061 | Smedjebackens kommun | Smedjebacken | smedjebacken.se
2062 | Mora kommun | Mora | morakommun.se
2080 | Falu kommun | Falun | falun.se
2081 | Borlänge kommun | Borlänge | borlange.se
2082 | Säters kommun | Säter | sater.se
2083 | Hedemora kommun | Hedemora | hedemora.se
2084 | Avesta kommun | Avesta | avesta.se
2085 | Ludvika kommun | Ludvika | ludvika.se
`;
