import { record } from '../history/record.ts';
import type { Services } from '../services.ts';
import { choose } from './choose.ts';
import type { MadeReport } from './make-report.ts';

interface Taken {
  file: string;
  actor: string;
}

/** History tells who took a report out, of what and as which file; before it leaves (SEC-21). */
export async function recordTaken(
  { database, clock }: Services,
  { model: { slug, number, comparison } }: MadeReport,
  { file, actor }: Taken,
): Promise<void> {
  const choice = await choose(database.read, slug, number?.toString());
  if (!choice) return;
  const [seminar] = choice.counted;
  const of =
    number && seminar
      ? { subject: 'seminar', subjectId: seminar.id }
      : { subject: 'series', subjectId: choice.series.id };
  const at = clock();
  const details = { file, ...(comparison ? { compare: comparison.slug } : {}) };
  await database.write((tx) => record(tx, { at, actor, event: 'report.exported', ...of, details }));
}
