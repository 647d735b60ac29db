export const web = {
  siteName: 'Frukostserien',
  skip: 'Hoppa till innehållet',
  nav: {
    label: 'Huvudmeny',
    here: 'Du är här',
    series: 'Seminarierna',
    registration: 'Min anmälan',
    other: 'English',
  },
  footer: {
    contact: 'Frågor om serien',
    about: 'Om webbplatsen',
    language: 'Språk',
    swedish: 'Svenska',
    english: 'English',
  },
  form: {
    summary_one: '{{words}} uppgift behöver rättas',
    summary_other: '{{words}} uppgifter behöver rättas',
    errorPrefix: 'Fel:',
  },
  errors: {
    unreadable: 'Det gick inte att läsa. Ladda om sidan och försök igen.',
    repeated: 'Fältet kom med två gånger. Fyll i det en gång.',
  },
  failures: {
    home: 'Till startsidan',
    signIn: 'Logga in i en ny flik',
    requestId: 'Ärendets nummer: {{id}}',
    badRequest: {
      title: 'Det gick inte att förstå anropet',
      text: 'Adressen eller formuläret kom fram i ett skick som inte gick att läsa. Försök igen från startsidan.',
    },
    forbidden: {
      title: 'Det här får inte göras härifrån',
      text: 'Formuläret skickades från en annan webbplats än den här. Öppna sidan på nytt och skicka formuläret därifrån.',
    },
    signedOut: {
      title: 'Du är utloggad',
      text: 'Den som inte gör något på 30 minuter loggas ut, så det du skickade är inte sparat. Logga in i en ny flik. Gå sedan hit igen och tryck på webbläsarens bakåtknapp: då brukar det du skrev finnas kvar, så att du kan skicka det en gång till.',
    },
    onlyReads: {
      title: 'Du har läsbehörighet',
      text: 'Du kan läsa arrangörernas sidor men inte ändra något. Be en arrangör göra ändringen, eller be den som sköter tjänsten om mer behörighet.',
    },
    notFound: {
      title: 'Sidan finns inte',
      text: 'Adressen kan vara felskriven, eller så är sidan borttagen. Kom du hit med en länk ur ett mejl? Se till att hela länken följde med.',
    },
    gone: {
      title: 'Länken gäller inte längre',
      text: 'Den har ersatts av en nyare, eller så har tiden gått ut. Under Min anmälan kan du få en ny länk skickad till dig.',
    },
    tooLarge: {
      title: 'Det blev för mycket på en gång',
      text: 'Formuläret innehöll mer än vi kan ta emot. Korta texten och försök igen.',
    },
    unsupported: {
      title: 'Det formatet tar vi inte emot',
      text: 'Uppgifter skickas in med formulären här på webbplatsen.',
    },
    invalid: {
      title: 'Formuläret gick inte att läsa',
      text: 'Gå tillbaka, ladda om sidan och fyll i formuläret igen.',
    },
    tooMany: {
      title: 'Vänta en stund',
      text: 'Det kom många försök härifrån på kort tid. Vänta några minuter och försök igen.',
    },
    broken: {
      title: 'Något gick fel hos oss',
      text: 'Felet är noterat. Försök igen om en stund. Hör du av dig till oss, ta gärna med numret nedan.',
    },
    unavailable: {
      title: 'Tjänsten tar en paus',
      text: 'Ingenting har sparats. Försök igen om en halv minut.',
    },
  },
  privacy: {
    title: 'Så behandlar vi personuppgifter',
    description:
      'Vilka uppgifter vi sparar när du anmäler dig, varför, och vilka rättigheter du har.',
    rights: 'Dina rättigheter och vem du kan vända dig till',
    missing: 'Texten om personuppgifter är inte skriven än, så ingen kan anmäla sig.',
    visit: 'När du bara läser',
    visitText:
      'Vi sparar ingenting om den som läser sidorna: inga kakor, ingen besöksstatistik och inget som skickas till andra. Driftloggen har tidpunkt, sida och svarskod, men inte din adress.',
  },
  accessibility: {
    title: 'Tillgänglighetsredogörelse',
    /** With the place where it may break on a phone. */
    heading: 'Tillgänglighets\u00adredogörelse',
    description: 'Hur tillgänglig webbplatsen är, vad vi vet brister och hur du når oss.',
    intro:
      '{{actor}} står bakom den här webbplatsen, Frukostserien, där du läser om och anmäler dig till seminarier. Vi vill att så många som möjligt ska kunna använda den. Här beskriver vi hur den uppfyller lagen om tillgänglighet till digital offentlig service, vilka brister vi känner till och hur du rapporterar fler.',
    status: 'Hur tillgänglig är webbplatsen?',
    statusText:
      'Webbplatsen är delvis förenlig med lagen om tillgänglighet till digital offentlig service. Det vi vet brister står under nästa rubrik.',
    shortcomings: 'Innehåll som inte är tillgängligt',
    shortcomingTests:
      'Ingen med egen vana av skärmläsare, förstoring eller röststyrning har provat webbplatsen. Där kan finnas brister som våra prov inte hittar.',
    shortcomingFilms:
      'Filmer och bilder från seminarierna ligger hos andra och kan sakna undertexter eller syntolkning. Hör av dig, så får du innehållet på annat sätt.',
    shortcomingReasons:
      'Skälet är i båda fallen att arbetet inte är gjort än, inte att lagen undantar det.',
    burden: 'Oskäligt betungande anpassning',
    burdenText:
      'Vi hänvisar inte till undantaget för oskäligt betungande anpassning (12 §) för något innehåll.',
    outside: 'Innehåll som inte omfattas av lagen',
    outsideText:
      'Kartor och videospelare som vi länkar till drivs av andra. Adressen till varje lokal står alltid också i text (9 §).',
    contact: 'Säg till om du hittar hinder',
    contactText:
      'Berätta vad som hindrar dig, eller be om innehållet i en form som fungerar för dig. Skriv till',
    supervision: 'Tillsyn',
    supervisionText:
      'Myndigheten för digital förvaltning, Digg, har tillsyn över lagen. Är du inte nöjd med vårt svar kan du anmäla det till dem:',
    supervisionLink: 'anmäl bristande tillgänglighet till Digg',
    method: 'Hur vi har provat',
    methodText:
      'Vi har gjort en egen bedömning. Varje sida och varje läge provas automatiskt mot WCAG 2.2, nivå A och AA, i ljust och mörkt läge, och har gåtts igenom med enbart tangentbord, utan JavaScript och i 320\u00a0bildpunkters bredd.',
    dates: 'Webbplatsen bedömdes senast den {{day}}. Redogörelsen uppdaterades senast samma dag.',
  },
  cookies: {
    title: 'Inga kakor',
    description: 'Webbplatsen sätter inga kakor för den som läser eller anmäler sig.',
    text: 'Den här webbplatsen sätter inga kakor och sparar ingenting i din webbläsare när du läser, anmäler dig eller ändrar din anmälan. Därför finns det heller ingen ruta att klicka bort.',
    others: 'Inget hämtas från andra webbplatser, så ingen annan får veta att du är här.',
    list: 'Kakor som används',
    none: 'Inga.',
  },
} as const;
