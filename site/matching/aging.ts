import { turningAges, type AgeSpan } from '../../matching/age.ts';
import { addMonths, dayText, firstDay, type Day } from '../../matching/calendar.ts';
import { leavesOf, type TrialCriteria } from '../../matching/criteria.ts';
import { OLDEST_AGE } from '../../matching/oldest-age.ts';
import type { Filter } from '../../store/store.ts';

/** From when on a patient is judged by that alone (`matching/age.ts`). */
const OLDEST: AgeSpan = { unit: 'months', count: 12 * OLDEST_AGE };

/** Months are of several lengths, and some outcomes change on the day after. */
const MARGIN_DAYS = 5;

/**
 * Those whose outcomes by these criteria may differ between two days though nothing on file has changed:
 * who reached an age that matters, and whose treatment has begun meanwhile. It finds a few more.
 * Null where there can be none.
 * @param from the earlier day
 * @param to the later day
 */
export function agedFilter(
  { criteria, arms }: TrialCriteria,
  from: string,
  to: string,
): Filter | null {
  const leaves = [criteria, ...arms.map((arm) => arm.criteria)].flatMap(leavesOf);
  const ages = leaves.flatMap((leaf) =>
    leaf.kind === 'age' ? [...turningAges(leaf), OLDEST] : [],
  );
  const asksTreatments = leaves.some(
    ({ kind }) => kind === 'priorLines' || kind === 'priorTherapy',
  );
  const filters = [
    ...ages.flatMap((age) => bornFor(age, firstDay(from), firstDay(to))),
    // A date that is less exact stands, as text and as a day, before all days that it may mean.
    ...(asksTreatments ? [{ treatments: { $elemMatch: { start: { $gt: from, $lte: to } } } }] : []),
  ];
  return filters.length === 0 ? null : { $or: filters };
}

/**
 * Who may reach the age between the days. `search.birthDate` is the first day of a date that is less
 * exact; its last day counts as well.
 */
function bornFor(age: AgeSpan, from: Day, to: Day): readonly Filter[] {
  const first = before(age, from) - MARGIN_DAYS;
  const last = before(age, to) + MARGIN_DAYS;
  const inexact = new Set<string>();
  for (let day = first; day <= last; day += 1) {
    inexact.add(`${dayText(day).slice(0, 7)}-01`);
    inexact.add(`${dayText(day).slice(0, 4)}-01-01`);
  }
  return [
    { 'search.birthDate': { $gte: dayText(first), $lte: dayText(last) } },
    { 'search.birthDate': { $in: [...inexact] } },
  ];
}

function before({ unit, count }: AgeSpan, day: Day): Day {
  return unit === 'months' ? addMonths(day, -count) : day - count;
}
