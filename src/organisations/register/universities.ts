import type { ListedOrganisation } from './listed.ts';
import { organisationsIn } from './rows.ts';

/** Name, English name, short name, code of the seat, domains, other spellings. */
const table = `
Blekinge Tekniska Högskola | Blekinge Institute of Technology | BTH | 1080 | bth.se | Högskolan i Blekinge; Högskolan Blekinge
Chalmers tekniska högskola | Chalmers University of Technology | Chalmers | 1480 | chalmers.se | CTH
Försvarshögskolan | Swedish Defence University | FHS | 0180 | fhs.se
Gymnastik- och idrottshögskolan | Swedish School of Sport and Health Sciences | GIH | 0180 | gih.se
Göteborgs universitet | University of Gothenburg | GU | 1480 | gu.se | Universitetet i Göteborg; Gothenburg University; Sahlgrenska akademin
Handelshögskolan i Stockholm | Stockholm School of Economics | HHS | 0180 | hhs.se | Stockholms handelshögskola
Högskolan Dalarna | Dalarna University | HDa | 2080 | du.se | Högskolan i Dalarna; Dalarnas högskola
Högskolan i Borås | University of Borås | | 1490 | hb.se | Högskolan Borås; Borås högskola
Högskolan i Gävle | University of Gävle | HiG | 2180 | hig.se | Högskolan Gävle; Gävle högskola
Högskolan i Halmstad | Halmstad University | HH | 1380 | hh.se | Högskolan Halmstad; Halmstads högskola
Högskolan i Skövde | University of Skövde | HiS | 1496 | his.se | Högskolan Skövde; Skövde högskola
Högskolan Kristianstad | Kristianstad University | HKR | 1290 | hkr.se | Högskolan i Kristianstad; Kristianstads högskola
Högskolan Väst | University West | HV | 1488 | hv.se | Högskolan Trollhättan-Uddevalla; Högskolan i Trollhättan; HTU
Jönköping University | Jönköping University | JU | 0680 | ju.se; hj.se | Högskolan i Jönköping; Högskolan Jönköping; Stiftelsen Högskolan i Jönköping; Jönköpings högskola; Jönköpings universitet
Karlstads universitet | Karlstad University | KAU | 1780 | kau.se | Karlstad universitet; Universitetet i Karlstad; Universitetet Karlstad
Karolinska Institutet | Karolinska Institutet | KI | 0184 | ki.se
Konstfack | Konstfack University of Arts, Crafts and Design | | 0180 | konstfack.se | Konstfackskolan
Kungl. Konsthögskolan | Royal Institute of Art | KKH | 0180 | kkh.se | Kungliga Konsthögskolan; Konsthögskolan i Stockholm
Kungl. Musikhögskolan i Stockholm | Royal College of Music in Stockholm | KMH | 0180 | kmh.se | Kungl. Musikhögskolan; Kungliga Musikhögskolan; Musikhögskolan i Stockholm
Kungliga Tekniska högskolan | KTH Royal Institute of Technology | KTH | 0180 | kth.se | Kungl. Tekniska högskolan; Tekniska högskolan i Stockholm; Royal Institute of Technology
Linköpings universitet | Linköping University | LiU | 0580 | liu.se | Universitetet i Linköping; Linköpings tekniska högskola; Tekniska högskolan vid Linköpings universitet
Linnéuniversitetet | Linnaeus University | LNU | 0780 | lnu.se | Växjö universitet; Högskolan i Kalmar
Luleå tekniska universitet | Luleå University of Technology | LTU | 2580 | ltu.se | Luleå universitet; Luleå tekniska högskola
Lunds universitet | Lund University | LU | 1281 | lu.se; lth.se | Universitetet i Lund; Lunds Tekniska Högskola; LTH
Malmö universitet | Malmö University | MaU | 1280 | mau.se | Malmö högskola; Högskolan i Malmö
Mittuniversitetet | Mid Sweden University | MIUN | 2281 | miun.se | Mitthögskolan
Mälardalens universitet | Mälardalen University | MDU | 1980 | mdu.se; mdh.se | Mälardalens högskola; MDH
Stockholms konstnärliga högskola | Stockholm University of the Arts | SKH | 0180 | uniarts.se | Uniarts; Stockholms dramatiska högskola; Operahögskolan; Dans- och cirkushögskolan
Stockholms universitet | Stockholm University | SU | 0180 | su.se | Universitetet i Stockholm
Sveriges lantbruksuniversitet | Swedish University of Agricultural Sciences | SLU | 0380 | slu.se | Lantbruksuniversitetet
Södertörns högskola | Södertörn University | SH | 0126 | sh.se | Högskolan Södertörn
Umeå universitet | Umeå University | UmU | 2480 | umu.se | Universitetet i Umeå
Uppsala universitet | Uppsala University | UU | 0380 | uu.se | Universitetet i Uppsala; Campus Gotland; Högskolan på Gotland
Örebro universitet | Örebro University | ORU | 1880 | oru.se | Universitetet i Örebro

Akademi för Ledarskap och Teologi | Scandinavian Academy of Leadership and Theology | | | | Örebro teologiska högskola
Beckmans Designhögskola | Beckmans College of Design | | 0180 | beckmans.se | Beckmans; Beckmans skola
Enskilda Högskolan Stockholm | University College Stockholm | EHS | 0180 | ehs.se | Teologiska högskolan Stockholm; THS
Gammelkroppa skogsskola | Gammelkroppa School of Forestry | | 1782 | gammelkroppa.se | Gammelkroppa
Johannelunds teologiska högskola | Johannelund School of Theology | | 0380 | | Johannelund
Marie Cederschiöld högskola | Marie Cederschiöld University | MCHS | 0180 | mchs.se | Ersta Sköndal Bräcke högskola; Ersta Sköndal högskola
Newmaninstitutet | Newman Institute | | 0380 | newman.se
Röda Korsets Högskola | Swedish Red Cross University | RKH | 0126 | rkh.se | Röda Korsets sjuksköterskehögskola
Sophiahemmet Högskola | Sophiahemmet University | SHH | 0180 | shh.se
Stockholms Musikpedagogiska Institut | Stockholm College of Music Education
`;

/** The state's own first and among them the three large foundations; then the smaller private ones. */
export const universities: readonly ListedOrganisation[] = organisationsIn(table, 'university');
