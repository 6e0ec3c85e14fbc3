import type { Comparison, Leaf } from './criteria.ts';
import type { Day } from './calendar.ts';
import { addMonths, completedYears, dayText, firstDay, lastDay } from './calendar.ts';
import type { Evaluator } from './finding.ts';
import { NOTHING_FOUND } from './finding.ts';
import { negated, outcomeOf } from './kleene.ts';
import type { Outcome } from './kleene.ts';
import { OLDEST_AGE } from './oldest-age.ts';

export type AgeLeaf = Extract<Leaf, { kind: 'age' }>;

/** An age as a calendar counts it. */
export interface AgeSpan {
  readonly unit: 'months' | 'days';
  readonly count: number;
}

/** Of the Julian calendar, by which ages in days are fractions of a year. */
export const DAYS_A_YEAR = 365.25;

/** Years and their fractions in whole calendar months where they are such, else in days. */
export function ageSpan(years: number): AgeSpan {
  const months = Math.round(years * 12);
  if (Math.abs(years * 12 - months) < 1e-6) return { unit: 'months', count: months };
  return { unit: 'days', count: Math.round(years * DAYS_A_YEAR) };
}

/** The years of so many days, which `ageSpan` turns back into these very days. */
export function yearsOfDays(days: number): number {
  return days / DAYS_A_YEAR;
}

/**
 * Age to the day. An age is reached on the birthday: `>=18` and `==18` hold from the 18th birthday on,
 * `<18` until the day before it, `>18` from the day after, and `==18` until the 19th. Where the birth date
 * is less exact, or only completed years are known, a bound within what may be is UNKNOWN. Whoever may be 90
 * is judged by completed years alone, of which 90 stands for 90 and more: the outcome of a bound above it
 * would tell more than may be told.
 */
export const evaluateAge: Evaluator<AgeLeaf> = (leaf, { birthDate, ageYears }, { today }) => {
  const [most, least] = birthDate === null ? [ageYears, ageYears] : agesOn(today, birthDate);
  if (most === null || least === null) return NOTHING_FOUND;
  const years = ageYears ?? (most === least ? most : null);
  const found = years === null ? null : ageInWords(years);
  if (birthDate !== null && most < OLDEST_AGE)
    return { outcome: byBirthDate(leaf, birthDate, firstDay(today)), found };
  const outcome = byCompletedYears(leaf, most);
  return { outcome: outcome === byCompletedYears(leaf, least) ? outcome : 'UNKNOWN', found };
};

/** The most and the fewest completed years that a birth date allows. */
function agesOn(today: string, birthDate: string): readonly [number, number] {
  const since = (birth: string): number => completedYears(birth, today) ?? 0;
  const isExact = birthDate.length === 'YYYY-MM-DD'.length;
  const [first, last] = isExact
    ? [birthDate, birthDate]
    : [dayText(firstDay(birthDate)), dayText(lastDay(birthDate))];
  return [since(first), since(last)];
}

/** The ages at which, or on the day after which, the outcome changes. */
export function turningAges({ comparison, years }: AgeLeaf): readonly AgeSpan[] {
  const span = ageSpan(years);
  return comparison === '==' ? [span, next(span)] : [span];
}

function ageInWords(ageYears: number): string {
  return ageYears >= OLDEST_AGE ? `${OLDEST_AGE} years or more` : `${ageYears} years`;
}

function byBirthDate(leaf: AgeLeaf, birthDate: string, today: Day): Outcome {
  const span = ageSpan(leaf.years);
  const sides = [firstDay(birthDate), lastDay(birthDate)].map((birth) =>
    sideOf(window(birth, leaf.comparison, span), today),
  );
  if (sides[0] !== sides[1]) return 'UNKNOWN';
  return outcomeOf(sides[0] === 'within');
}

/** The days on which the comparison holds for who was born on `birth`: from the first until before the second. */
function window(birth: Day, comparison: Comparison, span: AgeSpan): readonly [Day, Day] {
  const reached = after(birth, span);
  switch (comparison) {
    case '>=':
      return [reached, Infinity];
    case '>':
      return [reached + 1, Infinity];
    case '<':
      return [-Infinity, reached];
    case '<=':
      return [-Infinity, reached + 1];
    case '==':
      return [reached, after(birth, next(span))];
  }
}

function sideOf([from, until]: readonly [Day, Day], day: Day): 'before' | 'within' | 'after' {
  if (day < from) return 'before';
  return day < until ? 'within' : 'after';
}

function after(birth: Day, { unit, count }: AgeSpan): Day {
  return unit === 'months' ? addMonths(birth, count) : birth + count;
}

/** One unit more: a year for whole years, else a month, else a day. */
function next({ unit, count }: AgeSpan): AgeSpan {
  const isWholeYears = unit === 'months' && count % 12 === 0;
  return { unit, count: count + (isWholeYears ? 12 : 1) };
}

/** Completed years `a` mean an age of at least `a` and less than `a + 1`. */
function byCompletedYears({ comparison, years }: AgeLeaf, known: number): Outcome {
  const completed = Math.min(known, OLDEST_AGE);
  const below = completed === OLDEST_AGE ? Infinity : completed + 1;
  switch (comparison) {
    case '>=':
      return completed >= years ? 'MET' : notMetWhen(below <= years);
    case '>':
      return completed > years ? 'MET' : notMetWhen(below <= years);
    case '<':
      return negated(byCompletedYears({ kind: 'age', comparison: '>=', years }, completed));
    case '<=':
      return negated(byCompletedYears({ kind: 'age', comparison: '>', years }, completed));
    case '==':
      if (Number.isInteger(years) && completed === years && below === years + 1) return 'MET';
      return notMetWhen(below <= years || completed >= years + 1);
  }
}

function notMetWhen(excluded: boolean): Outcome {
  return excluded ? 'NOT_MET' : 'UNKNOWN';
}
