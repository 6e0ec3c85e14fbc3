import { describe, expect, it } from '@jest/globals';
import type { ConditionRecord } from '../../site/records.ts';
import { evaluateLeaf } from '../../matching/leaf.ts';
import { OncoTree } from '../../terminology/oncotree.ts';
import { cancer, context, patient } from './patients.ts';

function finding(cancerType: string, ...conditions: ConditionRecord[]) {
  return evaluateLeaf({ kind: 'diagnosis', cancerType }, patient({ conditions }), context);
}
function outcome(cancerType: string, ...conditions: ConditionRecord[]) {
  return finding(cancerType, ...conditions).outcome;
}

describe('diagnosis', () => {
  it('stands for the type itself and its narrower types, by name or code', () => {
    expect(outcome('Lung', cancer('LUAD'))).toBe('MET');
    expect(outcome('LUAD', cancer('LUAD'))).toBe('MET');
    expect(outcome('Non-Small Cell Lung Cancer', cancer('SCLC'))).toBe('NOT_MET');
  });

  it('is unknown for a patient coded wider than the criterion', () => {
    expect(outcome('Lung Adenocarcinoma', cancer('LUNG'))).toBe('UNKNOWN');
    expect(outcome('Lung Adenocarcinoma', cancer('BREAST'))).toBe('NOT_MET');
  });

  it('takes a name that two types share for both', () => {
    expect(outcome('Dysgerminoma', cancer('ODYS'))).toBe('MET');
    expect(outcome('Dysgerminoma', cancer('TDYS'))).toBe('MET');
  });

  it('tells solid from liquid tumors', () => {
    expect(outcome('_SOLID_', cancer('LUAD'))).toBe('MET');
    expect(outcome('_LIQUID_', cancer('LUAD'))).toBe('NOT_MET');
    expect(outcome('_LIQUID_', cancer('AML'))).toBe('MET');
    expect(outcome('_SOLID_', cancer('TISSUE'))).toBe('UNKNOWN');
  });

  it('is unknown without a cancer, without its code, or for a name that OncoTree has not', () => {
    expect(outcome('Lung')).toBe('UNKNOWN');
    expect(outcome('Lung', cancer(null, { display: 'Neoplasm' }))).toBe('UNKNOWN');
    expect(outcome('Cancer of the moon', cancer('LUAD'))).toBe('UNKNOWN');
    const empty = { ...context, oncotree: new OncoTree([]) };
    const inLung = patient({ conditions: [cancer('LUAD')] });
    expect(evaluateLeaf({ kind: 'diagnosis', cancerType: 'Lung' }, inLung, empty).outcome).toBe(
      'UNKNOWN',
    );
  });

  it('needs a confirmed diagnosis, also to exclude', () => {
    const suspected = cancer('LUAD', { confirmed: false });
    expect(finding('Lung', suspected)).toEqual({
      outcome: 'UNKNOWN',
      found: 'Lung Adenocarcinoma, not confirmed',
    });
    expect(outcome('Breast', suspected)).toBe('UNKNOWN');
    expect(outcome('Breast', suspected, cancer('BREAST'))).toBe('MET');
  });

  it('takes a metastasis for no diagnosis of its own', () => {
    const inBrain = cancer(null, { role: 'SECONDARY_CANCER', display: 'Metastasis to brain' });
    expect(outcome('Lung', inBrain)).toBe('UNKNOWN');
    expect(outcome('Breast', cancer('LUAD'), inBrain)).toBe('NOT_MET');
  });

  it('leaves conditions out that are no cancer', () => {
    const asthma = cancer(null, { role: 'OTHER', display: 'Asthma' });
    expect(outcome('Breast', cancer('LUAD'), asthma)).toBe('NOT_MET');
    expect(finding('Breast', asthma)).toEqual({ outcome: 'UNKNOWN', found: null });
  });
});
