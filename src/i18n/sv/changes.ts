export const manageChanges = {
  form: {
    preview: 'Se vilka som får brev',
  },
  move: {
    title: 'Flytta seminarium {{number}}',
    lead: 'Det här står i kalendern hos dem som har en plats. Först ser du vilka som får brev, och inget ändras förrän du har bekräftat.',
  },
  cancellation: {
    title: 'Ställ in seminarium {{number}}',
  },
  seats: {
    title: 'Ändra antalet platser på seminarium {{number}}',
    taken: 'Tagna platser',
    of: 'av {{capacity}}',
    inLine: 'På väntelistan',
    help: 'Nya platser erbjuds väntelistan först. Ingen blir av med sin plats om du sänker antalet.',
  },
  fields: {
    when: 'När',
    venue: 'Lokal',
    address: 'Adress',
    joinUrl: 'Länk för att delta på nätet',
    closes: 'Anmälan stänger',
    capacity: 'Antal platser',
  },
  preview: {
    meanwhile:
      'Något hann ändras sedan du såg sidan: seminariet, eller vilka som är anmälda. Inget är gjort. Så här ser det ut nu.',
    changes: 'Det här ändras',
    what: 'Uppgift',
    before: 'Nu',
    after: 'Sedan',
    nothing: 'inget',
    who: 'Vilka får brev?',
    nobody: 'Ingen får brev.',
    letters_one: '{{count}} person får brev.',
    letters_other: '{{count}} personer får brev.',
    names_one: '{{count}} namn',
    names_other: '{{count}} namn',
    more_one: 'och {{count}} till, som står i listan över anmälda',
    more_other: 'och {{count}} till, som står i listan över anmälda',
    letter: 'Så ser brevet ut',
    edit: 'Ändra uppgifterna',
    abandon: 'Tillbaka utan att ändra',
  },
  groups: {
    confirmed: 'Har en plats',
    offered: 'Har erbjudits en plats',
    waiting: 'På väntelistan',
    offeredNow: 'Erbjuds en plats nu',
    staysInLine: 'Står kvar på väntelistan',
  },
  gets: {
    move: {
      confirmed: 'Får ett brev med det som gäller nu och en uppdatering till kalendern.',
      offered: 'Får inget brev. Den som tackar ja får en inbjudan med det som gäller nu.',
      waiting: 'Får inget brev. Erbjuds de en plats står det nya i det brevet.',
    },
    cancellation: {
      confirmed: 'Får ett brev om att seminariet är inställt och en avbokning till kalendern.',
      offered: 'Får ett brev om att seminariet är inställt. Erbjudandet gäller inte längre.',
      waiting: 'Får ett brev om att seminariet är inställt.',
    },
    seats: {
      offeredNow: 'Får ett brev, i den här ordningen, och kan tacka ja senast {{deadline}}.',
      staysInLine: 'Får inget brev. De frågas i den här ordningen när fler platser blir lediga.',
    },
  },
  remarks: {
    noAddress: 'Har ingen e-postadress, så inget brev.',
    knows: 'Har redan fått veta det här, så inget nytt brev.',
  },
  note: {
    lowered: 'Ingen blir av med sin plats.',
    over_one:
      'Ingen blir av med sin plats. {{count}} plats för mycket är då tagen, så den första som blir ledig går inte till någon annan.',
    over_other:
      'Ingen blir av med sin plats. {{count}} platser för mycket är då tagna, så de första som blir lediga går inte till någon annan.',
    nobodyWaits: 'Ingen står på väntelistan, så de nya platserna är lediga för vem som helst.',
    stillFull: 'Alla platser är ändå tagna, så ingen på väntelistan kan erbjudas någon.',
    tooLate:
      'Det är för kort tid kvar för att fråga väntelistan: den som erbjuds en plats ska ha minst två timmar på sig, och svar ska ha kommit klockan 18 kvällen före.',
  },
  letters: {
    moved: 'Till dem som har en plats',
    cancelled: 'Till dem som har en plats',
    cancelledLine: 'Till dem som väntar eller har erbjudits en plats',
    offer: 'Till dem som erbjuds en plats',
    sv: 'På svenska',
    en: 'På engelska',
    count_one: 'till {{count}} person',
    count_other: 'till {{count}} personer',
    nobody: 'ingen får det',
    subject: 'Ämne:',
  },
  confirm: {
    move: 'Flytta seminariet',
    cancellation: 'Ställ in seminariet',
    seats: 'Ändra antalet platser',
    write_one: 'och skicka {{count}} brev',
    write_other: 'och skicka {{count}} brev',
  },
  past: {
    held: 'Seminariet har hållits, så det går inte att ändra.',
    cancelled: 'Seminariet är inställt, så det går inte att ändra.',
    back: 'Till seriens översikt',
  },
  errors: {
    same: 'Det du skrev är detsamma som redan gäller. Ändra något, eller avbryt',
    past: 'Den tiden har redan varit. Välj en tid som kommer',
  },
} as const;
