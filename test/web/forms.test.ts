import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readForm } from '../../src/web/forms.ts';

const schema = z.object({
  name: z.string('errors.name').trim().min(1, 'errors.name').max(10, 'errors.long'),
  seminars: z.preprocess(
    (value) => (value === undefined ? [] : [value].flat()),
    z.array(z.string()).min(1, 'errors.seminars'),
  ),
});

const good = { name: ' Bo ', seminars: ['1', '2'] };

it('gives cleaned data, and what was typed', () => {
  expect(readForm(schema, good)).toEqual({
    ok: true,
    data: { name: 'Bo', seminars: ['1', '2'] },
    typed: good,
  });
});

it('takes one value where several may be sent', () => {
  expect(readForm(schema, { ...good, seminars: '3' })).toMatchObject({
    data: { seminars: ['3'] },
  });
});

it('tells the first error of each field, and keeps what was typed', () => {
  expect(readForm(schema, { name: '', extra: 'x' })).toEqual({
    ok: false,
    errors: [
      { field: 'name', message: 'errors.name' },
      { field: 'seminars', message: 'errors.seminars' },
    ],
    typed: { name: '' },
  });
});

describe('what nobody typed', () => {
  it('a single field sent twice is an error', () => {
    expect(readForm(schema, { ...good, name: ['Bo', 'Ed'] })).toMatchObject({
      ok: false,
      errors: [{ field: 'name', message: 'web.errors.repeated' }],
    });
  });

  it('an unknown field is ignored', () => {
    expect(readForm(schema, { ...good, admin: 'yes' })).toMatchObject({ ok: true, typed: good });
  });

  it.each(['__proto__', 'constructor', 'toString'])('%s changes nothing', (field) => {
    const body = Object.assign(Object.create(null), good);
    Object.defineProperty(body, field, { value: 'x', enumerable: true });
    expect(readForm(schema, body)).toMatchObject({ ok: true });
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });

  it.each([undefined, null, {}])('an empty body (%s) is a form with nothing in it', (body) => {
    expect(readForm(schema, body)).toMatchObject({ ok: false, typed: {} });
  });
});
