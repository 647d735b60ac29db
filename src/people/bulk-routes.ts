import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { checkIn } from '../attendance/index.ts';
import { Refusal } from '../errors.ts';
import type { LetterBook } from '../mail/index.ts';
import { actorOf } from '../organisers/index.ts';
import { pathsIn } from '../paths.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import { readForm } from '../web/forms.ts';
import { actionText, type BulkAction, bulkActions, readAction } from './bulk.ts';
import { sendBulkPreview } from './bulk-pages.ts';
import { type BulkTargets, previewBulk, targetsOf } from './bulk-preview.ts';
import { type BulkOrder, ChangedMeanwhile, doInBulk } from './do-in-bulk.ts';
import { type BulkForm, bulkSchema, sendingOf } from './forms.ts';
import { backToList, type ListRoute, listParts, placeOf, queryOf } from './list-pages.ts';
import type { ListPlace } from './people.ts';

const organiser = { config: { access: 'organiser' } } as const;

/**
 * One thing done with many people of a list: first a page that says with whom and what they are
 * written, then a button that holds only as long as that page is true.
 */
export function registerBulkRoutes(
  app: FastifyInstance,
  services: Services,
  book: LetterBook,
  language: Language,
) {
  for (const part of listParts) {
    const path = pathsIn(language).organiserSeries(':slug', `${part}/bulk`);
    const asked = askedIn(services, book, language);

    app.post<ListRoute>(path, organiser, async (request, reply) => {
      const { at, action, form } = await asked.read(request);
      if (!form.all && form.picked.length === 0) {
        return backToList(reply, at, language, form.back, { marked: 'nobody' });
      }
      const { kind } = action;
      if (!form.all && (kind === 'came' || kind === 'undone')) {
        return asked.mark(request, reply, at, kind, form);
      }
      return asked.preview(request, reply, at, action, form, false);
    });

    app.post<ListRoute>(`${path}/confirmed`, organiser, async (request, reply) => {
      const { at, action, form } = await asked.read(request);
      const targets = await asked.targets(at, action, form);
      const order = orderOf(services, request, action, form, targets);
      try {
        const { done } = await doInBulk(services, at, order, { seen: form.seen });
        const batch = batchOf(action.kind, order.nonce);
        const told = { marked: `bulk-${action.kind}`, count: done, left: targets.left, ...batch };
        return backToList(reply, at, language, form.back, told);
      } catch (error) {
        if (!(error instanceof ChangedMeanwhile)) throw error;
        return asked.preview(request, reply, at, action, form, true);
      }
    });
  }
}

/** What the button that takes the marks back sends. */
const batchOf = (kind: BulkAction['kind'], nonce: string): Record<string, string> =>
  kind === 'came' ? { batch: nonce } : {};

function orderOf(
  services: Services,
  request: FastifyRequest,
  action: BulkAction,
  form: BulkForm,
  { ids }: BulkTargets,
): BulkOrder {
  const by = { actor: actorOf(request), letters: sendingOf(form) };
  const nonce = services.random(12);
  return { action, ids, because: form.because || null, nonce, by };
}

function askedIn(services: Services, book: LetterBook, language: Language) {
  const read = async (request: FastifyRequest<ListRoute>) => {
    const at = await placeOf(services, request.params);
    const form = readForm(bulkSchema, request.body);
    const action = form.ok ? readAction(form.data.action) : undefined;
    if (!form.ok || !action) throw new Refusal('invalid');
    return { at, action, form: form.data };
  };

  const targets = (at: ListPlace, action: BulkAction, { picked, all, back }: BulkForm) =>
    targetsOf(services, at, { action }, { picked, all: all === 'yes', query: queryOf(back) });

  /** Ticked boxes at the door: done at once, and undone by one button. */
  const mark = async (
    request: FastifyRequest,
    reply: FastifyReply,
    at: ListPlace,
    kind: 'came' | 'undone',
    { picked, nonce, back }: BulkForm,
  ) => {
    if (!at.seminar || nonce === undefined) throw new Refusal('invalid');
    const actor = actorOf(request);
    const seminarId = at.seminar.id;
    const marked = await checkIn(services, { seminarId, bookingIds: picked, kind, nonce, actor });
    if (marked.kind === 'unknown') throw new Refusal('not_found');
    if (marked.kind !== 'marked') {
      return backToList(reply, at, language, back, { marked: marked.kind });
    }
    const skipped: Record<string, number> = marked.skipped > 0 ? { skipped: marked.skipped } : {};
    if (marked.count === 0) {
      return backToList(reply, at, language, back, { marked: 'nothing', ...skipped });
    }
    const told = { marked: kind, count: marked.count, ...skipped, ...batchOf(kind, nonce) };
    return backToList(reply, at, language, back, told);
  };

  const preview = async (
    request: FastifyRequest,
    reply: FastifyReply,
    at: ListPlace,
    action: BulkAction,
    form: BulkForm,
    meanwhile: boolean,
  ) => {
    const possible = bulkActions(at, services.clock()).map(actionText);
    if (!possible.includes(actionText(action))) {
      return backToList(reply, at, language, form.back, { marked: 'over' });
    }
    const found = await targets(at, action, form);
    if (found.ids.length === 0) {
      return backToList(reply, at, language, form.back, { marked: 'nobody-able' });
    }
    const made = await previewBulk(
      services,
      book,
      at,
      orderOf(services, request, action, form, found),
    );
    const shown = { action, form, targets: found, preview: made, meanwhile };
    return sendBulkPreview(request, reply, at, language, shown);
  };

  return { read, targets, mark, preview };
}
