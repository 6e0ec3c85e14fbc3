import { describe, expect, it } from '@jest/globals';
import { looksLikePeer, peerPatientsOf } from '../../peer/load-patients.ts';
import { peerProfile } from '../../peer/profile.ts';
import { GeneNames } from '../../terminology/hgnc.ts';
import { OncoTree } from '../../terminology/oncotree.ts';

const clinical = { _id: { $oid: '5d1' }, SAMPLE_ID: 'S1' };
const result = { VARIANT_CATEGORY: 'MUTATION', TRUE_HUGO_SYMBOL: 'BRAF' };

describe("documents of the peer's", () => {
  it.each([
    ['ids as MongoDB exports them', { CLINICAL_ID: { $oid: '5d1' } }],
    ['ids as text', { CLINICAL_ID: '5d1' }],
    ['the sample alone', { SAMPLE_ID: 'S1' }],
  ])('are joined by %s', (_, owner) => {
    const { patients, ownerless } = peerPatientsOf([{ ...result, ...owner }, [clinical]]);
    expect(patients).toMatchObject([{ genomic: [{ TRUE_HUGO_SYMBOL: 'BRAF' }] }]);
    expect(ownerless).toBe(0);
  });

  it('are counted where they belong to nobody', () => {
    const others = [{ ...result, CLINICAL_ID: '5d2' }, result];
    const { patients, ownerless } = peerPatientsOf([clinical, ...others]);
    expect(patients).toMatchObject([{ genomic: [] }]);
    expect(ownerless).toBe(2);
  });

  it.each([
    ['text', '1960-01-02T00:00:00Z'],
    ['in relaxed form', { $date: '1960-01-02T00:00:00Z' }],
    ['in canonical form', { $date: { $numberLong: '-315532800000' } }],
  ])('state a birth date %s', (_, date) => {
    const { patients } = peerPatientsOf([{ ...clinical, BIRTH_DATE: date }]);
    const terms = { tree: new OncoTree([]), genes: new GeneNames([]) };
    expect(patients.map((each) => peerProfile(each, terms).birthDate)).toEqual(['1960-01-02']);
  });

  it('are told from others also where they name a clinical document alone', () => {
    expect(looksLikePeer({ CLINICAL_ID: { $oid: '5d1' } })).toBe(true);
    expect(looksLikePeer({ a: 1 })).toBe(false);
  });
});
