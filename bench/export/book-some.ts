import Database from 'better-sqlite3';

/** So many of those who are signed up have a seat at one more seminar. */
export function bookSome(file: string, seminarId: number, people: number) {
  const database = new Database(file);
  const rows = `
    insert into bookings (seminar_id, sign_up_id, state, created_at, state_at, calendar_uid, sequence)
    select @seminarId, id, 'confirmed', created_at, created_at,
      lower(hex(randomblob(12))) || '-' || @seminarId || '@bench.internal', 0
    from sign_ups order by id limit @people`;
  database.transaction(() => {
    database.prepare(rows).run({ seminarId, people });
    database
      .prepare('update seminars set seats_taken = @people where id = @seminarId')
      .run({ seminarId, people });
  })();
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
}
