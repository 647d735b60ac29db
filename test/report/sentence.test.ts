import { describe, expect, it } from 'vitest';
import { sentenceOf, sentenceToPaste } from '../../src/report/sentence.ts';

const told = (people: number, organisations: number, hasBegun = true) => ({
  hasBegun,
  people: { signed: people, due: people, came: people },
  organisations: { signed: organisations, due: organisations, came: organisations },
});
const title = { sv: 'Öppna data Värmland', en: 'Open Data Värmland' };

describe('the sentence', () => {
  it.each([
    [
      41,
      13,
      '41 personer från 13 organisationer deltog',
      '41 people from 13 organisations took part',
    ],
    [2, 2, '2 personer från 2 organisationer deltog', '2 people from 2 organisations took part'],
    [2, 1, '2 personer från 1 organisation deltog', '2 people from 1 organisation took part'],
    [1, 1, '1 person från 1 organisation deltog', '1 person from 1 organisation took part'],
    [0, 0, 'Ingen deltog', 'Nobody took part'],
    [
      1234,
      1001,
      '1\u00a0234 personer från 1\u00a0001 organisationer deltog',
      '1,234 people from 1,001 organisations took part',
    ],
  ])('of %i people from %i organisations who came', (people, organisations, sv, en) => {
    expect(sentenceOf(told(people, organisations), 'sv')).toBe(sv);
    expect(sentenceOf(told(people, organisations), 'en')).toBe(en);
  });

  it.each([
    [
      49,
      16,
      '49 personer från 16 organisationer är anmälda',
      '49 people from 16 organisations have signed up',
    ],
    [
      2,
      1,
      '2 personer från 1 organisation är anmälda',
      '2 people from 1 organisation have signed up',
    ],
    [1, 1, '1 person från 1 organisation är anmäld', '1 person from 1 organisation has signed up'],
    [0, 0, 'Ingen är anmäld än', 'Nobody has signed up yet'],
  ])('of %i people from %i organisations, before any morning', (people, organisations, sv, en) => {
    expect(sentenceOf(told(people, organisations, false), 'sv')).toBe(sv);
    expect(sentenceOf(told(people, organisations, false), 'en')).toBe(en);
  });

  it('says where, when it is to stand somewhere else', () => {
    expect(sentenceToPaste(told(41, 13), { title }, 'sv')).toBe(
      '41 personer från 13 organisationer deltog i Öppna data Värmland.',
    );
    expect(sentenceToPaste(told(28, 10), { title, number: 2 }, 'sv')).toBe(
      '28 personer från 10 organisationer deltog i seminarium 2 i Öppna data Värmland.',
    );
    expect(sentenceToPaste(told(28, 10), { title, number: 2 }, 'en')).toBe(
      '28 people from 10 organisations took part in seminar 2 of Open Data Värmland.',
    );
    expect(sentenceToPaste(told(1, 1, false), { title, number: 3 }, 'sv')).toBe(
      '1 person från 1 organisation är anmäld till seminarium 3 i Öppna data Värmland.',
    );
    expect(sentenceToPaste(told(0, 0, false), { title }, 'en')).toBe(
      'Nobody has signed up yet for Open Data Värmland.',
    );
  });
});
