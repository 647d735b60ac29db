import { Refusal } from '../errors.ts';

/** What both engines tell in an error's `code`. */
const passing = [
  /^SQLITE_(BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN|PROTOCOL|NOMEM)/,
  /^(08|53|57P|58)/, // connection, resources, shutdown, disk
  /^(25006|25P03|40001|40P01|40003|55P03|57014)$/,
  /^E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|AI_AGAIN)$/,
];
const lostConnection = /^(Connection terminated|timeout exceeded|Client has encountered)/;

/** A driver's error without the values it was given: nobody's address may reach a log. */
class StorageError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(`The database answered ${code}: ${message}`);
    this.code = code;
  }
}

/**
 * What a caller may see of an error inside a unit or a read: what will pass is
 * `Refusal('unavailable')`, another error of the driver a `StorageError`; all else as it was.
 */
export function translated(thrown: unknown): unknown {
  const error = driverError(thrown);
  if (!error) return thrown;
  const safe = new StorageError(error.code, error.message);
  return error.passes ? new Refusal('unavailable', { cause: safe }) : safe;
}

/** When everything of a unit was undone by the database itself, whatever the reason. */
export function unavailable(thrown: unknown): Refusal {
  const cause = translated(thrown);
  return cause instanceof Refusal ? cause : new Refusal('unavailable', { cause });
}

export function isBusy(error: unknown) {
  return driverError(error)?.code.startsWith('SQLITE_BUSY') ?? false;
}

/**
 * Two units that met on PostgreSQL: the work may be done again from the start. So too when one gave
 * a name that the other committed after it had looked: done again it sees whose the name is.
 */
export function isWorthRetrying(error: unknown) {
  const code = driverError(error)?.code;
  return code === '40001' || code === '40P01' || code === '23505';
}

function driverError(thrown: unknown) {
  if (!(thrown instanceof Error)) return;
  const { message } = thrown;
  if (lostConnection.test(message)) return { code: 'no connection', message, passes: true };
  const { code } = thrown as { code?: unknown };
  const isDriver = thrown.name === 'SqliteError' || 'severity' in thrown || 'syscall' in thrown;
  if (typeof code !== 'string' || !isDriver) return;
  return {
    code,
    // Data exceptions quote the datum.
    message: code.startsWith('22') ? 'a value was refused' : message,
    passes: passing.some((pattern) => pattern.test(code)),
  };
}
