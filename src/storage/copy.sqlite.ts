import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { connect } from './sqlite-connection.ts';

/**
 * One file with all that is committed, beside whoever writes meanwhile. It gets its name when it is
 * whole and on disk; what had the name before is replaced.
 */
export async function copySqlite(file: string, copy: string) {
  const unfinished = `${copy}.unfinished`;
  rmSync(unfinished, { force: true });
  const reader = await connect(file);
  try {
    reader.prepare('vacuum into ?').run(unfinished);
    const written = openSync(unfinished, 'r+');
    fsyncSync(written);
    closeSync(written);
    renameSync(unfinished, copy);
  } finally {
    reader.close();
    rmSync(unfinished, { force: true });
  }
}
