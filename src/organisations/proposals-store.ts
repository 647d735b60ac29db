import { and, asc, eq, gt, isNull } from 'drizzle-orm/sql';
import type { Reader } from '../storage/database.ts';
import { aPage, listAll } from './register-store.ts';

/** Organisations as somebody typed them: neither listed nor merged. */
export function listTyped(db: Reader): Promise<{ id: number; name: string }[]> {
  const { organisations: o } = db.tables;
  return listAll((after) =>
    db
      .select({ id: o.id, name: o.name })
      .from(o)
      .where(and(eq(o.listed, false), isNull(o.mergedInto), gt(o.id, after)))
      .orderBy(asc(o.id))
      .limit(aPage),
  );
}

/** Pairs that an organiser has said are not the same, the lower id first. */
export function listApart(db: Reader): Promise<{ id: number; one: number; other: number }[]> {
  const { organisationsApart: a } = db.tables;
  return listAll((after) =>
    db
      .select({ id: a.id, one: a.organisationId, other: a.otherId })
      .from(a)
      .where(gt(a.id, after))
      .orderBy(asc(a.id))
      .limit(aPage),
  );
}
