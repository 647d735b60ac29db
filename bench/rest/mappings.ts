import { readFileSync } from 'node:fs';

/** Resident bytes of a process by what they are: the program itself, libraries, files, the rest. */
export function residentByKind(pid: number): Map<string, number> {
  const kinds = new Map<string, number>();
  let kind = '';
  for (const line of readFileSync(`/proc/${pid}/smaps`, 'utf8').split('\n')) {
    const [, path] = /^[0-9a-f]+-[0-9a-f]+ \S+ \S+ \S+ \S+ *(.*)$/.exec(line) ?? [];
    if (path !== undefined) kind = kindOf(path);
    const [, kilobytes] = /^Rss: +(\d+) kB$/.exec(line) ?? [];
    if (kilobytes) kinds.set(kind, (kinds.get(kind) ?? 0) + Number(kilobytes) * 1024);
  }
  return kinds;
}

function kindOf(path: string) {
  if (path.endsWith('/node')) return 'the node program';
  if (/\.node$|\.so(\.|$)/.test(path)) return 'libraries';
  if (path === '[heap]') return 'the C heap';
  if (path === '' || path.startsWith('[')) return 'V8 and other anonymous memory';
  return 'mapped files';
}
