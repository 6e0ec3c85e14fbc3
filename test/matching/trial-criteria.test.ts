import { describe, expect, it } from '@jest/globals';
import { trialRecord } from '../../ingest/trial-record.ts';
import { evaluateTrial } from '../../matching/evaluate.ts';
import { biomarkersAskedFor } from '../../matching/asked-biomarkers.ts';
import { trialCriteriaOf } from '../../matching/trial-criteria.ts';
import type { ProtocolRecord, RegistrationRecord } from '../../subgraphs/trials/records.ts';
import { context, patient } from './patients.ts';

type Eligibility = NonNullable<RegistrationRecord['eligibility']>;

function registered(eligibility: Partial<Eligibility>): RegistrationRecord {
  return {
    briefTitle: null,
    officialTitle: null,
    status: 'RECRUITING',
    statusVerified: null,
    phases: [],
    studyType: null,
    conditions: [],
    enrollment: null,
    sponsor: null,
    startDate: null,
    primaryCompletionDate: null,
    interventions: [],
    arms: [],
    locations: [],
    eligibility: {
      sex: null,
      minimumAge: null,
      maximumAge: null,
      healthyVolunteers: null,
      criteriaText: null,
      ...eligibility,
    },
  };
}

function curated(known: Partial<ProtocolRecord>): ProtocolRecord {
  return {
    protocolNo: '12-345',
    nctId: null,
    title: null,
    status: 'RECRUITING',
    open: true,
    criteria: null,
    arms: [],
    ...known,
  };
}

function verdict(eligibility: Partial<Eligibility>, birthDate: string) {
  const criteria = trialCriteriaOf(trialRecord('T', { registration: registered(eligibility) }));
  return evaluateTrial(criteria, patient({ birthDate, sex: 'FEMALE' }), context).verdict;
}

describe('the criteria of a trial', () => {
  it.each([
    [{ minimumAge: '18 Years' }, '2008-03-01', '2008-03-02'],
    [{ minimumAge: '1 Year' }, '2025-03-01', '2025-03-02'],
    [{ minimumAge: '6 Months' }, '2025-09-01', '2025-09-02'],
    [{ minimumAge: '2 Weeks' }, '2026-02-15', '2026-02-16'],
    [{ minimumAge: '30 Days' }, '2026-01-30', '2026-01-31'],
    [{ maximumAge: '65 Years' }, '1960-03-02', '1960-03-01'],
    [{ maximumAge: '6 Months' }, '2025-08-02', '2025-08-01'],
    [{ maximumAge: '30 Days' }, '2026-01-30', '2026-01-29'],
    [{ maximumAge: '24 Hours' }, '2026-02-28', '2026-02-27'],
  ])('hold %j to the day: born %s yes, born %s no', (eligibility, within, beyond) => {
    expect(verdict(eligibility, within)).toBe('POSSIBLY_ELIGIBLE');
    expect(verdict(eligibility, beyond)).toBe('NOT_ELIGIBLE');
  });

  it('hold the sex that the registration states', () => {
    expect(verdict({ sex: 'MALE' }, '1980-01-01')).toBe('NOT_ELIGIBLE');
    expect(verdict({ sex: 'FEMALE' }, '1980-01-01')).toBe('POSSIBLY_ELIGIBLE');
  });

  it('keep an age that cannot be read as unknown', () => {
    expect(verdict({ minimumAge: 'Adult' }, '1980-01-01')).toBe('POSSIBLY_ELIGIBLE');
  });

  it('are the unread text, or that there is none, where nothing else is stated, so that the trial is seen', () => {
    const only = (value: string) => ({
      trialId: 'T',
      criteria: {
        all: [
          {
            kind: 'notEvaluable',
            key: 'eligibility criteria',
            value,
          },
        ],
      },
      arms: [],
    });
    const registration = registered({ sex: 'ALL', criteriaText: 'Inclusion Criteria' });
    expect(trialCriteriaOf(trialRecord('T', { registration }))).toEqual(
      only('free text of the registration'),
    );
    const none = only('none is stated');
    expect(trialCriteriaOf(trialRecord('T', { protocol: curated({}) }))).toEqual(none);
    expect(trialCriteriaOf(trialRecord('T', {}))).toEqual(none);
  });

  it('that only a free text states leave more open than any that were curated', () => {
    const curatedTrial = trialRecord('C', {
      protocol: curated({
        criteria: {
          all: ['KRAS', 'NRAS', 'HRAS'].map((gene) => ({
            kind: 'genomic' as const,
            gene,
            category: null,
          })),
        },
      }),
    });
    const registeredTrial = trialRecord('R', { registration: registered({ sex: 'ALL' }) });
    const missingOf = (trial: typeof curatedTrial) =>
      evaluateTrial(trialCriteriaOf(trial), patient({ sex: 'FEMALE' }), context).missing;
    expect(missingOf(curatedTrial)).toBe(3);
    expect(missingOf(registeredTrial)).toBeGreaterThan(100);
  });

  it('are of one level at least, each complete by itself', () => {
    const protocol = curated({
      arms: [
        { code: 'A', open: true, criteria: { kind: 'sex', sex: 'MALE' } },
        { code: 'B', open: true, criteria: null },
      ],
      outerLevels: [{ code: 'step 1', open: true, criteria: { kind: 'sex', sex: 'FEMALE' } }],
    });
    const criteria = trialCriteriaOf(trialRecord('T', { protocol }));
    const evaluated = (sex: 'FEMALE' | 'MALE') => {
      const { verdict, arms } = evaluateTrial(criteria, patient({ sex }), context);
      return { verdict, arms };
    };
    expect(evaluated('FEMALE')).toEqual({ verdict: 'ELIGIBLE', arms: ['step 1'] });
    expect(evaluated('MALE')).toEqual({ verdict: 'ELIGIBLE', arms: ['A'] });
  });

  it('join the protocol with the registration, and then need no free text', () => {
    const protocol = curated({
      criteria: { kind: 'sex', sex: 'FEMALE' },
      arms: [{ code: 'A', open: true, criteria: null }],
    });
    const registration = registered({ minimumAge: '18 Years' });
    expect(trialCriteriaOf(trialRecord('T', { registration, protocol }))).toEqual({
      trialId: 'T',
      criteria: {
        all: [
          { kind: 'sex', sex: 'FEMALE' },
          { kind: 'age', comparison: '>=', years: 18 },
        ],
      },
      arms: [{ code: 'A', open: true, criteria: { all: [] } }],
    });
  });
});

describe('the biomarkers that criteria ask for', () => {
  it('are named most exactly, without those that exclude', () => {
    const ids = biomarkersAskedFor({
      any: [
        { kind: 'genomic', gene: 'BRAF', category: 'MUTATION', proteinChange: 'p.V600E' },
        { kind: 'genomic', gene: 'BRAF', category: 'MUTATION', wildcardProteinChange: 'p.V600' },
        {
          kind: 'genomic',
          gene: 'EGFR',
          category: 'MUTATION',
          exon: 19,
          classification: 'IN_FRAME_DEL',
        },
        { kind: 'genomic', gene: 'ALK', category: 'STRUCTURAL', fusionPartner: 'EML4' },
        { kind: 'genomic', gene: 'KRAS', category: null },
        {
          kind: 'genomic',
          gene: 'ERBB2',
          category: 'COPY_NUMBER',
          copyNumber: 'HIGH_AMPLIFICATION',
        },
        { kind: 'signature', signature: 'MSI-H' },
        { kind: 'signature', signature: 'APOBEC' },
        { kind: 'tumorMutationalBurden', comparison: '>=', perMegabase: 10 },
        { not: { kind: 'genomic', gene: 'NRAS', category: 'MUTATION' } },
        { not: { not: { kind: 'genomic', gene: 'HRAS', category: 'MUTATION' } } },
      ],
    });
    expect(ids).toEqual([
      'BRAF:V600',
      'BRAF:V600E',
      'EGFR:exon-19-deletion',
      'EML4::ALK:fusion',
      'ERBB2:amplification',
      'HRAS:mutation',
      'KRAS:mutation',
      'signature:MSI-H',
      'signature:TMB-H',
    ]);
  });
});
