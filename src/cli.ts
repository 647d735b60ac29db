import { randomBytes } from 'node:crypto';
import { backupCommand } from './backup.ts';
import { seminarCommand } from './bookings/index.ts';
import { readConfig } from './config.ts';
import { UsageError } from './errors.ts';
import { lettersCommand } from './mail/index.ts';
import { organiserCommand } from './organisers/index.ts';
import { noticeCommand } from './privacy/index.ts';
import { sentenceOf } from './sentence.ts';
import type { Services } from './services.ts';
import { openDatabase } from './storage/open.ts';
import { makeLog } from './web/log.ts';

/** The operator's commands. They work beside a running service, on the same database. */
const commands: Record<string, (services: Services, args: string[]) => Promise<string>> = {
  backup: backupCommand,
  letters: lettersCommand,
  notice: noticeCommand,
  organiser: organiserCommand,
  seminar: seminarCommand,
};

async function run([name = '', ...args]: string[]) {
  const command = commands[name];
  if (!command) throw new UsageError(`The commands are: ${Object.keys(commands).join(', ')}.`);
  process.umask(0o077);
  const config = readConfig(process.env);
  const database = await openDatabase(config.databaseUrl);
  try {
    const services: Services = {
      config,
      database,
      log: makeLog(config),
      clock: () => new Date(),
      random: (bytes) => randomBytes(bytes).toString('base64url'),
    };
    console.log(await command(services, args));
  } finally {
    await database.close();
  }
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  const sentence = sentenceOf(error);
  if (sentence === undefined) throw error;
  console.error(sentence);
  process.exitCode = 1;
}
