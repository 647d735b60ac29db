import type { FastifyReply, FastifyRequest } from 'fastify';
import { translator } from '../i18n/translate.ts';
import type { Language } from '../storage/values.ts';
import { actionLabel, actionText, type BulkAction, mostAtOnce } from './bulk.ts';
import type { BulkPreview, BulkTargets } from './bulk-preview.ts';
import type { BulkForm } from './forms.ts';
import { ownQuery, partOf, sendOfList } from './list-pages.ts';
import { navBelow } from './pages.ts';
import type { ListPlace } from './people.ts';

interface Shown {
  action: BulkAction;
  form: BulkForm;
  targets: BulkTargets;
  preview: BulkPreview;
  /** It was confirmed, but no longer as it had been shown. */
  meanwhile: boolean;
}

const mostNames = 200;

export function sendBulkPreview(
  request: FastifyRequest,
  reply: FastifyReply,
  at: ListPlace,
  language: Language,
  shown: Shown,
) {
  const { action, form, targets, preview, meanwhile } = shown;
  const title = actionLabel(action, at.seminars, language);
  const { kind } = action;
  return sendOfList(request, reply, at, language, {
    view: 'people/bulk',
    title,
    status: meanwhile ? 409 : 200,
    model: {
      nav: navBelow(at, language, { heading: title }),
      list: partOf(at),
      meanwhile,
      kind,
      lead: translator(language)(`peopleLists.bulk.lead.${kind}`, { count: preview.done.done }),
      left: targets.left,
      most: mostAtOnce,
      unable: targets.unable,
      done: preview.done,
      isWriting: kind !== 'came' && kind !== 'undone',
      people: preview.people.slice(0, mostNames),
      more: Math.max(0, preview.people.length - mostNames),
      writtenTo: preview.writtenTo,
      withoutAddress: preview.people.filter(({ email }) => email === null).length,
      others: preview.others,
      sample: preview.sample,
      sends: meanwhile ? form.letters === 'send' : true,
      because: form.because,
      back: ownQuery(form.back),
      hidden: hiddenOf(shown),
    },
  });
}

function hiddenOf({ action, form, preview }: Shown): [name: string, value: string][] {
  const whom: [string, string][] = form.all
    ? [['all', 'yes']]
    : form.picked.map((id) => ['picked', String(id)]);
  return [
    ['action', actionText(action)],
    ['back', ownQuery(form.back).replace(/^\?/, '')],
    ['seen', preview.done.fingerprint],
    ...whom,
  ];
}
