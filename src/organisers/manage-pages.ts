import type { FastifyReply, FastifyRequest } from 'fastify';
import { translator } from '../i18n/translate.ts';
import type { Services } from '../services.ts';
import { type Language, organiserRoles } from '../storage/values.ts';
import type { FieldError, Typed } from '../web/forms.ts';
import { sendPage } from '../web/pages.ts';
import { doneQuery } from './forms.ts';
import { organiserOf } from './guard.ts';
import type { Kept } from './organiser.ts';
import { listLastSignIns, listOrganiserAddresses, listOrganisers } from './store.ts';

interface Answer {
  errors: FieldError[];
  typed: Typed;
  /** Whose row was changed, if it was not the form that adds. */
  organiser?: number;
}

const messages = {
  self: 'organisers.errors.self',
  'last-owner': 'organisers.errors.lastOwner',
} satisfies Record<Kept, string>;

export const keptError = (field: string, kept: Kept): FieldError => ({
  field,
  message: messages[kept],
});

/** A row's role by the name that its field has on the page. */
export const roleField = (id: number) => `role-${id}`;

/** Who the organisers are, with what was typed and wrong. */
export async function sendOrganisers(
  request: FastifyRequest,
  reply: FastifyReply,
  { database: { read } }: Services,
  language: Language,
  { errors, typed, organiser }: Answer = { errors: [], typed: {} },
) {
  const signedIn = organiserOf(request);
  const lastSignIns = await listLastSignIns(read);
  const typedRole = organiserRoles.find((role) => role === typed.role);
  const rows = (await listOrganisers(read)).map(({ id, email, role, createdAt }) => ({
    ...{ id, email, since: createdAt, isSelf: id === signedIn.id },
    role: id === organiser ? (typedRole ?? role) : role,
    lastSignIn: lastSignIns.get(id),
    field: roleField(id),
  }));
  const { done, organiser: doneWith } = doneQuery.parse(request.query ?? {});
  const email = doneWith && (await listOrganiserAddresses(read)).get(doneWith);
  return sendPage(reply, {
    view: 'organisers/manage-organisers',
    language,
    title: translator(language)('organisers.manage.title'),
    status: errors.length > 0 ? 422 : 200,
    address: (to) => to.organiser('account/organisers'),
    nav: 'organisers',
    organiser: signedIn,
    private: true,
    model: {
      rows,
      roles: organiserRoles,
      errors,
      values: organiser
        ? { email: '', role: 'organiser' }
        : { email: String(typed.email ?? ''), role: typedRole ?? 'organiser' },
      done: email &&
        done && { kind: done, email, role: rows.find((row) => row.id === doneWith)?.role },
    },
  });
}
