import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import closeWithGrace from 'close-with-grace';
import { buildApp } from './app.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { heldSince, openTransport } from './mail/index.ts';
import { pathsIn, shared } from './paths.ts';
import { prepareDatabase } from './prepare.ts';
import { sentenceOf } from './sentence.ts';
import type { Services } from './services.ts';
import { openDatabase } from './storage/open.ts';
import { makeLog } from './web/log.ts';
import { workersWith } from './work.ts';
import { startWorkers } from './workers.ts';

/** Refuses with a sentence, or ends with three lines for whoever started it. */
async function start() {
  // The database, its copies and the secret are for whoever runs the service alone.
  process.umask(0o077);
  const config = readConfig(process.env);
  const log = makeLog(config, await prettyOnTerminal());
  const database = await openDatabase(config.databaseUrl, {
    onError: (err) => log.warn({ err }, 'an idle connection to the database was lost'),
  });
  const services: Services = {
    config,
    database,
    log,
    clock: () => new Date(),
    random: (bytes) => randomBytes(bytes).toString('base64url'),
  };
  await prepareDatabase(services);
  const app = await buildApp(services);
  await app.listen({ host: config.host, port: config.port }).catch(explainPlace(config));
  const transport = await openTransport(config);
  const stopWorkers = startWorkers(workersWith(transport), services);
  closeWithGrace({ delay: 10_000, logger: false }, async ({ err }) => {
    if (err) log.fatal({ err }, 'stopping after an error that nobody caught');
    await app.close();
    await stopWorkers();
    transport.close();
    await database.close();
  });
  welcome(config, app.server.address());
  if (await heldSince(database.read)) {
    log.warn('letters are held, as in a copy of a database: npm run letters -- send, or -- skip');
  }
  // Starting leaves a third of all memory in use behind, and V8 alone takes no time to tidy.
  globalThis.gc?.({ type: 'major', flavor: 'last-resort', execution: 'sync' });
}

function explainPlace({ port, host }: Config) {
  return (error: NodeJS.ErrnoException) => {
    const { code = '' } = error;
    if (code === 'EADDRINUSE') throw new ConfigError(`PORT ${port} is taken on ${host}.`);
    if (code === 'EACCES') throw new ConfigError(`PORT ${port} is not for this user to listen on.`);
    if (noAddress.has(code)) throw new ConfigError(`HOST ${host} is no address of this machine.`);
    throw error;
  };
}
const noAddress = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL', 'ENOTFOUND', 'EAI_AGAIN']);

async function prettyOnTerminal() {
  if (!process.stdout.isTTY) return;
  const { default: pretty } = await import('pino-pretty');
  return pretty({ ignore: 'reqId' });
}

function welcome(config: Config, address: AddressInfo | string | null) {
  const port = typeof address === 'object' && address ? address.port : config.port;
  const here = config.port === port ? config.baseUrl : `http://localhost:${port}`;
  console.log(`Frukostserien is at      ${here}/`);
  console.log(
    `Organisers sign in at    ${here}${pathsIn('sv').signIn()}  (first: npm run organiser -- add name@example.se)`,
  );
  if (config.development && !config.smtpUrl) {
    console.log(`Letters are read at      ${here}${shared.mailbox()}`);
  }
}

try {
  await start();
} catch (error) {
  const sentence = sentenceOf(error);
  if (sentence === undefined) throw error;
  console.error(sentence);
  process.exit(1);
}
