import { type UnzipFileInfo, unzipSync } from 'fflate';
import { FileRefused, type FileTrouble, most } from './file.ts';

/** What is in a ZIP, by path. */
export type Parts = Record<string, Uint8Array>;

/**
 * The paths in a ZIP, looked through before anything is unpacked. A part that says it is shorter
 * than it is ends where it said it would: nothing ever takes more room than was told.
 *
 * @throws {FileRefused}
 */
export function pathsInZip(bytes: Uint8Array): string[] {
  const entries: UnzipFileInfo[] = [];
  whole('brokenZip', () =>
    unzipSync(bytes, {
      filter: (entry) => {
        if (entries.length <= most.entries) entries.push(entry);
        return false;
      },
    }),
  );
  const size = entries.reduce((sum, { originalSize }) => sum + originalSize, 0);
  if (entries.length > most.entries || size > most.unpackedBytes) throw new FileRefused('bomb');
  return entries.map(({ name }) => name);
}

/**
 * @param broken What is said of a part that cannot be unpacked.
 * @throws {FileRefused}
 */
export const unpacked = (
  bytes: Uint8Array,
  isWanted: (path: string) => boolean,
  broken: FileTrouble,
): Parts => whole(broken, () => unzipSync(bytes, { filter: ({ name }) => isWanted(name) }));

function whole<T>(broken: FileTrouble, unzip: () => T): T {
  try {
    return unzip();
  } catch {
    throw new FileRefused(broken);
  }
}
