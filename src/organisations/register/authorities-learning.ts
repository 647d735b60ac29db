/**
 * Schools, research, culture and memory. Name, English name, short name, code of the seat, domains,
 * other spellings; without a seat those that work all over the country.
 */
export const learning = `
Skolverket | Swedish National Agency for Education | | | skolverket.se | Statens skolverk
Skolinspektionen | Swedish Schools Inspectorate | | | skolinspektionen.se | Statens skolinspektion
Specialpedagogiska skolmyndigheten | National Agency for Special Needs Education and Schools | SPSM | | spsm.se
Sameskolstyrelsen | Sami Education Board | | 2510 | sameskolstyrelsen.se
Skolforskningsinstitutet | Swedish Institute for Educational Research | Skolfi | 0184 | skolfi.se
Skolväsendets överklagandenämnd | Swedish Board of Appeal for Education | | 0180 | overklagandenamnden.se
Myndigheten för yrkeshögskolan | Swedish National Agency for Higher Vocational Education | MYH | 1980 | myh.se | Yrkeshögskolemyndigheten
Centrala studiestödsnämnden | Swedish Board of Student Finance | CSN | 2281 | csn.se | Studiestödsnämnden
Överklagandenämnden för studiestöd | National Board of Appeal for Student Aid | ÖKS | 2280 | oks.se
Universitetskanslersämbetet | Swedish Higher Education Authority | UKÄ | 0180 | uka.se
Universitets- och högskolerådet | Swedish Council for Higher Education | UHR | | uhr.se
Överklagandenämnden för högskolan | Higher Education Appeals Board | ÖNH | 0180 | onh.se
Högskolans avskiljandenämnd | Higher Education Expulsions Board | | 0180 | han.se

Vetenskapsrådet | Swedish Research Council | VR | 0180 | vr.se
Formas | Swedish Research Council for Sustainable Development | | 0180 | formas.se | Forskningsrådet för miljö, areella näringar och samhällsbyggande; Forskningsrådet Formas
Forte | Swedish Research Council for Health, Working Life and Welfare | | 0180 | forte.se | Forskningsrådet för hälsa, arbetsliv och välfärd; Forskningsrådet Forte
Etikprövningsmyndigheten | Swedish Ethical Review Authority | EPM | 0380 | etikprovning.se; etikprovningsmyndigheten.se
Överklagandenämnden för etikprövning | Swedish Ethics Review Appeals Board | Önep | 0180 | onep.se
Nämnden för prövning av oredlighet i forskning | National Board for Assessment of Research Misconduct | Npof | 0380 | npof.se
Institutet för rymdfysik | Swedish Institute of Space Physics | IRF | 2584 | irf.se
Rymdstyrelsen | Swedish National Space Agency | | 0184 | rymdstyrelsen.se; snsa.se

Kungliga biblioteket | National Library of Sweden | KB | 0180 | kb.se | Kungl. biblioteket
Riksarkivet | Swedish National Archives | | | riksarkivet.se | Krigsarkivet; Landsarkivet i Göteborg; Landsarkivet i Härnösand; Landsarkivet i Lund; Landsarkivet i Uppsala; Landsarkivet i Vadstena; Landsarkivet i Östersund
Riksantikvarieämbetet | Swedish National Heritage Board | RAÄ | | raa.se
Institutet för språk och folkminnen | Institute for Language and Folklore | Isof | 0380 | isof.se | Språkrådet
Forum för levande historia | Living History Forum | | 0180 | levandehistoria.se | Levande historia
Kulturrådet | Swedish Arts Council | | 0180 | kulturradet.se | Statens kulturråd
Konstnärsnämnden | Swedish Arts Grants Committee | | 0180 | konstnarsnamnden.se
Statens konstråd | Public Art Agency Sweden | | 0180 | statenskonstrad.se
Nämnden för hemslöjdsfrågor | Swedish National Handicraft Council | NFH | 0180 | nfh.se
Myndigheten för kulturanalys | Swedish Agency for Cultural Policy Analysis | Kulturanalys | 1480 | kulturanalys.se
Myndigheten för tillgängliga medier | Swedish Agency for Accessible Media | MTM | 1280 | mtm.se | Talboks- och punktskriftsbiblioteket; TPB
Mediemyndigheten | Swedish Agency for the Media | | 0180 | mediemyndigheten.se | Myndigheten för press, radio och tv; MPRT; Statens medieråd
Statens historiska museer | National Historical Museums | SHM | 0180 | shm.se | Historiska museet
Statens försvarshistoriska museer | Swedish Military History Museums | SFHM | 0180 | sfhm.se | Armémuseum
Statens maritima och transporthistoriska museer | Swedish National Maritime and Transport Museums | SMTM | 1080 | smtm.se | Statens maritima museer; Marinmuseum; Vasamuseet; Sjöhistoriska museet; Järnvägsmuseet
Statens museer för världskultur | National Museums of World Culture | SMVK | 1480 | varldskulturmuseerna.se | Världskulturmuseerna; Världskulturmuseet
Nationalmuseum | Nationalmuseum | | 0180 | nationalmuseum.se
Moderna Museet | Moderna Museet | | 0180 | modernamuseet.se
Naturhistoriska riksmuseet | Swedish Museum of Natural History | NRM | 0180 | nrm.se
Statens centrum för arkitektur och design | Swedish Centre for Architecture and Design | ArkDes | 0180 | arkdes.se | Arkitekturmuseet
Statens musikverk | Swedish Performing Arts Agency | | 0180 | musikverket.se; statensmusikverk.se | Musikverket
`;
