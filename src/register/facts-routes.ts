import type { FastifyInstance } from 'fastify';
import { changeFacts } from '../organisations/index.ts';
import { actorOf } from '../organisers/index.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import { readForm, type Typed } from '../web/forms.ts';
import { readId } from '../web/ids.ts';
import { changeBelonging } from './change.ts';
import { faceOf } from './form-pages.ts';
import { factFields, factsFrom, factsSchema } from './forms.ts';
import { seenOf } from './load-organisation.ts';
import type { IdRoute } from './organisation-routes.ts';
import { organiser } from './pages.ts';

/** The form of what an organisation is called and what it is. */
export function registerFactsRoutes(app: FastifyInstance, services: Services, language: Language) {
  const { at, again, back } = faceOf(app, services, language);
  app.post<IdRoute>(at('/:id/facts'), organiser, async (request, reply) => {
    const id = readId(request.params.id);
    const form = readForm(factsSchema, request.body);
    if (!form.ok) return again(request, reply, form.errors, form.typed);
    const { county, municipality, seen } = form.data;
    if (county && municipality && !municipality.startsWith(county)) {
      const errors = [{ field: 'county', message: 'register.errors.otherCounty' }];
      return again(request, reply, errors, form.typed);
    }
    const facts = factsFrom(form.data);
    const changed = await changeBelonging(services, [id], actorOf(request), (tx, by) =>
      changeFacts(tx, id, facts, by, (stands) => seenOf(stands) === seen),
    );
    if (changed.kind === 'meanwhile') {
      const stands = differing(factFields(changed.stands), form.typed);
      const errors = [{ field: 'name', message: 'register.errors.meanwhile' }];
      return again(request, reply, errors, form.typed, { stands });
    }
    if (changed.kind === 'taken') {
      const { name, isMergedHere } = changed.owner;
      const message = isMergedHere ? 'register.errors.takenHere' : 'register.errors.taken';
      const errors = [{ field: 'name', message, values: { name } }];
      return again(request, reply, errors, form.typed);
    }
    return back(reply, id, changed, 'saved');
  });
}

const differing = (stands: Record<string, string>, typed: Typed) =>
  Object.fromEntries(Object.entries(stands).filter(([field, text]) => typed[field] !== text));
