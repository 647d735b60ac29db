import type { FastifyInstance } from 'fastify';
import {
  addDomain,
  addSpelling,
  type By,
  readDomain,
  removeDomain,
  removeSpelling,
  setListed,
  undoApart,
} from '../organisations/index.ts';
import type { Services } from '../services.ts';
import type { Tx } from '../storage/database.ts';
import type { Language } from '../storage/values.ts';
import { readForm } from '../web/forms.ts';
import { readId } from '../web/ids.ts';
import { type Face, faceOf, inUnit } from './form-pages.ts';
import { domainSchema, spellingSchema, tidyAddress, tidyQuery } from './forms.ts';
import type { IdRoute } from './organisation-routes.ts';
import { organiser } from './pages.ts';

/** The forms of how an organisation is known: spellings, domains, and whether it is listed. */
export function registerNamesRoutes(app: FastifyInstance, services: Services, language: Language) {
  const face = faceOf(app, services, language);
  registerNames(face);
  registerButtons(face);
}

function registerNames({ app, services, at, again, back }: Face) {
  app.post<IdRoute>(at('/:id/spellings'), organiser, async (request, reply) => {
    const id = readId(request.params.id);
    const form = readForm(spellingSchema, request.body);
    if (!form.ok) return again(request, reply, form.errors, form.typed);
    const { spelling } = form.data;
    const added = await inUnit(services, request, (tx, by) => addSpelling(tx, id, spelling, by));
    if (added.kind === 'owned') {
      const values = { name: added.name };
      const errors = [{ field: 'spelling', message: 'register.errors.spellingOwned', values }];
      return again(request, reply, errors, form.typed);
    }
    return back(reply, id, added, 'spellingAdded');
  });

  app.post<IdRoute>(at('/:id/domains'), organiser, async (request, reply) => {
    const id = readId(request.params.id);
    const form = readForm(domainSchema, request.body);
    if (!form.ok) return again(request, reply, form.errors, form.typed);
    const read = readDomain(form.data.domain);
    if (!read.ok) {
      const message =
        read.why === 'shared' ? 'register.errors.sharedDomain' : 'register.errors.domain';
      return again(request, reply, [{ field: 'domain', message }], form.typed);
    }
    const { domain } = read;
    const added = await inUnit(services, request, (tx, by) => addDomain(tx, id, domain, by));
    if (added.kind === 'owned') {
      const values = { name: added.name };
      const errors = [{ field: 'domain', message: 'register.errors.domainOwned', values }];
      return again(request, reply, errors, form.typed);
    }
    return back(reply, id, added, 'domainAdded');
  });
}

type Change = (tx: Tx, id: number, part: number, by: By) => Promise<{ kind: string }>;

/** Forms that are a button each. */
const buttons: [path: string, done: string, change: Change][] = [
  ['/:id/spellings/:part/removal', 'spellingRemoved', removeSpelling],
  ['/:id/domains/:part/removal', 'domainRemoved', removeDomain],
  ['/:id/apart/:part/removal', 'together', undoApart],
  ['/:id/listing', 'listed', (tx, id, _, by) => setListed(tx, id, true, by)],
  ['/:id/unlisting', 'unlisted', (tx, id, _, by) => setListed(tx, id, false, by)],
];

function registerButtons({ app, services, at, back }: Face) {
  for (const [path, done, change] of buttons) {
    app.post<IdRoute>(at(path), organiser, async (request, reply) => {
      const id = readId(request.params.id);
      const part = request.params.part === undefined ? 0 : readId(request.params.part);
      const result = await inUnit(services, request, (tx, by) => change(tx, id, part, by));
      const place = cameFrom(request.body);
      if (place && result.kind === 'saved') {
        return reply.redirect(at('') + tidyAddress(place, { done }), 303);
      }
      return back(reply, id, result, done);
    });
  }
}

/** The list of look-alikes has the button too, and goes on from there. */
function cameFrom(body: unknown) {
  const sent = new Map(Object.entries(body ?? {}));
  return sent.get('from') === 'tidy' ? tidyQuery.parse(body) : undefined;
}
