import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type End = () => unknown;

const ends: End[] = [];

/** Runs `end` when the bench is over, last registered first, however it ends. */
export function atEnd(end: End) {
  ends.push(end);
}

/** A folder on a real disk that goes when the bench does. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'frukostserien-bench-'));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The whole of a bench: what it starts is gone afterwards, and a failure is an exit code. */
export async function bench(run: () => Promise<boolean>) {
  const interrupted = () => void endAll().then(() => process.exit(130));
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  let reached = false;
  try {
    reached = await run();
  } catch (error) {
    console.error(error);
  }
  await endAll();
  process.exit(reached ? 0 : 1);
}

async function endAll() {
  for (const end of ends.splice(0).reverse()) {
    try {
      await end();
    } catch (error) {
      console.error(error);
    }
  }
}
