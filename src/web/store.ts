import { eq } from 'drizzle-orm/sql';
import { z } from 'zod';
import type { Reader, Tx } from '../storage/database.ts';

const actorSchema = z.object({
  name: z.string().min(1),
  nameEn: z.string().min(1),
  email: z.string().min(1),
});

/** Who answers for the site: the setting `controller`, else whoever the letters come from. */
export async function findActor(reader: Reader, sender: { name: string; address: string }) {
  const { settings } = reader.tables;
  const [row] = await reader.select().from(settings).where(eq(settings.key, 'controller'));
  const actor = actorSchema.safeParse(row?.value);
  if (actor.success) return actor.data;
  return { name: sender.name, nameEn: sender.name, email: sender.address };
}

/** From now on the demo world is refused. */
export async function markUsedInProduction(tx: Tx) {
  const { settings } = tx.tables;
  await tx
    .insert(settings)
    .values({ key: 'used_in_production', value: true })
    .onConflictDoNothing();
}

/** Throws when the database cannot be read. */
export async function reachDatabase(reader: Reader) {
  const { settings } = reader.tables;
  await reader.select({ key: settings.key }).from(settings).limit(1);
}
