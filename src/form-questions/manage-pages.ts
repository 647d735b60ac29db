import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Translate, translator } from '../i18n/translate.ts';
import { mayUse, organiserOf } from '../organisers/index.ts';
import type { Paths } from '../paths.ts';
import { navBelowOverview, type Seminar, type Series } from '../series/index.ts';
import type { Language, QuestionKind } from '../storage/values.ts';
import type { FieldError, Typed } from '../web/forms.ts';
import { sendPage } from '../web/pages.ts';
import { columnsOf, type QuestionForm, typedOptions } from './manage-forms.ts';
import { type QuestionField, questionFields } from './pages.ts';
import { changedOptions, liveOptions, type Question, textIn } from './question.ts';

/** Whose questions, and in what language they are looked at. */
export interface Frame {
  language: Language;
  series: Series;
  seminars: Seminar[];
}

export interface ListedQuestion {
  id: number;
  label: string;
  kind: QuestionKind;
  options: string[];
  required: boolean;
  seminar: { number: number; theme: string } | null;
  answers: number;
}

export interface QuestionsModel {
  asked: ListedQuestion[];
  retired: ListedQuestion[];
  /** The questions as the form shows them. */
  preview: QuestionField[];
  done: string | null;
  isTrouble: boolean;
}

export interface Preview {
  language: Language;
  t: Translate;
  fields: QuestionField[];
}

export interface QuestionModel {
  /** Null for a new one. */
  id: number | null;
  values: Typed;
  errors: FieldError[];
  seen: string;
  meanwhile: boolean;
  seminars: { number: number; theme: string }[];
  /** The question in both languages; null until somebody asks to see it. */
  preview: Preview[] | null;
}

const doneWords = ['added', 'changed', 'moved', 'retired', 'returned', 'same', 'tooMany'] as const;
export type Done = (typeof doneWords)[number];

export function questionsModel(
  { language, seminars }: Frame,
  questions: Question[],
  answers: Map<number, number>,
  done: unknown,
): QuestionsModel {
  const listed = (question: Question): ListedQuestion => ({
    id: question.id,
    label: textIn(question.label, language),
    kind: question.kind,
    options: liveOptions(question).map(({ label }) => textIn(label, language)),
    required: question.required,
    seminar: seminarOf(question, seminars, language),
    answers: answers.get(question.id) ?? 0,
  });
  const asked = questions.filter(({ retiredAt }) => !retiredAt);
  const known = doneWords.find((word) => word === done) ?? null;
  return {
    asked: asked.map(listed),
    retired: questions.filter(({ retiredAt }) => retiredAt).map(listed),
    preview: questionFields(asked, { language, seminars, typed: {}, errors: [] }),
    done: known,
    isTrouble: known === 'same' || known === 'tooMany',
  };
}

function seminarOf({ seminarId }: Question, seminars: Seminar[], language: Language) {
  const seminar = seminars.find(({ id }) => id === seminarId);
  return seminar ? { number: seminar.number, theme: seminar.theme[language] } : null;
}

/** The question that a form describes, in both languages, without its being stored. */
export function previewOf(form: QuestionForm, { series, seminars }: Frame): Preview[] {
  const about = seminars.find(({ number }) => String(number) === form.seminar);
  const question: Question = {
    id: 0,
    seriesId: series.id,
    position: 0,
    ...columnsOf(form, about?.id ?? null),
    options: form.kind === 'text' ? [] : changedOptions([], typedOptions(form)),
    createdAt: series.createdAt,
    retiredAt: null,
  };
  return (['sv', 'en'] as const).map((language): Preview => {
    const fields = questionFields([question], { language, seminars, typed: {}, errors: [] });
    const apart = fields.map((field) => ({
      ...field,
      name: `${field.name}_${language}`,
      options: field.options.map((option) => ({ ...option, id: `${option.id}_${language}` })),
    }));
    return { language, t: translator(language), fields: apart };
  });
}

interface Sent {
  view: 'manage-questions' | 'manage-question';
  /** After the address of the questions. */
  part: string;
  title: string;
  lead?: string;
  status?: number;
  model: object;
}

export function send(
  request: FastifyRequest,
  reply: FastifyReply,
  { language, series }: Frame,
  { view, part, title, lead, status = 200, model }: Sent,
) {
  const organiser = organiserOf(request);
  const address = (to: Paths) => to.organiserSeries(series.slug, `questions${part}`);
  return sendPage(reply, {
    view: `form-questions/${view}`,
    language,
    title,
    within: series.title[language],
    address,
    nav: 'series',
    private: true,
    organiser,
    status,
    model: {
      ...model,
      slug: series.slug,
      mayChange: mayUse(organiser.role, 'organiser'),
      nav: navBelowOverview(series, language, { heading: title, ...(lead ? { lead } : {}) }),
    },
  });
}

export const titleOf = (language: Language, key: 'title' | 'newTitle' | 'editTitle') =>
  translator(language)(`formQuestions.manage.${key}`);
