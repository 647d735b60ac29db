import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { connect } from './sqlite-connection.ts';

/**
 * One file with all that is committed, beside whoever writes meanwhile. It gets its name when it is
 * whole and on disk; what had the name before is replaced.
 *
 * @param prepare Is given the copy before it has its name.
 */
export async function copySqlite(
  file: string,
  copy: string,
  prepare: (unfinished: string) => Promise<void> = async () => undefined,
) {
  const unfinished = `${copy}.unfinished`;
  rmSync(unfinished, { force: true });
  const reader = await connect(file);
  try {
    reader.prepare('vacuum into ?').run(unfinished);
    await prepare(unfinished);
    const written = openSync(unfinished, 'r+');
    fsyncSync(written);
    closeSync(written);
    renameSync(unfinished, copy);
  } finally {
    reader.close();
    rmSync(unfinished, { force: true });
  }
}
