import { describe, expect, it } from '@jest/globals';
import type { Comparison } from '../../matching/criteria.ts';
import { evaluateStage, stageGroup } from '../../matching/stage.ts';
import type { ConditionRecord } from '../../site/records.ts';
import { cancer, context, patient } from './patients.ts';

const SIGNS: readonly Comparison[] = ['>=', '<=', '>', '<'];

function evaluate(asked: string, conditions: readonly ConditionRecord[]) {
  const [, sign, group = ''] = /^(>=|<=|>|<)?(.*)$/.exec(asked) ?? [];
  const comparison: Comparison = SIGNS.find((each) => each === sign) ?? '==';
  const leaf = { kind: 'stage' as const, comparison, group };
  return evaluateStage(leaf, patient({ conditions }), context);
}

describe('a stage', () => {
  it.each([
    ['IV', 'IV', 'MET'],
    ['IV', 'IVB', 'MET'],
    ['IV', 'IIIC', 'NOT_MET'],
    ['III', 'IIIA', 'MET'],
    ['IIIA', 'IIIA2', 'MET'],
    ['IIIA', 'III', 'UNKNOWN'],
    ['IIIA1', 'IIIA', 'UNKNOWN'],
    ['IIIA', 'IIIB', 'NOT_MET'],
    ['>=III', 'III', 'MET'],
    ['>=III', 'IIC', 'NOT_MET'],
    ['>=IIIB', 'III', 'UNKNOWN'],
    ['>=IIIA', 'III', 'MET'],
    ['>=IIIB', 'IV', 'MET'],
    ['>III', 'IIID', 'NOT_MET'],
    ['>III', 'IV', 'MET'],
    ['>IIIA', 'IIIA', 'NOT_MET'],
    ['<=III', 'IIIC', 'MET'],
    ['<=IIIB', 'III', 'UNKNOWN'],
    ['<III', 'IIIA', 'NOT_MET'],
    ['<III', '0', 'MET'],
    ['<IIIB', 'IIIA', 'MET'],
    ['I', 'IS', 'MET'],
    ['IA', 'IS', 'UNKNOWN'],
    ['>=III', 'IIE', 'NOT_MET'],
    ['>=III', 'IVS', 'UNKNOWN'],
  ])('that is asked as %s is, recorded as %s, %s', (asked, stage, outcome) => {
    expect(evaluate(asked, [cancer('LUAD', { stage })]).outcome).toBe(outcome);
  });

  it.each<[string, readonly ConditionRecord[], string]>([
    ['nobody has recorded', [], 'UNKNOWN'],
    ['a cancer is recorded without', [cancer('LUAD')], 'UNKNOWN'],
    ['is of a suspected cancer', [cancer('LUAD', { stage: 'IV', confirmed: false })], 'UNKNOWN'],
    ['is of a metastasis', [cancer('LUAD', { stage: 'IV', role: 'SECONDARY_CANCER' })], 'UNKNOWN'],
    [
      'the newer of two cancers has',
      [
        cancer('LUAD', { stage: 'IV', onsetDate: '2024' }),
        cancer('BREAST', { stage: 'I', onsetDate: '2010-05' }),
      ],
      'MET',
    ],
    [
      'one of two cancers in no known order has',
      [cancer('LUAD', { stage: 'IV', onsetDate: '2024' }), cancer('BREAST', { stage: 'I' })],
      'UNKNOWN',
    ],
    [
      'an older cancer has, and the newer one lacks',
      [cancer('LUAD', { onsetDate: '2024' }), cancer('BREAST', { stage: 'IV', onsetDate: '2010' })],
      'UNKNOWN',
    ],
    [
      'the same cancer has in another entry',
      [cancer('LUAD', { onsetDate: '2024' }), cancer('LUAD', { stage: 'IV', onsetDate: '2023' })],
      'MET',
    ],
    [
      'one of two cancers of no known type has',
      [cancer(null), cancer(null, { stage: 'IV' })],
      'UNKNOWN',
    ],
  ])('IV that %s', (_title, conditions, outcome) => {
    expect(evaluate('IV', conditions).outcome).toBe(outcome);
  });

  it("that was found is told without the year of onset, which isn't that of the staging", () => {
    const conditions = [cancer('LUAD', { stage: 'IIIA', onsetDate: '2024-05-06' })];
    expect(evaluate('IV', conditions).found).toBe('stage IIIA');
    expect(evaluate('IV', [cancer('LUAD')]).found).toBeNull();
  });

  it.each([
    ['Stage 3a', 'IIIA'],
    ['iv', 'IV'],
    ['0', '0'],
    ['IIIC2', 'IIIC2'],
    ['V', null],
    ['IIII', null],
    ['advanced', null],
    ['', null],
    ['5', null],
  ])('written as %j is %s', (text, group) => {
    expect(stageGroup(text)).toBe(group);
  });
});
