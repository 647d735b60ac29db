import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, type Running, root, start } from './process.ts';

/** The benches open secret links with it, as the service does. */
export const secretKey = 'a secret of the benches, long enough';

export interface ServiceOptions {
  databaseUrl: string;
  smtpUrl?: string;
  port?: number;
  path?: string;
  /** To node, before its own of `npm start`, as `--cpu-prof`. */
  nodeArguments?: string[];
  env?: Record<string, string>;
}

/** Limits that a load from one address passes; the rest as `npm start` has it. */
export const serviceEnvironment = (options: ServiceOptions & { port: number }) => ({
  HOST: '127.0.0.1',
  PORT: String(options.port),
  DATABASE_URL: options.databaseUrl,
  SECRET_KEY: secretKey,
  MAIL_FROM: 'Frukostserien <svar@bench.internal>',
  SIGN_UPS_PER_BLOCK: '1000000',
  SIGN_UPS_PER_ADDRESS: '1000000',
  ...(options.smtpUrl ? { SMTP_URL: options.smtpUrl } : {}),
  ...options.env,
});

/** The real service, as its own process. */
export async function startService(options: ServiceOptions): Promise<Running> {
  const port = options.port ?? (await freePort());
  return start({
    name: 'the service',
    arguments: [...(options.nodeArguments ?? []), ...startArguments()],
    env: serviceEnvironment({ ...options, port }),
    port,
    path: options.path ?? '/healthz',
  });
}

/** What `npm start` gives to node. */
function startArguments() {
  const settings = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const [, given] = /(?:^| )node (.+)$/.exec(settings.scripts.start) ?? [];
  if (!given) throw new Error('The start script of package.json runs no node');
  return given.split(' ');
}

/** Has the service write a CPU profile into the folder when it is stopped. */
export function profiled(folder: string | undefined): Pick<ServiceOptions, 'nodeArguments'> {
  return folder ? { nodeArguments: ['--cpu-prof', `--cpu-prof-dir=${folder}`] } : {};
}
