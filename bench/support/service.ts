import { freePort, type Program, type Running, start } from './process.ts';

/** The benches open secret links with it, as the service does. */
export const secretKey = 'a secret of the benches, long enough';

export interface ServiceOptions {
  databaseUrl: string;
  smtpUrl?: string;
  port?: number;
  path?: string;
  /** To node, before the program, as `--cpu-prof`. */
  nodeArguments?: string[];
  env?: Record<string, string>;
}

/** The real service, as `npm start` starts it, with limits that a load from one address passes. */
export async function startService(options: ServiceOptions): Promise<Running> {
  const port = options.port ?? (await freePort());
  const program: Program = {
    name: 'the service',
    arguments: [...(options.nodeArguments ?? []), 'src/main.ts'],
    port,
    path: options.path ?? '/healthz',
    env: {
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: options.databaseUrl,
      SECRET_KEY: secretKey,
      MAIL_FROM: 'Frukostserien <svar@bench.internal>',
      SIGN_UPS_PER_BLOCK: '1000000',
      SIGN_UPS_PER_ADDRESS: '1000000',
      ...(options.smtpUrl ? { SMTP_URL: options.smtpUrl } : {}),
      ...options.env,
    },
  };
  return start(program);
}

/** Has the service write a CPU profile into the folder when it is stopped. */
export function profiled(folder: string | undefined): Pick<ServiceOptions, 'nodeArguments'> {
  return folder ? { nodeArguments: ['--cpu-prof', `--cpu-prof-dir=${folder}`] } : {};
}
