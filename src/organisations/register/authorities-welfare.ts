/**
 * Work, health and equal rights. Name, English name, short name, code of the seat, domains, other
 * spellings; without a seat those that work all over the country.
 */
export const welfare = `
Arbetsförmedlingen | Swedish Public Employment Service | AF | | arbetsformedlingen.se | Arbetsmarknadsverket; Arbetsmarknadsstyrelsen; AMS; Arbetsförmedlingen Karlstad
Arbetsmiljöverket | Swedish Work Environment Authority | AV | | av.se | Arbetarskyddsstyrelsen; Yrkesinspektionen
Myndigheten för arbetsmiljökunskap | Swedish Agency for Work Environment Expertise | Mynak | 2180 | mynak.se
Medlingsinstitutet | Swedish National Mediation Office | MI | 0180 | mi.se
Inspektionen för arbetslöshetsförsäkringen | Swedish Unemployment Insurance Inspectorate | IAF | 0483 | iaf.se
Institutet för arbetsmarknads- och utbildningspolitisk utvärdering | Institute for Evaluation of Labour Market and Education Policy | IFAU | 0380 | ifau.se; ifau.uu.se

Försäkringskassan | Swedish Social Insurance Agency | FK | | forsakringskassan.se | Riksförsäkringsverket; Försäkringskassan Karlstad
Pensionsmyndigheten | Swedish Pensions Agency | | | pensionsmyndigheten.se | Premiepensionsmyndigheten; PPM; Pensionsmyndigheten Karlstad
Inspektionen för socialförsäkringen | Swedish Social Insurance Inspectorate | ISF | 1480 | isf.se

Socialstyrelsen | National Board of Health and Welfare | | | socialstyrelsen.se
Folkhälsomyndigheten | Public Health Agency of Sweden | FoHM | 0184 | folkhalsomyndigheten.se | Smittskyddsinstitutet; Statens folkhälsoinstitut; Folkhälsoinstitutet
Inspektionen för vård och omsorg | Health and Social Care Inspectorate | IVO | | ivo.se
Läkemedelsverket | Swedish Medical Products Agency | LV | 0380 | lakemedelsverket.se
Tandvårds- och läkemedelsförmånsverket | Dental and Pharmaceutical Benefits Agency | TLV | 0180 | tlv.se
E-hälsomyndigheten | Swedish eHealth Agency | eHM | 0880 | ehalsomyndigheten.se
Statens beredning för medicinsk och social utvärdering | Swedish Agency for Health Technology Assessment and Assessment of Social Services | SBU | 0180 | sbu.se
Myndigheten för vård- och omsorgsanalys | Swedish Agency for Health and Care Services Analysis | Vårdanalys | 0180 | vardanalys.se
Hälso- och sjukvårdens ansvarsnämnd | Medical Responsibility Board | HSAN
Alkoholsortimentsnämnden | Alcohol Product Range Board | | 0180
Statens institutionsstyrelse | Swedish National Board of Institutional Care | | | stat-inst.se | SiS ungdomshem

Barnombudsmannen | Ombudsman for Children in Sweden | BO | 0180 | barnombudsmannen.se
Diskrimineringsombudsmannen | Equality Ombudsman | DO | | do.se
Nämnden mot diskriminering | Board against Discrimination | | 0180
Jämställdhetsmyndigheten | Swedish Gender Equality Agency | Jämy | 1480 | jamstalldhetsmyndigheten.se
Institutet för mänskliga rättigheter | Swedish Institute for Human Rights | | 1281 | mrinstitutet.se | MR-institutet
Myndigheten för delaktighet | Swedish Agency for Participation | MFD | | mfd.se | Handisam
Myndigheten för familjerätt och föräldraskapsstöd | Swedish Family Law and Parental Support Authority | MFoF | 2482 | mfof.se | Myndigheten för internationella adoptionsfrågor
Myndigheten för ungdoms- och civilsamhällesfrågor | Swedish Agency for Youth and Civil Society | MUCF | 0780 | mucf.se | Ungdomsstyrelsen
Myndigheten för stöd till trossamfund | Swedish Agency for Support to Faith Communities | SST | | myndighetensst.se | Nämnden för statligt stöd till trossamfund
`;
