import type { Pool, PoolClient } from 'pg';
import type { Tx } from './database.ts';
import { txOf } from './handles.ts';
import { builderOn, type Query } from './postgres-builder.ts';
import * as postgresTables from './schema.postgres.ts';
import { checkInUnit, runAsUnit } from './units.ts';

/** A pool client with its handle, made once, so that prepared statements stay with it. */
interface Seat {
  tx: Tx;
  unit: object | undefined;
  pending: number;
}
const seats = new WeakMap<PoolClient, Seat>();

/** One unit in one READ COMMITTED transaction, committed when it resolves. */
export async function runUnit<T>(pool: Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await begin(pool);
  let broken = false;
  try {
    return await runOn(client, seatOf(client), work);
  } catch (error) {
    broken = !(await rolledBack(client));
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Clients may have died while they rested, as after a failover: each such is replaced. */
async function begin(pool: Pool) {
  for (let left = pool.options.max; ; left--) {
    const client = await pool.connect();
    try {
      await client.query('begin isolation level read committed');
      return client;
    } catch (error) {
      client.release(true);
      if (left === 0) throw error;
    }
  }
}

async function runOn<T>(client: PoolClient, seat: Seat, work: (tx: Tx) => Promise<T>) {
  const unit = {};
  seat.unit = unit;
  try {
    const value = await runAsUnit(unit, () => work(seat.tx));
    if (seat.pending > 0)
      throw new Error('A unit of work ended before its queries: an await is forgotten');
    seat.unit = undefined;
    await commit(client);
    return value;
  } finally {
    seat.unit = undefined;
  }
}

/** A transaction that met an error answers COMMIT with ROLLBACK, and no error. */
async function commit(client: PoolClient) {
  const { command } = await client.query('commit');
  if (command !== 'COMMIT') throw new Error('A unit of work went on after an error');
}

async function rolledBack(client: PoolClient) {
  try {
    await client.query('rollback');
    return true;
  } catch {
    return false;
  }
}

function seatOf(client: PoolClient): Seat {
  const known = seats.get(client);
  if (known) return known;
  const query = client.query.bind(client) as Query;
  const own: Query = async (...args) => {
    checkInUnit(seat.unit);
    seat.pending++;
    try {
      return await query(...args);
    } finally {
      seat.pending--;
    }
  };
  const seat: Seat = { tx: txOf(builderOn(own), postgresTables), unit: undefined, pending: 0 };
  seats.set(client, seat);
  return seat;
}
