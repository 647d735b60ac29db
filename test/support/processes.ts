import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const folder = new URL('../storage/processes/', import.meta.url);
const light = fileURLToPath(new URL('../../src/storage/load-light.ts', import.meta.url));

export interface Process {
  child: ChildProcess;
  /** The next line it says; fails with what it complained of if it ends instead. */
  line(): Promise<string>;
  /** Wakes it where it waits for a line. */
  go(): void;
}

/** Another Node process of `test/storage/processes`, ended when the test is. */
export function startProcess(file: string, args: string[], under: string[] = []): Process {
  const path = fileURLToPath(new URL(file, folder));
  const command = [...under, process.execPath, '--import', light, path, ...args];
  const child = spawn(command[0] ?? '', command.slice(1), { stdio: ['pipe', 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    complaint += chunk;
  });
  const ended = once(child, 'close');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    child,
    async line() {
      const { value, done } = await lines.next();
      if (!done) return value;
      await ended;
      throw new Error(`${file} ended: ${complaint}`);
    },
    go: () => child.stdin.write('\n'),
  };
}
