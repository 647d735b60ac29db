import { z } from 'zod';
import { countyCodes } from '../i18n/counties.ts';
import type { OrganisationFacts, Pair } from '../organisations/index.ts';
import { cleanText } from '../storage/text.ts';
import { sectors } from '../storage/values.ts';
import { filledLine, line, listOf } from '../web/fields.ts';

const e = (key: string) => `register.errors.${key}`;
const longest = 200;
const tooLong = e('tooLong');

const optional = line(longest, { missing: e('missing'), tooLong });
const required = (missing: string) => filledLine(longest, { missing, tooLong });

export const factsSchema = z.object({
  name: required(e('name')),
  name_en: optional,
  short_name: optional,
  sector: z.enum(sectors, { error: e('sector') }),
  county: z.string().refine((code) => code === '' || countyCodes.includes(code), e('county')),
  municipality: z.string().regex(/^(\d{4})?$/, e('municipality')),
  /** Of what the form was filled with. */
  seen: z.string().max(50),
});

export type FactsForm = z.infer<typeof factsSchema>;

/** A municipality tells its county. */
export function factsFrom(form: FactsForm): OrganisationFacts {
  return {
    name: form.name,
    nameEn: form.name_en || null,
    shortName: form.short_name || null,
    sector: form.sector,
    countyCode: form.municipality.slice(0, 2) || form.county || null,
    municipalityCode: form.municipality || null,
  };
}

export const factFields = (facts: OrganisationFacts) => ({
  name: facts.name,
  name_en: facts.nameEn ?? '',
  short_name: facts.shortName ?? '',
  sector: facts.sector,
  county: facts.countyCode ?? '',
  municipality: facts.municipalityCode ?? '',
});

export const spellingSchema = z.object({ spelling: required(e('spelling')) });
export const domainSchema = z.object({ domain: required(e('domain')) });
export const mergeSchema = z.object({ into: required(e('into')) });
export const splitSchema = z.object({
  typed: listOf(z.array(z.string().max(500)).min(1, e('typed')).max(200)),
  organisation: required(e('organisation')),
});

const most = 500;

/** Pairs as `12-34`: 12 is 34. Whatever else stands there is passed over. */
export function pairsIn(body: unknown): Pair[] {
  const sent = [new Map(Object.entries(body ?? {})).get('pair')].flat().slice(0, most);
  return sent.flatMap((text) => {
    const [, from, into] = /^([1-9]\d{0,8})-([1-9]\d{0,8})$/.exec(String(text)) ?? [];
    return from && into ? [{ from: Number(from), into: Number(into) }] : [];
  });
}

const text = (max: number) => z.string().max(max).optional().catch(undefined);
const page = z.coerce.number().int().min(1).max(100_000).catch(1);

/** Where in the list of look-alikes one is, in its address and in its forms. */
export const tidyQuery = z.object({ series: text(100), page });

export type TidyPlace = z.infer<typeof tidyQuery>;

export function tidyAddress({ series, page: at }: TidyPlace, more: Record<string, string> = {}) {
  const query = new URLSearchParams({
    ...(series ? { series } : {}),
    ...(at > 1 ? { page: String(at) } : {}),
    ...more,
  }).toString();
  return query && `?${query}`;
}

export const searchQuery = z.object({
  q: z.string().max(200).transform(cleanText).catch(''),
  sector: z.enum(sectors).or(z.literal('')).catch(''),
  kind: z.enum(['listed', 'typed', '']).catch(''),
  page,
});

/** What was just done, and how often. */
export const doneQuery = z.object({
  done: text(40),
  count: z.coerce.number().int().min(0).max(1_000_000).catch(0),
  left: z.coerce.number().int().min(0).max(1_000_000).catch(0),
});
