import { describe, expect, test } from 'vitest';
import { letterBook } from '../../src/letter-book.ts';
import type { StoredLetter } from '../../src/mail/index.ts';
import { openSecretLink } from '../../src/secret-links.ts';
import { testConfig } from '../support/app.ts';
import {
  everyLetter,
  invitationCases,
  invitationOf,
  linkLetterOf,
  offerOf,
  seatAt,
  seminarOf,
  summaryOf,
} from '../support/letters.ts';

const config = testConfig({ baseUrl: 'https://seminarier.example.se' });

async function write(letter: StoredLetter) {
  const make = letterBook[letter.kind];
  if (!make) throw new Error(`No ${letter.kind}`);
  return make(letter, config);
}

const tokenIn = (text: string, path: string) =>
  new RegExp(`https://seminarier\\.example\\.se${path}/([\\w-]+)`).exec(text)?.[1] ?? '';

describe('the summary', () => {
  test('says in sentences what is booked and where one waits', async () => {
    const { subject, text } = await write(summaryOf('sv'));
    expect(subject).toBe('Din anmälan till Öppna data Värmland');
    expect(text).toContain(
      'Hej Karin! Två morgnar är bokade. Innovationer är fullsatt, och där är du nummer 3 på väntelistan.',
    );
    expect(text).toContain(
      '● Bokad\n  1. Grundläggande kunskap och förståelse\n  onsdag 10 februari 2027, kl. 08.00–10.00\n  Länsstyrelsen Värmland, Våxnäsgatan 5, Karlstad\n',
    );
    expect(text).toContain('○ Väntelista, plats 3\n  2. Innovationer\n');
    expect(text).toContain('För varje bokad morgon får du ett eget mejl');
  });

  test('says it in English', async () => {
    const { subject, text } = await write(summaryOf('en'));
    expect(subject).toBe('Your registration for Open data Värmland');
    expect(text).toContain('Hello Karin! Two mornings are booked.');
    expect(text).toContain('Wednesday 10 February 2027, 08:00–10:00');
    expect(text).toContain('○ Waiting list, place 3');
  });

  test('counts one as one', async () => {
    const { text } = await write(summaryOf('sv', { bookings: [seatAt(3)] }));
    expect(text).toContain('En morgon är bokad.');
    expect(text).toContain('Du får ett eget mejl med en inbjudan till din kalender.');
    expect(text).toContain('Prenumerera på din morgon:');
    expect(text).not.toContain('väntelista');
  });

  test('promises no invitation and no welcome to one who only waits', async () => {
    const waiting = seatAt(2, 'sv', { state: 'waiting', place: 1 });
    const { text } = await write(summaryOf('sv', { bookings: [waiting] }));
    expect(text).toContain('Hej Karin! Innovationer är fullsatt');
    expect(text).not.toMatch(/Välkommen|inbjudan|bokad\./);
  });

  test('tells what was added from what was there, and what was typed otherwise', async () => {
    const letter = everyLetter('sv')['summary-added'];
    const { text } = await write(letter ?? summaryOf('sv'));
    expect(text).toContain('Hej Karin! Vi har lagt till Säkerhetsaspekt i din anmälan.');
    const order = ['Nytt i anmälan:', '3. Säkerhets', 'Sedan tidigare:', '1. Grund', '2. Innov'];
    const places = order.map((words) => text.indexOf(words));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(text).toContain('En plats är din om du tackar ja senast tisdag 9 mars kl. 18.00');
    expect(text).toContain('Du skrev namnet ”K. Berg”, men i anmälan står ”Karin Berg”.');
    expect(text).toContain('Vi har inte ändrat det. Vill du ändra gör du det på din sida.');
  });

  test('its links open its own sign-up, each for its purpose', async () => {
    const { text, html } = await write(summaryOf('sv', { signUpId: 4711, generation: 3 }));
    const open = (purpose: 'manage' | 'personal-feed', token: string) =>
      openSecretLink(config.secretKey, purpose, token);
    const manage = tokenIn(text, '/min-anmalan');
    const feed = tokenIn(text, '/min-kalender');
    expect(open('manage', manage)).toEqual({ id: 4711, generation: 3 });
    expect(open('personal-feed', feed)).toEqual({ id: 4711, generation: 3 });
    expect(open('manage', feed)).toBeUndefined();
    expect(html).toContain(`/min-anmalan/${manage}"`);
    expect(html).toContain(`/min-kalender/${feed}.ics"`);
  });
});

describe('offers', () => {
  test('say until when, in Swedish time', async () => {
    const { subject, text } = await write(offerOf('offer', 'sv'));
    expect(subject).toBe('En plats på Innovationer är din om du vill');
    expect(text).toContain('Tacka ja senast tisdag 9 mars kl. 18.00.');
    expect(text).toMatch(/Tacka ja eller nej:\nhttps:\/\/seminarier\.example\.se\/min-anmalan\//);
    const english = await write(offerOf('offer', 'en'));
    expect(english.text).toContain('Accept by Tuesday 9 March at 18:00.');
  });

  test('that ran out say where it went and how to come back', async () => {
    const { text } = await write(offerOf('offer-expired', 'sv'));
    expect(text).toContain('har den gått till nästa på väntelistan');
    expect(text).toContain('Du står inte längre på väntelistan');
    expect(tokenIn(text, '/min-anmalan')).not.toBe('');
  });
});

describe('lost links', () => {
  test('come one for each series, and say what to do if nobody asked', async () => {
    const { subject, text } = await write(linkLetterOf('lost-link', 'sv', 2));
    expect(subject).toBe('Dina länkar för att ändra eller avboka');
    expect(text).toContain('Länkarna är dina egna, så skicka dem inte vidare.');
    expect(text).toContain('länkarna har bara skickats hit');
    const tokens = [...text.matchAll(/min-anmalan\/([\w-]+)/g)].map(([, token = '']) => token);
    const opened = tokens.map((token) => openSecretLink(config.secretKey, 'manage', token)?.id);
    expect(opened).toEqual([7, 8]);
    expect(text).toContain('Här är länkarna till dina anmälningar.');
    expect(text).toContain('Var det inte du behöver du inte göra något');
  });

  test('of one sign-up are one, and the letter about many says what was counted', async () => {
    const one = await write(linkLetterOf('lost-link', 'sv', 1));
    expect(one.subject).toBe('Din länk för att ändra eller avboka');
    const { text } = await write(linkLetterOf('many-changes', 'sv', 1));
    expect(text).toContain('Den här adressen har anmälts flera gånger den senaste timmen');
  });

  test('to nothing cannot be written', async () => {
    await expect(write(linkLetterOf('lost-link', 'sv', 0))).rejects.toThrow();
  });
});

describe('invitations', () => {
  test.each(invitationCases)('%s %s holds no secret link (CAL-26)', async (reason, method) => {
    const letter = invitationOf(reason, method, 'sv');
    const { subject, text, html, calendar } = await write(letter);
    expect(subject).toContain('Innovationer');
    expect(text).toContain('onsdag 10 mars 2027, kl. 08.00–10.00');
    expect(text).toContain('https://seminarier.example.se/oppna-data-varmland/seminarium/2');
    for (const part of [text, html, calendar?.ics ?? '']) {
      expect(part).not.toMatch(/(min-anmalan|min-kalender|anmald)\/[\w-]/);
      expect(part.replace(/\r\n /g, '')).not.toMatch(/[\w-]{30,}(?!@)\b/);
    }
  });

  test('say that the web is the way to cancel (CAL-10 B)', async () => {
    const { text } = await write(invitationOf('booked', 'REQUEST', 'sv'));
    expect(text).toContain('Avboka på webben.');
    expect(text).toContain('Skicka min länk:\nhttps://seminarier.example.se/min-anmalan\n');
  });

  test('show where to join only to those who are booked', async () => {
    const online = { joinUrl: 'https://moten.example.com/j/1' };
    expect((await write(invitationOf('moved', 'REQUEST', 'sv', online))).text).toContain(
      'Delta på distans: https://moten.example.com/j/1',
    );
    expect((await write(invitationOf('left', 'CANCEL', 'sv', online))).text).not.toContain('moten');
  });
});

describe('every letter', () => {
  const all = (['sv', 'en'] as const).flatMap((language) =>
    Object.entries(everyLetter(language)).map(([name, letter]) => ({ name, language, letter })),
  );

  test.each(all)(
    '$name ($language) is whole on its own (MAIL-26)',
    async ({ language, letter }) => {
      const { subject, text, html } = await write(letter);
      for (const part of [subject, text, html]) {
        expect(part).not.toMatch(/undefined|null|NaN|\[object|{{|}}|<%|\bletters\.\w/);
      }
      expect(html).toContain(`<html lang="${language}">`);
      expect(html).not.toMatch(/<(img|script|link|iframe|form)\b|url\(|@import|@font-face/);
      expect(html).toContain('@media (prefers-color-scheme: dark)');
      expect(text).toMatch(/maria\.ekstrom@example\.com/);
      expect(text).toContain(language === 'sv' ? '/personuppgifter' : '/en/privacy');
      const strange = [...`${text}${html}`.matchAll(/https?:\/\/[^\s"'<)]+/g)].filter(
        ([url]) => !url.startsWith('https://seminarier.example.se/'),
      );
      expect(strange.filter(([url]) => !/(moten|kartor)\.example\.com/.test(url))).toEqual([]);
    },
  );

  test('text is not escaped, HTML is', async () => {
    const odd = 'Frågor & svar <b>"fetstil"</b> {{name}} $t(letters.notYou)';
    const seminar = seminarOf(1, 'sv', { theme: odd, venue: "O'Learys & Co" });
    const { text, html } = await write(
      summaryOf('sv', {
        bookings: [seatAt(1, 'sv', { seminar, state: 'waiting', place: 2 })],
        typedOtherwise: [
          { field: 'role', typed: '<script>x</script>', stands: 'Utredare & jurist' },
        ],
      }),
    );
    expect(text).toContain(`${odd} är fullsatt`);
    expect(text).toContain(`1. ${odd}`);
    expect(text).toContain("O'Learys & Co");
    expect(html).not.toContain('<b>"fetstil"');
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;x&lt;/script&gt;');
  });
});
