import { z } from 'zod';
import { parseAddress } from '../mail/address.ts';
import { cleanText } from '../storage/text.ts';
import { type RoleCategory, roleCategories } from '../storage/values.ts';
import { filledLine, listOf, sentId } from '../web/fields.ts';

const filled = (missing: string, max: number) =>
  filledLine(max, { missing, tooLong: 'registrations.errors.tooLong' });

const address = z.string({ error: 'registrations.errors.email' }).transform((text, context) => {
  const parsed = parseAddress(cleanText(text));
  if (parsed.ok) return parsed.address;
  const message = parsed.reason === 'local-part' ? 'emailLocalPart' : 'email';
  context.addIssue({ code: 'custom', message: `registrations.errors.${message}` });
  return z.NEVER;
});

const category = z.enum(roleCategories, { error: 'registrations.errors.roleCategory' });

/** Ticked boxes: none, one or many values of the same name; each a seminar's number. */
export const numbers = listOf(
  z
    .array(z.string().regex(/^[1-9]\d?$/, 'registrations.errors.unknownSeminar'))
    .max(99, 'registrations.errors.unknownSeminar'),
).transform((texts) => [...new Set(texts.map(Number))].sort((a, b) => a - b));

export const person = {
  name: filled('registrations.errors.name', 120),
  email: address,
  organisation: filled('registrations.errors.organisation', 160),
  role: filled('registrations.errors.role', 120),
  role_category: category,
};

export const signUpSchema = z.object({
  ...person,
  seminars: numbers,
  whole_series: z.string().optional(),
  idempotency_key: z.string().max(100, 'registrations.errors.tooLong').optional(),
  /** A share link's code from the address: nothing that anybody typed, so never an error. */
  via: z.string().max(80).optional().catch(undefined),
  /** Which notice on personal data stood in the form. */
  notice: sentId.optional().catch(undefined),
});

export const detailsSchema = z.object(person);
export const addSchema = z.object({ seminars: numbers });
export const lostLinkSchema = z.object({ email: address });

export interface DetailsForm {
  name: string;
  /** Lower case, domain as A-label. */
  email: string;
  organisation: string;
  role: string;
  roleCategory: RoleCategory;
}

export interface SignUpForm extends DetailsForm {
  /** Numbers of the ticked seminars, ascending. */
  seminars: number[];
  wholeSeries: boolean;
}

export function detailsFrom(data: z.infer<typeof detailsSchema>): DetailsForm {
  const { role_category: roleCategory, name, email, organisation, role } = data;
  return { name, email, organisation, role, roleCategory };
}

export const signUpFrom = (data: z.infer<typeof signUpSchema>): SignUpForm => ({
  ...detailsFrom(data),
  seminars: data.seminars,
  wholeSeries: data.whole_series !== undefined,
});
