import Database from 'better-sqlite3';
import { mailDomain } from './people.ts';
import type { World } from './world.ts';

const perSignUp = 3;
const typedOrganisations = 2000;
/** Submissions are kept for a day; more than this in one day is no seminar series. */
const submissionsOfToday = 10_000;

/**
 * Puts earlier sign-ups for all three seminars into an SQLite file as the service would have left
 * them, their letters sent: plain SQL, since a million by the front door would take minutes.
 */
export function fill(file: string, { seriesId, seminarIds }: World, bookings: number) {
  const signUps = Math.ceil(bookings / perSignUp);
  const database = new Database(file);
  database.pragma('synchronous = OFF');
  database.pragma('cache_size = -500000');
  database.pragma('foreign_keys = ON');
  database.exec('create temp table n (i integer primary key)');
  const numbers = database.prepare(
    'insert into n with recursive c(i) as (select 1 union all select i + 1 from c where i < ?) select i from c',
  );
  numbers.run(Math.max(signUps, typedOrganisations));
  const values = { seriesId, signUps, now: Date.now(), today: submissionsOfToday };
  database.transaction(() => {
    database.exec(organisations);
    for (const statement of [people, history, submissions]) database.prepare(statement).run(values);
    for (const seminarId of seminarIds) {
      database.prepare(bookingRows).run({ ...values, seminarId });
    }
    database.prepare(counters).run(values);
    for (const statement of [summaries, invitations]) database.prepare(statement).run(values);
  })();
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
}

const organisations = `
  insert into organisations (name, sector, listed, search_key, sort_key, created_at)
  select 'Organisation ' || i, 'company', 0, 'organisation ' || i, 'organisation ' || i, 0
  from n where i <= ${typedOrganisations}`;

const people = `
  insert into sign_ups (series_id, email, name, search_key, sort_key, organisation_id,
    organisation_as_typed, role, role_category, language, whole_series, notice_id, created_at)
  select @seriesId, 'earlier-' || i || '@${mailDomain}', 'Åsa Björk ' || i,
    'asa bjork ' || i || ' earlier-' || i, hex(randomblob(12)),
    (select min(id) from organisations where listed = 0) + i % ${typedOrganisations},
    'Organisation ' || (i % ${typedOrganisations} + 1), 'Verksamhetsutvecklare', 'specialist',
    'sv', 0, (select max(id) from notices), @now - 1000 * (@signUps - i) - 90000000
  from n where i <= @signUps`;

const history = `
  insert into history (at, actor, event, subject, subject_id, details)
  select created_at, 'attendee', 'sign_up.created', 'sign_up', id,
    '{"bookings":[{"id":100001,"state":"confirmed"},{"id":100002,"state":"confirmed"},{"id":100003,"state":"confirmed"}]}'
  from sign_ups`;

const submissions = `
  insert into submissions (series_id, idempotency_key, hash, sign_up_id, email, receipt, made, created_at)
  select @seriesId, hex(randomblob(16)), hex(randomblob(22)), id, email,
    '{"name":"Åsa Björk","organisation":"Organisation","role":"Verksamhetsutvecklare","roleCategory":"specialist","seminars":[{"number":1,"seat":"free"},{"number":2,"seat":"free"},{"number":3,"seat":"free"}]}',
    '[]', @now - 60000
  from sign_ups order by id desc limit min(@today, @signUps)`;

const bookingRows = `
  insert into bookings (seminar_id, sign_up_id, state, created_at, state_at, calendar_uid, sequence)
  select @seminarId, id, 'confirmed', created_at, created_at,
    lower(hex(randomblob(12))) || '-' || @seminarId || '@bench.internal', 0
  from sign_ups`;

const counters = `update seminars set seats_taken = @signUps where series_id = @seriesId`;

const letterColumns = `insert into outbox (kind, business_key, lane, language, recipient_name,
  recipient_email, facts, message_id, created_at, sign_up_id, calendar_uid, sequence, state, attempts,
  next_attempt_at, sent_at)`;

const summaries = `${letterColumns}
  select 'summary', 'summary:submission:earlier-' || id, 3, 'sv', name, email,
    json_object('filler', printf('%.*c', 1900, 'x')), hex(randomblob(16)), created_at, id, null, null,
    'sent', 1, created_at, created_at
  from sign_ups`;

const invitations = `${letterColumns}
  select 'invitation', 'invitation:' || calendar_uid || ':0', 4, 'sv', name, email,
    json_object('filler', printf('%.*c', 700, 'x')), hex(randomblob(16)), b.created_at, u.id,
    calendar_uid, 0, 'sent', 1, b.created_at, b.created_at
  from bookings b join sign_ups u on u.id = b.sign_up_id`;
