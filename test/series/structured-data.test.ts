import { expect, it } from 'vitest';
import { cancelSeminar, moveSeminar } from '../../src/series/index.ts';
import { startApp } from '../support/app.ts';
import { describeEngines } from '../support/database.ts';
import { visit } from '../support/visit.ts';
import { addSeries } from '../support/world.ts';

function dataOf(body: string) {
  const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(body)?.[1];
  return JSON.parse(json ?? '');
}

describeEngines('structured data', (engine) => {
  it('tells of a series with its seminars, times with the offset of the day', async () => {
    const database = await engine.open();
    await addSeries(database);
    const { app } = await startApp(database);
    const data = dataOf((await visit(app, '/en/oppna-data')).body);
    expect(data).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'EventSeries',
      name: 'Öppna data (en)',
      url: 'http://localhost:3000/en/oppna-data',
      startDate: '2027-02-03T08:00:00+01:00',
      endDate: '2027-03-31T10:00:00+02:00',
      isAccessibleForFree: true,
    });
    expect(data.subEvent[2]).toMatchObject({
      '@type': 'EducationEvent',
      name: 'Tema 3 (en)',
      url: 'http://localhost:3000/en/oppna-data/seminar/3',
      startDate: '2027-03-31T08:00:00+02:00',
      endDate: '2027-03-31T10:00:00+02:00',
      eventStatus: 'https://schema.org/EventScheduled',
      eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
      location: { '@type': 'Place', name: 'Residenset' },
      organizer: { '@type': 'Organization', name: 'Länsstyrelsen Värmland' },
      inLanguage: 'sv',
      superEvent: { '@type': 'EventSeries', url: 'http://localhost:3000/en/oppna-data' },
    });
  });

  it('tells where a moved seminar was, and that a cancelled one is', async () => {
    const database = await engine.open();
    const { seminars } = await addSeries(database);
    const { app, services } = await startApp(database);
    const [first, second] = seminars.map(({ id }) => id);
    const startsAt = new Date('2027-02-04T07:00:00Z');
    const endsAt = new Date('2027-02-04T09:00:00Z');
    await moveSeminar(services, first ?? 0, { startsAt, endsAt }, 'operator');
    await cancelSeminar(services, second ?? 0, 'operator');
    const moved = dataOf((await visit(app, '/oppna-data/seminarium/1')).body);
    expect(moved).toMatchObject({
      startDate: '2027-02-04T08:00:00+01:00',
      previousStartDate: '2027-02-03T08:00:00+01:00',
      eventStatus: 'https://schema.org/EventRescheduled',
    });
    const cancelled = dataOf((await visit(app, '/oppna-data/seminarium/2')).body);
    expect(cancelled.eventStatus).toBe('https://schema.org/EventCancelled');
  });
});
