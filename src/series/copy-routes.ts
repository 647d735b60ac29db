import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { actorOf } from '../organisers/index.ts';
import { pathsIn } from '../paths.ts';
import type { Services } from '../services.ts';
import type { Language } from '../storage/values.ts';
import { type FieldError, readForm } from '../web/forms.ts';
import { type CopyAbove, copiedSeminars, duplicateSeries } from './duplicate-series.ts';
import type { Fields } from './fields.ts';
import { copySchema } from './manage-forms.ts';
import { getAnySeries, type SlugRoute, send } from './manage-pages.ts';
import type { Seminar, Series } from './series.ts';
import { dayAfter, daysBetween, localDay } from './shift.ts';
import { listSeminars } from './store.ts';

const organiser = { config: { access: 'organiser' } } as const;
/** The same day of the week, about a year later. */
const usualDays = 364;

interface Shown {
  series: Series;
  seminars: Seminar[];
  values: Fields;
  errors: FieldError[];
  isShifted: boolean;
}

/** A series made once more, with new dates. */
export function registerCopyRoutes(app: FastifyInstance, services: Services, above: CopyAbove) {
  for (const language of ['sv', 'en'] as const) registerCopy(app, services, above, language);
}

function registerCopy(
  app: FastifyInstance,
  services: Services,
  above: CopyAbove,
  language: Language,
) {
  const paths = pathsIn(language);
  const path = paths.organiserSeries(':slug', 'copy');
  const standing = async (slug: string) => {
    const series = await getAnySeries(services, slug);
    const all = await listSeminars(services.database.read, series.id);
    return { series, seminars: copiedSeminars(all) };
  };

  app.get<SlugRoute>(path, organiser, async (request, reply) => {
    const at = await standing(request.params.slug);
    const first = at.seminars[0] ? dayAfter(localDay(at.seminars[0].startsAt), usualDays) : '';
    const values = { ...usualFields(at.series, first), ...datesFrom(at.seminars, first) };
    return show(request, reply, language, { ...at, values, errors: [], isShifted: false });
  });

  app.post<SlugRoute>(path, organiser, async (request, reply) => {
    const at = await standing(request.params.slug);
    const form = readForm(copySchema, request.body);
    const typed = { ...at, values: form.typed, errors: [], isShifted: false };
    if (!form.ok) return show(request, reply, language, { ...typed, errors: form.errors });
    if (form.data.step === 'shift') {
      const values = { ...form.typed, ...datesFrom(at.seminars, form.data.first_day) };
      return show(request, reply, language, { ...typed, values, isShifted: true });
    }
    const made = await duplicateSeries(services, at.series.id, form.data, actorOf(request), above);
    if (made.kind === 'created') {
      return reply.redirect(`${paths.organiserSeries(made.series.slug)}?done=copied`, 303);
    }
    if (made.kind === 'meanwhile') {
      const values = { ...form.typed, ...datesFrom(at.seminars, form.data.first_day) };
      const errors = [{ field: 'first_day', message: 'manageSeries.errors.otherSeminars' }];
      return show(request, reply, language, { ...typed, values, errors });
    }
    const taken = [{ field: 'slug', message: 'manageSeries.errors.slugTaken' }];
    const errors = made.kind === 'invalid' ? made.errors : taken;
    return show(request, reply, language, { ...typed, errors });
  });
}

function usualFields({ slug, title }: Series, first: string): Fields {
  const year = first.slice(0, 4);
  return {
    title_sv: title.sv,
    title_en: title.en,
    slug: `${slug.replace(/-\d{4}$/, '').slice(0, 55)}-${year}`,
    first_day: first,
  };
}

/** Each as many days later as the first, at the same time on the clock. */
function datesFrom(seminars: Seminar[], first: string): Fields {
  const { time } = formatIn('en');
  const [start] = seminars;
  const days = start && first ? daysBetween(localDay(start.startsAt), first) : 0;
  return {
    day: seminars.map(({ startsAt }) => dayAfter(localDay(startsAt), days)),
    from: seminars.map(({ startsAt }) => time(startsAt)),
    to: seminars.map(({ endsAt }) => time(endsAt)),
  };
}

function show(
  request: FastifyRequest,
  reply: FastifyReply,
  language: Language,
  { series, seminars, values, errors, isShifted }: Shown,
) {
  const t = translator(language);
  const at = (name: string, row: number) => [values[name] ?? []].flat()[row] ?? '';
  return send(request, reply, language, {
    view: 'manage-copy',
    title: t('manageSeries.copy.title'),
    within: series.title[language],
    part: `${series.slug}/copy`,
    status: errors.length > 0 ? 422 : 200,
    model: {
      ...{
        slug: series.slug,
        seriesTitle: series.title,
        values,
        errors,
        isShifted,
        stands: {},
        meanwhile: false,
      },
      mornings: seminars.map(({ theme }, row) => ({
        number: row + 1,
        theme: theme[language],
        ...{ day: at('day', row), from: at('from', row), to: at('to', row) },
      })),
    },
  });
}
