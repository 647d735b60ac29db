import { z } from 'zod';
import { parseAddress } from '../mail/index.ts';
import { organiserRoles } from '../storage/values.ts';

export const addressSchema = z.object({
  email: z.string({ error: 'organisers.errors.email' }).transform((text, context) => {
    const parsed = parseAddress(text);
    if (parsed.ok) return parsed.address;
    context.addIssue({ code: 'custom', message: 'organisers.errors.email' });
    return z.NEVER;
  }),
});

export const codeSchema = z.object({
  code: z
    .string({ error: 'organisers.errors.code' })
    .max(40, 'organisers.errors.code')
    .refine((text) => text.replace(/\D/g, '').length === 8, 'organisers.errors.code'),
});

export const roleSchema = z.object({
  role: z.enum(organiserRoles, { error: 'organisers.errors.role' }),
});

export const organiserSchema = addressSchema.extend(roleSchema.shape);

/** What was just done, and with whom. */
export const doneQuery = z.object({
  done: z.enum(['added', 'changed', 'same', 'ended']).optional().catch(undefined),
  organiser: z.coerce.number().optional().catch(undefined),
});
