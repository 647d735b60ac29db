/** Code, name, place, domains, other spellings, English name; county by county. */
export const norrland = `
2101 | Ockelbo kommun | Ockelbo | ockelbo.se
2104 | Hofors kommun | Hofors | hofors.se
2121 | Ovanåkers kommun | Ovanåker | ovanaker.se
2132 | Nordanstigs kommun | Nordanstig | nordanstig.se
2161 | Ljusdals kommun | Ljusdal | ljusdal.se
2180 | Gävle kommun | Gävle | gavle.se
2181 | Sandvikens kommun | Sandviken | sandviken.se
2182 | Söderhamns kommun | Söderhamn | soderhamn.se
2183 | Bollnäs kommun | Bollnäs | bollnas.se
2184 | Hudiksvalls kommun | Hudiksvall | hudiksvall.se

2260 | Ånge kommun | Ånge | ange.se
2262 | Timrå kommun | Timrå | timra.se
2280 | Härnösands kommun | Härnösand | harnosand.se
2281 | Sundsvalls kommun | Sundsvall | sundsvall.se
2282 | Kramfors kommun | Kramfors | kramfors.se
2283 | Sollefteå kommun | Sollefteå | solleftea.se
2284 | Örnsköldsviks kommun | Örnsköldsvik | ornskoldsvik.se | Övik; Öviks kommun

2303 | Ragunda kommun | Ragunda | ragunda.se
2305 | Bräcke kommun | Bräcke | bracke.se
2309 | Krokoms kommun | Krokom | krokom.se
2313 | Strömsunds kommun | Strömsund | stromsund.se
2321 | Åre kommun | Åre | are.se
2326 | Bergs kommun | Berg | berg.se
2361 | Härjedalens kommun | Härjedalen | herjedalen.se
2380 | Östersunds kommun | Östersund | ostersund.se

2401 | Nordmalings kommun | Nordmaling | nordmaling.se
2403 | Bjurholms kommun | Bjurholm | bjurholm.se
2404 | Vindelns kommun | Vindeln | vindeln.se
2409 | Robertsfors kommun | Robertsfors | robertsfors.se
2417 | Norsjö kommun | Norsjö | norsjo.se
2418 | Malå kommun | Malå | mala.se
2421 | Storumans kommun | Storuman | storuman.se
2422 | Sorsele kommun | Sorsele | sorsele.se
2425 | Dorotea kommun | Dorotea | dorotea.se
2460 | Vännäs kommun | Vännäs | vannas.se
2462 | Vilhelmina kommun | Vilhelmina | vilhelmina.se
2463 | Åsele kommun | Åsele | asele.se
2480 | Umeå kommun | Umeå | umea.se
2481 | Lycksele kommun | Lycksele | lycksele.se
2482 | Skellefteå kommun | Skellefteå | skelleftea.se

2505 | Arvidsjaurs kommun | Arvidsjaur | arvidsjaur.se
2506 | Arjeplogs kommun | Arjeplog | arjeplog.se
2510 | Jokkmokks kommun | Jokkmokk | jokkmokk.se
2513 | Överkalix kommun | Överkalix | overkalix.se
2514 | Kalix kommun | Kalix | kalix.se
2518 | Övertorneå kommun | Övertorneå | overtornea.se
2521 | Pajala kommun | Pajala | pajala.se
2523 | Gällivare kommun | Gällivare | gallivare.se
2560 | Älvsbyns kommun | Älvsbyn | alvsbyn.se
2580 | Luleå kommun | Luleå | lulea.se
2581 | Piteå kommun | Piteå | pitea.se
2582 | Bodens kommun | Boden | boden.se
2583 | Haparanda stad | Haparanda | haparanda.se | Haaparanta
2584 | Kiruna kommun | Kiruna | kiruna.se
`;
