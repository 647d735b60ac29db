import type { Seminar } from '../series/index.ts';
import { fingerprintOf } from '../storage/fingerprint.ts';
import type { Typed } from '../web/forms.ts';
import { liveOptions, type Question } from './question.ts';

/** A question as its form shows it. */
export function fieldsOf(question: Question, seminars: Seminar[]): Typed {
  const live = liveOptions(question);
  const about = seminars.find(({ id }) => id === question.seminarId);
  return {
    label_sv: question.label.sv,
    label_en: question.label.en,
    help_sv: question.help?.sv ?? '',
    help_en: question.help?.en ?? '',
    kind: question.kind,
    seminar: about ? String(about.number) : '',
    ...(question.required ? { required: 'yes' } : {}),
    option_key: live.map(({ key }) => key),
    option_sv: live.map(({ label }) => label.sv),
    option_en: live.map(({ label }) => label.en),
  };
}

export const seenOf = ({ label, help, kind, seminarId, required, options }: Question) =>
  fingerprintOf([label, help, kind, seminarId, required, options]);
