import { describe, expect, it } from 'vitest';
import { sv } from '../../src/i18n/sv.ts';
import { filesUnder } from '../support/source-files.ts';

/** What is put together where it is recorded. */
const templates: Record<string, string[]> = {
  'series.${state}': ['series.published', 'series.archived'],
  'booking.${end}': ['booking.cancelled', 'booking.declined', 'booking.expired'],
};
/** What no page tells: of organisers themselves. */
const untold = /^(organiser|sign_in)\./;
const subjects = /^(series|seminar|people|report|form_question|share_link|member)\./;

const recording = filesUnder('src', '.ts').filter(
  ({ path, text }) =>
    /^(?!src\/history\/).*/.test(path) && /from '\.\.\/history\/(index|record)\.ts'/.test(text),
);
const recorded = [...new Set(recording.flatMap(({ text }) => eventsIn(text)))].toSorted();

/** Names in the past tense and dotted, as `event` or handed to what records it. */
function eventsIn(text: string): string[] {
  if (!/\brecord(Many)?\b/.test(text)) return [];
  const plain = [...text.matchAll(/'([a-z_]+\.[a-z_]+)'/g)].map(([, name = '']) => name);
  const made = [...text.matchAll(/`([a-z_]+\.\$\{\w+\})`/g)].flatMap(([, name = '']) => {
    expect(Object.keys(templates), 'an event put together in a new way').toContain(name);
    return templates[name] ?? [];
  });
  return [...plain, ...made];
}

const has = (events: object, event: string) => Object.hasOwn(events, event.replace('.', '_'));

describe('events', () => {
  it('are found where they are recorded', () => {
    expect(recording.length).toBeGreaterThan(40);
    expect(recorded).toEqual(expect.arrayContaining(['series.created', 'share_link.reinstated']));
  });

  it('of a series and what belongs to it each have words', () => {
    const own = recorded.filter((event) => subjects.test(event));
    expect(own.filter((event) => !has(sv.chronicle.events, event))).toEqual([]);
    const told = Object.keys(sv.chronicle.events);
    expect(told.toSorted()).toEqual(own.map((event) => event.replace('.', '_')).toSorted());
  });

  it('of anything else are told where that is shown', () => {
    const others = recorded.filter((event) => !subjects.test(event) && !untold.test(event));
    const isTold = (event: string) =>
      has(sv.people.events, event) ||
      Object.hasOwn(sv.register.events, event.replace('organisation.', ''));
    expect(others.filter((event) => !isTold(event))).toEqual([]);
  });
});
