import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import type { Identity } from '../../identity/identity.ts';
import type { ConsentRecord } from '../../site/records.ts';
import { mayBeSeen } from '../../site/row-policy.ts';
import { callerAs } from './callers.ts';
import { consent, consentLists, days, purposes } from './consents.ts';

const DAY = '2026-03-01';
const GENERAL = 'DUO:0000042';
const HEALTH = 'DUO:0000006';
const DISEASE = 'DUO:0000007';

const clinician = callerAs('clinician');
const visitor = callerAs('clinician', 'lakeside');
const coordinator = callerAs('coordinator');
const auditor = callerAs('auditor');

function seenBy(caller: Identity | null, ...consents: ConsentRecord[]): boolean {
  return mayBeSeen({ consents }, { caller, institution: 'northfield', day: DAY });
}

const permit = (changes: Partial<ConsentRecord>) => consent({ decision: 'permit', ...changes });
const denial = (changes: Partial<ConsentRecord>) => consent({ decision: 'deny', ...changes });

describe('A patient without a consent on file', () => {
  it.each([
    ['is seen for treatment at home', clinician, true],
    ['is not seen for treatment elsewhere', visitor, false],
    ['is not seen for research at home', coordinator, false],
    ['is not seen for operations', auditor, false],
    ['is seen by nobody who is not known', null, false],
  ])('%s', (_words, caller, seen) => {
    expect(seenBy(caller)).toBe(seen);
  });
});

describe('A permit', () => {
  it.each<[string, Partial<ConsentRecord>, Identity, boolean]>([
    ['for research lets researchers see', { purposes: ['HRESCH'] }, coordinator, true],
    ['for research is none for treatment elsewhere', { purposes: ['HRESCH'] }, visitor, false],
    ['for treatment lets others treat', { purposes: ['TREAT'] }, visitor, true],
    ['for treatment is none for research', { purposes: ['TREAT'] }, coordinator, false],
    ['for general research needs no purpose', { dataUse: [GENERAL] }, coordinator, true],
    ['for health research needs no purpose', { dataUse: [HEALTH] }, coordinator, true],
    ['for general research is none for treatment', { dataUse: [GENERAL] }, visitor, false],
    ['for one disease is not enough', { dataUse: [DISEASE] }, coordinator, false],
    [
      'under a condition that nobody checks is not enough',
      { purposes: ['HRESCH'], dataUse: [GENERAL, 'DUO:0000018'] },
      coordinator,
      false,
    ],
    ['for nothing in particular permits nothing', {}, coordinator, false],
    ['that was withdrawn', { purposes: ['HRESCH'], status: 'inactive' }, coordinator, false],
    ['that was declined', { purposes: ['HRESCH'], status: 'rejected' }, coordinator, false],
    ['that ended yesterday', { purposes: ['HRESCH'], end: '2026-02-28' }, coordinator, false],
    ['that ends today', { purposes: ['HRESCH'], end: DAY }, coordinator, true],
    ['that ends this year', { purposes: ['HRESCH'], end: '2026' }, coordinator, true],
    ['that ended last month', { purposes: ['HRESCH'], end: '2026-02' }, coordinator, false],
    ['that begins tomorrow', { purposes: ['HRESCH'], start: '2026-03-02' }, coordinator, false],
    ['that began this month', { purposes: ['HRESCH'], start: '2026-03' }, coordinator, true],
  ])('%s', (_words, changes, caller, seen) => {
    expect(seenBy(caller, permit(changes))).toBe(seen);
  });
});

describe('A denial', () => {
  const research = permit({ purposes: ['HRESCH'] });

  it.each<[string, Partial<ConsentRecord>, Identity, boolean]>([
    ['of research outweighs a permit', { purposes: ['HRESCH'] }, coordinator, false],
    ['of general research outweighs a permit', { dataUse: [GENERAL] }, coordinator, false],
    ['of one kind of research is one of research', { dataUse: [DISEASE] }, coordinator, false],
    ['of everything holds for research', {}, coordinator, false],
    ['of everything holds for treatment at home', {}, clinician, false],
    ['of treatment holds at home', { purposes: ['TREAT'] }, clinician, false],
    ['of research is none of treatment', { purposes: ['HRESCH'] }, clinician, true],
    ['of general research is none of treatment', { dataUse: [GENERAL] }, clinician, true],
    ['of treatment is none of research', { purposes: ['TREAT'] }, coordinator, true],
    ['that was withdrawn counts for nothing', { status: 'inactive' }, coordinator, true],
    ['that has ended counts for nothing', { end: '2026-02-28' }, coordinator, true],
    ['that has yet to begin counts for nothing', { start: '2026-04' }, coordinator, true],
  ])('%s', (_words, changes, caller, seen) => {
    expect(seenBy(caller, research, denial(changes))).toBe(seen);
    expect(seenBy(caller, denial(changes), research)).toBe(seen);
  });
});

describe('Consents of any kind', () => {
  it('never let a withdrawn or denied one show a record that the others would not', () => {
    fc.assert(
      fc.property(consentLists, days, purposes, (consents, day, purpose) => {
        const caller = { ...visitor, purpose };
        const asking = { caller, institution: 'northfield', day };
        const permitting = consents.filter(
          ({ decision, status }) => decision === 'permit' && status === 'active',
        );
        if (mayBeSeen({ consents }, asking)) {
          expect(mayBeSeen({ consents: permitting }, asking)).toBe(true);
        }
      }),
    );
  });

  it('withhold from a caller without an identity whatever they say', () => {
    fc.assert(
      fc.property(consentLists, days, (consents, day) => {
        expect(mayBeSeen({ consents }, { caller: null, institution: 'northfield', day })).toBe(
          false,
        );
      }),
    );
  });
});
