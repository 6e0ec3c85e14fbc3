import type { Comparison } from '../../matching/criteria.ts';
import type { MatchProfile } from '../../matching/profile.ts';
import { compare, unanimous, yes } from './reference-truth.ts';

/** Every stage that the tests use as finely as there is, and which of them each group means. */
const STAGES = ['0', 'IA', 'IB', 'IIIA1', 'IIIA2', 'IIIB', 'IIIC', 'IVA', 'IVB'];
const WITHIN: Readonly<Record<string, string>> = {
  ...Object.fromEntries(STAGES.map((stage) => [stage, stage])),
  I: 'IA IB',
  III: 'IIIA1 IIIA2 IIIB IIIC',
  IIIA: 'IIIA1 IIIA2',
  IS: 'IA IB',
  IV: 'IVA IVB',
};

/** Tries every stage that the record leaves open against the first and the last that is asked for. */
export function stageTruth(
  comparison: Comparison,
  group: string,
  { conditions }: MatchProfile,
): number {
  const places = (each: string) =>
    (WITHIN[each] ?? '').split(' ').map((one) => STAGES.indexOf(one));
  const asked = places(group);
  const isWithin = (place: number) => {
    const edge =
      comparison === '>=' || comparison === '<' ? Math.min(...asked) : Math.max(...asked);
    return comparison === '==' ? asked.includes(place) : compare(place, comparison, edge);
  };
  const known = conditions.filter(({ role, confirmed }) => role === 'PRIMARY_CANCER' && confirmed);
  const twins = (code: string | null) =>
    known.some(({ oncotreeCode, stage }) => oncotreeCode === code && stage !== null);
  const open = known.filter(
    ({ stage, oncotreeCode }) => stage !== null || oncotreeCode === null || !twins(oncotreeCode),
  );
  return unanimous(
    latest(open, ({ onsetDate }) => onsetDate).map(({ stage }) =>
      stage === null || WITHIN[stage] === undefined
        ? 0
        : unanimous(places(stage).map((place) => yes(isWithin(place)))),
    ),
  );
}

/** Dates are whole years or none here, so that whatever has no year may be the last. */
function latest<T>(records: readonly T[], dateOf: (record: T) => string | null): readonly T[] {
  const last = records.map(dateOf).reduce((a, b) => ((a ?? '') > (b ?? '') ? a : b), null);
  return records.filter((record) => (dateOf(record) ?? last) === last);
}

/** Each value of Karnofsky with the values of ECOG that either table gives it, from 0 upward. */
const ECOG_OF_KARNOFSKY = [
  '5',
  '3 4',
  '3 4',
  '3 4',
  '3 4',
  '2 3 4',
  '2',
  '1 2',
  '0 1',
  '0 1',
  '0 1',
];

export function performanceTruth(
  scale: string,
  comparison: Comparison,
  bound: number,
  { performanceStatus }: MatchProfile,
): number {
  const possible = (of: string, value: number): readonly number[] => {
    if (of === scale) return [value];
    const pairs = ECOG_OF_KARNOFSKY.flatMap((ecogs, tens) =>
      ecogs.split(' ').map((ecog) => [Number(ecog), tens * 10] as const),
    );
    return scale === 'ECOG'
      ? pairs.filter(([, karnofsky]) => karnofsky === value).map(([ecog]) => ecog)
      : pairs.filter(([ecog]) => ecog === value).map(([, karnofsky]) => karnofsky);
  };
  const answers = latest(performanceStatus, ({ date }) => date)
    .map(({ scale: of, value }) =>
      unanimous(possible(of, value).map((each) => yes(compare(each, comparison, bound)))),
    )
    .filter((answer) => answer !== 0);
  return unanimous(answers);
}

type Treatment = MatchProfile['treatments'][number];

function given({ status, start }: Treatment): boolean {
  return ['completed', 'active', 'stopped', 'none'].includes(status ?? 'none') && start !== '2027';
}

function isOf(asked: string, { kind, name }: Treatment): boolean {
  if (asked === 'RADIATION') return kind === 'RADIATION';
  return name?.toLowerCase().split('+').includes(asked.toLowerCase()) === true;
}

/** Any number from the highest line to a hundred may be the true one. */
export function linesTruth(
  comparison: Comparison,
  bound: number,
  { treatments }: MatchProfile,
): number {
  const drugs = treatments.filter((each) => given(each) && each.kind === 'MEDICATION');
  const highest = drugs.reduce((most, { line }) => Math.max(most, line ?? 0), 0);
  const counts = Array.from({ length: 101 - highest }, (_, more) => highest + more);
  return unanimous(counts.map((count) => yes(compare(count, comparison, bound))));
}

export function therapyTruth(asked: string, { treatments }: MatchProfile): number {
  return treatments.some((each) => given(each) && isOf(asked, each)) ? 1 : 0;
}
