import type { RoleCategory } from '../storage/values.ts';
import {
  type Code,
  eitherOf,
  type KnownShapes,
  noShapes,
  numberOf,
  type Shape,
  within,
} from './shape.ts';

/** How many people have each shape. */
export type Shapes = Map<Shape, number>;
/** The same as a list by the shapes' numbers: a list is counted twice as quickly as a map. */
type Counted = number[];

export interface CountedSeminar {
  id: number;
  startsAt: Date;
  cancelledAt: Date | null;
}

/** Somebody who has a place, or has had one and came. */
export interface Person {
  role: RoleCategory;
  /** A share link's id; none is 0. */
  link: number;
  /** When they first signed up for any of these seminars, in milliseconds. */
  since: number;
  /** By the organisation they were from; nearly everybody has one. */
  parts: readonly Part[];
}

export interface Part {
  organisation: number;
  code: Code;
}

/**
 * Everybody, once, in as few rows as all figures of the report need. Nothing but data: it is sent
 * from one thread to another.
 */
export interface Count {
  byKind: Map<RoleCategory, Map<number, Counted>>;
  /** Those from one organisation, by its id before merging. */
  byOrganisation: Map<number, Counted>;
  /** Those who have changed between two seminars. */
  mixed: (readonly Part[])[];
  /** By the hour they signed up, counted from 1970. */
  byHour: Map<number, number>;
  shapes: KnownShapes;
}

const hour = 3_600_000;

export function newCount(): Count {
  return {
    byKind: new Map(),
    byOrganisation: new Map(),
    mixed: [],
    byHour: new Map(),
    shapes: noShapes(),
  };
}

export function addPerson(count: Count, { role, link, since, parts }: Person) {
  const [only] = parts;
  if (!only) return;
  const whole = numberOfAll(count, parts);
  increase(listIn(within(count.byKind, role), link), whole);
  addOne(count.byHour, Math.floor(since / hour));
  if (parts.length > 1) count.mixed.push(parts);
  else increase(listIn(count.byOrganisation, only.organisation), whole);
}

/** Adds those of another count, who are other people. */
export function addCount(count: Count, other: Count) {
  const numbers = other.shapes.codes.map((code) => numberOf(count.shapes, code));
  const add = (list: Counted, own: Counted) =>
    own.forEach((people, number) => {
      increase(list, numbers[number] ?? 0, people);
    });
  for (const [role, byLink] of other.byKind) {
    for (const [link, own] of byLink) add(listIn(within(count.byKind, role), link), own);
  }
  for (const [organisation, own] of other.byOrganisation) {
    add(listIn(count.byOrganisation, organisation), own);
  }
  for (const parts of other.mixed) count.mixed.push(parts);
  for (const [when, people] of other.byHour) addTo(count.byHour, when, people);
}

/** People by what their organisations have in common; one who stands under two is in both. */
export function groupedBy<K>(count: Count, keyOf: (organisation: number) => K): Map<K, Shapes> {
  const groups = new Map<K, Shapes>();
  for (const [organisation, shapes] of count.byOrganisation) {
    const group = within(groups, keyOf(organisation));
    for (const [shape, people] of shapesOf(count, shapes)) addTo(group, shape, people);
  }
  for (const parts of count.mixed) {
    for (const [key, own] of Map.groupBy(parts, ({ organisation }) => keyOf(organisation))) {
      const shape = count.shapes.all[numberOfAll(count, own)];
      if (shape) addOne(within(groups, key), shape);
    }
  }
  return groups;
}

/** Everybody by role and link, in turn. */
export function* kindsIn(count: Count) {
  for (const [role, byLink] of count.byKind) {
    for (const [link, counted] of byLink) yield { role, link, shapes: shapesOf(count, counted) };
  }
}

function shapesOf({ shapes }: Count, counted: Counted): Shapes {
  const found: Shapes = new Map();
  counted.forEach((people, number) => {
    const shape = shapes.all[number];
    if (shape) found.set(shape, people);
  });
  return found;
}

function listIn(lists: Map<number, Counted>, key: number): Counted {
  let found = lists.get(key);
  if (!found) {
    found = [];
    lists.set(key, found);
  }
  return found;
}

function increase(counted: Counted, number: number, by = 1) {
  counted[number] = (counted[number] ?? 0) + by;
}

function numberOfAll({ shapes }: Count, parts: readonly Part[]) {
  const [only] = parts;
  if (only && parts.length === 1) return numberOf(shapes, only.code);
  return numberOf(shapes, parts.map(({ code }) => code).reduce(eitherOf));
}

/** As they stand on the rows, before merging. */
export function organisationsIn(count: Count): Set<number> {
  const parts = count.mixed.flat();
  return new Set([...count.byOrganisation.keys(), ...parts.map((part) => part.organisation)]);
}

export function addTo<K>(map: Map<K, number>, key: K, people: number) {
  map.set(key, (map.get(key) ?? 0) + people);
}

const addOne = <K>(map: Map<K, number>, key: K) => addTo(map, key, 1);
