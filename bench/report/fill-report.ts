import Database from 'better-sqlite3';
import { mailDomain } from '../support/people.ts';
import type { World } from '../support/world.ts';

const organisations = 2000;

/**
 * Puts so many bookings into an SQLite file: people of 2,000 organisations in all counties, each
 * with a place at most of the seminars, or in the line; four of five came to those that are held.
 * One in fifty has changed organisation since.
 */
export function fillReport(file: string, { seriesId, seminarIds }: World, bookings: number) {
  const signUps = Math.ceil(bookings / seminarIds.length);
  const database = new Database(file);
  database.pragma('synchronous = OFF');
  database.pragma('cache_size = -500000');
  database.exec('create temp table n (i integer primary key)');
  database
    .prepare(
      'insert into n with recursive c(i) as (select 1 union all select i + 1 from c where i < ?) select i from c',
    )
    .run(Math.max(signUps, organisations));
  const values = { seriesId, signUps, now: Date.now() };
  database.transaction(() => {
    database.exec(organisationRows);
    database.prepare(signUpRows).run(values);
    for (const seminarId of seminarIds) {
      database.prepare(bookingRows).run({ ...values, seminarId });
    }
    database.prepare(counters).run({ seriesId });
  })();
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
}

const organisationRows = `
  insert into organisations (name, sector, county_code, municipality_code, listed, search_key,
    sort_key, created_at)
  select 'Organisation ' || i,
    case i % 5 when 0 then 'state' when 1 then 'region' when 2 then 'municipality'
      when 3 then 'university' else 'company' end,
    printf('%02d', 1 + i % 25), printf('%02d%02d', 1 + i % 25, i % 90), 0,
    'organisation ' || i, 'organisation ' || i, 0
  from n where i <= ${organisations}`;

const own = `(select min(id) from organisations where name = 'Organisation 1')`;

const signUpRows = `
  insert into sign_ups (series_id, email, name, search_key, sort_key, organisation_id,
    organisation_as_typed, role, role_category, language, whole_series, notice_id, created_at)
  select @seriesId, 'earlier-' || i || '@${mailDomain}', 'Åsa Björk ' || i,
    'asa bjork ' || i || ' earlier-' || i, hex(randomblob(12)),
    ${own} + (i * 7919) % ${organisations}, 'Organisation', 'Verksamhetsutvecklare',
    case i % 8 when 0 then 'leader' when 1 then 'it' when 2 then 'legal' when 3 then 'communicator'
      when 4 then 'elected' when 5 then 'entrepreneur' when 6 then 'other' else 'specialist' end,
    'sv', 0, (select max(id) from notices), @now - (i * 7907) % 3888000 * 1000 - 864000000
  from n where i <= @signUps`;

const isHeld = '(select starts_at from seminars where id = @seminarId) < @now';

const bookingRows = `
  insert into bookings (seminar_id, sign_up_id, state, created_at, state_at, calendar_uid,
    sequence, came_at, frozen_organisation_id, frozen_role)
  select @seminarId, id,
    case when (id + @seminarId) % 11 = 0 then 'waiting' else 'confirmed' end,
    created_at, created_at, lower(hex(randomblob(12))) || '-' || @seminarId || '@bench.internal', 0,
    case when ${isHeld} and (id * 31 + @seminarId) % 5 > 0 then @now end,
    case when ${isHeld} then organisation_id + (id % 50 = 0 and @seminarId % 2 = 0) end,
    case when ${isHeld} then role end
  from sign_ups`;

const counters = `
  update seminars set
    seats_taken = (select count(*) from bookings where seminar_id = seminars.id and state = 'confirmed'),
    in_line = 0
  where series_id = @seriesId`;
