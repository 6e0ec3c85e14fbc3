import { describe, expect, it } from '@jest/globals';
import type { Comparison } from '../../matching/criteria.ts';
import { evaluatePriorLines, evaluatePriorTherapy } from '../../matching/prior-therapy.ts';
import type { TreatmentRecord } from '../../site/records.ts';
import { context, patient, treatment } from './patients.ts';

function lines(comparison: Comparison, bound: number, treatments: readonly TreatmentRecord[]) {
  const leaf = { kind: 'priorLines' as const, comparison, lines: bound };
  return evaluatePriorLines(leaf, patient({ treatments }), context);
}

function received(therapy: string, known: Partial<TreatmentRecord>) {
  const leaf = { kind: 'priorTherapy' as const, therapy };
  return evaluatePriorTherapy(leaf, patient({ treatments: [treatment(known)] }), context);
}

const SECOND = [treatment({ line: 1 }), treatment({ line: 2 })];

describe('prior lines of systemic therapy', () => {
  it.each<[Comparison, number, string]>([
    ['>=', 1, 'MET'],
    ['>=', 2, 'MET'],
    ['>=', 3, 'UNKNOWN'],
    ['>', 1, 'MET'],
    ['>', 2, 'UNKNOWN'],
    ['<=', 1, 'NOT_MET'],
    ['<=', 2, 'UNKNOWN'],
    ['<=', 3, 'UNKNOWN'],
    ['<', 2, 'NOT_MET'],
    ['<', 3, 'UNKNOWN'],
    ['==', 1, 'NOT_MET'],
    ['==', 2, 'UNKNOWN'],
    ['==', 3, 'UNKNOWN'],
  ])('of number %s %d are, with a second line on file, %s', (comparison, bound, outcome) => {
    expect(lines(comparison, bound, SECOND).outcome).toBe(outcome);
  });

  it.each<[string, Partial<TreatmentRecord>]>([
    ['a drug without a line', {}],
    ['radiation', { kind: 'RADIATION', line: 1 }],
    ['a line that was not given', { line: 1, status: 'not-done' }],
    ['a line that was cancelled', { line: 1, status: 'cancelled' }],
    ['a line recorded in error', { line: 1, status: 'entered-in-error' }],
    ['a line that is meant', { line: 1, status: 'intended' }],
    ['a line that is put off', { line: 1, status: 'on-hold' }],
    ['a line yet to come', { line: 1, start: '2026-03-02' }],
  ])('are not proven by %s', (_title, known) => {
    expect(lines('>=', 1, [treatment(known)])).toEqual({ outcome: 'UNKNOWN', found: null });
    expect(lines('<=', 0, [treatment(known)]).outcome).toBe('UNKNOWN');
  });

  it.each<[string, Partial<TreatmentRecord>]>([
    ['that goes on', { status: 'active', start: '2026-03-01' }],
    ['that was stopped', { status: 'stopped' }],
    ['of no stated status', { status: null }],
  ])('include one %s', (_title, known) => {
    expect(lines('>=', 1, [treatment({ line: 1, ...known })])).toEqual({
      outcome: 'MET',
      found: 'line 1 of systemic therapy',
    });
  });
});

describe('a prior therapy', () => {
  it.each<[string, Partial<TreatmentRecord>]>([
    ['Osimertinib', { name: 'osimertinib', start: '2024-05' }],
    ['osimertinib', { name: 'TAGRISSO', therapyId: 'osimertinib', start: '2024' }],
    ['Osimertinib', { therapyId: 'osimertinib+savolitinib', start: '2024' }],
    ['Osimertinib + Savolitinib', { therapyId: 'osimertinib+savolitinib', start: '2024' }],
  ])('with %s is met by %j', (therapy, known) => {
    expect(received(therapy, known)).toEqual({ outcome: 'MET', found: `${therapy} (2024)` });
  });

  it.each<[string, Partial<TreatmentRecord>]>([
    ['Osimertinib', { name: 'gefitinib' }],
    ['Trastuzumab', { name: 'Trastuzumab Deruxtecan' }],
    ['Osimertinib', { name: 'osimertinib', status: 'not-done' }],
    ['Osimertinib', { name: 'osimertinib', start: '2027' }],
    ['Osimertinib + Savolitinib', { name: 'osimertinib' }],
    ['+', { name: 'osimertinib' }],
    ['RADIATION', { name: 'radiation' }],
  ])('with %s is not known from %j, and never denied', (therapy, known) => {
    expect(received(therapy, known)).toEqual({ outcome: 'UNKNOWN', found: null });
  });

  it('with radiation is met by any', () => {
    expect(received('RADIATION', { kind: 'RADIATION', name: 'brachytherapy' })).toEqual({
      outcome: 'MET',
      found: 'radiation',
    });
  });

  it('is told without a year that only somebody over 89 can have had it in', () => {
    const inYear = (start: string) => received('RADIATION', { kind: 'RADIATION', start }).found;
    expect([inYear('1936-07'), inYear('1937')]).toEqual(['radiation', 'radiation (1937)']);
  });
});
