import type { FastifyInstance } from 'fastify';
import { Refusal } from '../errors.ts';
import { findNamed, type Merged } from '../organisations/index.ts';
import { actorOf } from '../organisers/index.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import { type FieldError, readForm } from '../web/forms.ts';
import { readId } from '../web/ids.ts';
import { type Face, faceOf } from './form-pages.ts';
import { mergeSchema, splitSchema } from './forms.ts';
import { mergePairs, undoOneMerge } from './merge-pairs.ts';
import type { IdRoute } from './organisation-routes.ts';
import { organiser } from './pages.ts';
import { splitOff } from './split-off.ts';

/** The forms that change who belongs to an organisation. */
export function registerBelongingRoutes(
  app: FastifyInstance,
  services: Services,
  language: Language,
) {
  const face = faceOf(app, services, language);
  registerMerging(face);
  registerSplitting(face);
}

function registerMerging({ app, services, at, again }: Face) {
  app.post<IdRoute>(at('/:id/merge'), organiser, async (request, reply) => {
    const id = readId(request.params.id);
    const form = readForm(mergeSchema, request.body);
    if (!form.ok) return again(request, reply, form.errors, form.typed);
    const other = await findNamed(services.database.read, form.data.into, id);
    const wrong = (message: string, values = {}) =>
      again(request, reply, [{ field: 'into', message, values }], form.typed);
    if (!other) return wrong('register.errors.noSuch');
    if (other === 'ambiguous') return wrong('register.errors.ambiguous');
    if (other.id === id) return wrong('register.errors.itself');
    const { merged, same, refused } = await mergePairs(
      services,
      [{ from: id, into: other.id }],
      actorOf(request),
    );
    const [why] = refused;
    if (merged + same > 0) return reply.redirect(`${at(`/${other.id}`)}?done=merged`, 303);
    if (!why || why.kind === 'unknown' || why.kind === 'doubtful') throw new Refusal('not_found');
    const swap =
      why.kind === 'listed' ? { from: other.id, into: why.from, text: why.into } : undefined;
    return again(request, reply, [errorOf(why)], form.typed, swap ? { swap } : {});
  });

  app.post<IdRoute>(at('/:id/undoing'), organiser, async (request, reply) => {
    const id = readId(request.params.id);
    const into = await undoOneMerge(services, id, actorOf(request));
    return reply.redirect(`${at(`/${id}`)}?done=${into ? 'undone' : 'same'}`, 303);
  });
}

function errorOf(why: Exclude<Merged, { kind: 'merged' | 'same' | 'unknown' }>): FieldError {
  if (why.kind === 'listed') {
    const { from, into } = why;
    return { field: 'into', message: 'register.errors.listed', values: { from, into } };
  }
  const message = why.kind === 'ring' ? 'register.errors.ring' : 'register.errors.mergedBefore';
  return { field: 'into', message };
}

function registerSplitting({ app, services, at, again, back }: Face) {
  app.post<IdRoute>(at('/:id/split'), organiser, async (request, reply) => {
    const id = readId(request.params.id);
    const form = readForm(splitSchema, request.body);
    if (!form.ok) return again(request, reply, form.errors, form.typed);
    const { typed, organisation: name } = form.data;
    const split = await splitOff(services, id, { typed, name }, actorOf(request));
    if (split.kind === 'split') {
      return reply.redirect(`${at(`/${split.into}`)}?done=split&count=${split.people}`, 303);
    }
    if (split.kind === 'unknown' || split.kind === 'is-merged') return back(reply, id, split, '');
    const errors = {
      nobody: { field: 'typed', message: 'register.errors.nobody' },
      ambiguous: { field: 'organisation', message: 'register.errors.ambiguous' },
      same: { field: 'organisation', message: 'register.errors.itself' },
    };
    return again(request, reply, [errors[split.kind]], form.typed);
  });
}
