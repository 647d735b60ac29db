import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { UsageError } from '../errors.ts';
import type { Services } from '../services.ts';
import type { NoticeFacts } from './notice.ts';
import { sample, writeNotice } from './write-notice.ts';

const text = z.string().trim().min(1).max(300);

const factsSchema: z.ZodType<NoticeFacts> = z.strictObject({
  controller: text,
  controllerEn: text,
  address: text,
  email: z.email(),
  phone: text,
  officer: z.email(),
  host: text,
  hostEn: text,
  keptMonths: z.number().int().min(1).max(240),
});

const usage = `npm run notice -- <file>, where the file holds facts such as these:
${JSON.stringify(sample, null, 2)}`;

/** `npm run notice`: what people are told of their personal data, from a file of facts. */
export async function noticeCommand(services: Services, [file]: string[]): Promise<string> {
  if (!file) throw new UsageError(usage);
  const facts = factsSchema.safeParse(readJson(file));
  if (!facts.success) {
    const [issue] = facts.error.issues;
    const where = issue?.path.join('.') || file;
    throw new UsageError(`${where}: ${issue?.message}\n${usage}`);
  }
  const now = services.clock();
  await services.database.write((tx) => writeNotice(tx, facts.data, now));
  return `From now on ${facts.data.controller} is named as the controller.`;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new UsageError(`${file} could not be read as JSON.\n${usage}`);
  }
}
