import { formatIn } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import type { Seminar } from '../series/index.ts';
import type { Reader } from '../storage/database.ts';
import { activeStates, type Language } from '../storage/values.ts';
import {
  countAsking,
  countCame,
  countPeople,
  countStates,
  countUnreached,
  findNextDeadline,
} from './figures-store.ts';
import type { Figure } from './pages.ts';
import type { ListPlace, PeopleList } from './people.ts';

/** The figures over a list, whatever its filter, and how many are signed up. */
export async function loadFigures(
  db: Reader,
  { seminars, seminar }: ListPlace,
  list: PeopleList,
  now: Date,
  language: Language,
): Promise<{ figures: Figure[]; people: number }> {
  const t = translator(language);
  const unreached = {
    label: t('people.figures.unreached'),
    value: await countUnreached(db, list.scope),
  };
  const { figures, people } = seminar
    ? await ofSeminar(db, seminar, now, language)
    : await ofSeries(db, seminars, list, language);
  return { figures: [...figures, unreached], people };
}

async function ofSeminar(db: Reader, seminar: Seminar, now: Date, language: Language) {
  const t = translator(language);
  const inState = await countStates(db, seminar.id);
  const people = activeStates.reduce((sum, state) => sum + inState(state), 0);
  const cancelled = { label: t('people.figures.cancelled'), value: inState('cancelled') };
  if (seminar.cancelledAt) {
    const note = t('people.figures.wereComing');
    return {
      figures: [{ label: t('people.states.calledOff'), value: people, note }, cancelled],
      people,
    };
  }
  const deadline = await findNextDeadline(db, seminar.id);
  const capacity = formatIn(language).number(seminar.capacity);
  const figures: Figure[] = [
    {
      label: t('people.figures.confirmed'),
      value: inState('confirmed'),
      note: t('people.figures.seats', { capacity }),
    },
  ];
  if (seminar.startsAt <= now) {
    figures.push({ label: t('people.figures.came'), value: await countCame(db, seminar.id) });
  }
  const requested = inState('requested');
  if (requested > 0 || seminar.needsApproval) {
    figures.push({ label: t('people.states.requested'), value: requested });
  }
  figures.push(
    {
      label: t('people.figures.offered'),
      value: inState('offered'),
      ...(deadline ? { note: deadlineNote(deadline, language) } : {}),
    },
    { label: t('people.figures.waiting'), value: inState('waiting') },
    cancelled,
  );
  return { figures, people };
}

const deadlineNote = (at: Date, language: Language) =>
  translator(language)('people.figures.deadline', { at: formatIn(language).dayTime(at) });

async function ofSeries(db: Reader, seminars: Seminar[], list: PeopleList, language: Language) {
  const t = translator(language);
  const { shortDay, number } = formatIn(language);
  const { people, organisations } = await countPeople(db, list);
  const mornings = seminars.map((seminar) => ({
    label: shortDay(seminar.startsAt),
    ...(seminar.cancelledAt
      ? { value: null, note: t('people.states.calledOff') }
      : {
          value: seminar.seatsTaken,
          note: t('people.figures.seats', { capacity: number(seminar.capacity) }),
        }),
  }));
  const figures: Figure[] = [
    { label: t('people.figures.people'), value: people },
    { label: t('people.figures.organisations'), value: organisations },
    ...mornings,
  ];
  const requested = await countAsking(db, list.scope.seriesId);
  if (requested > 0 || seminars.some((one) => one.needsApproval && !one.cancelledAt)) {
    figures.push({ label: t('people.states.requested'), value: requested });
  }
  return { figures, people };
}
