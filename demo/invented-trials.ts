import type { RegistrationRecord } from '../subgraphs/trials/records.ts';
import { INSTITUTIONS } from './institutions.ts';

/**
 * Registrations of the invented trials, for cancers that none of the real ones fits. Their protocols
 * are `facts/protocols/DEMO-*.json`. No registry has them, so they don't carry a registry's number.
 */
export const INVENTED_TRIALS: readonly {
  readonly id: string;
  readonly registration: RegistrationRecord;
}[] = [
  invent('DEMO-MEL-01', 'Vemurafenib and Cobimetinib in BRAF V600E Melanoma', {
    conditions: ['Melanoma'],
    drugs: ['Vemurafenib', 'Cobimetinib'],
    enrollment: 90,
  }),
  invent('DEMO-BRAF-02', 'Dabrafenib and Trametinib Across BRAF V600 Tumors', {
    conditions: ['Thyroid Cancer', 'Cholangiocarcinoma', 'Solid Tumor', 'Multiple Myeloma'],
    drugs: ['Dabrafenib', 'Trametinib'],
    enrollment: 120,
  }),
  invent('DEMO-LUNG-03', 'Matched Inhibitors for Fusion-Positive Lung Cancer', {
    conditions: ['Non-Small Cell Lung Cancer'],
    drugs: ['Alectinib', 'Entrectinib', 'Selpercatinib', 'Larotrectinib'],
    enrollment: 160,
  }),
  invent('DEMO-BREAST-04', 'Trastuzumab Deruxtecan in HER2-Positive Breast Cancer', {
    conditions: ['Breast Cancer'],
    drugs: ['Trastuzumab Deruxtecan'],
    enrollment: 400,
    phase: 'PHASE3',
  }),
  invent('DEMO-BREAST-05', 'Alpelisib and Fulvestrant in PIK3CA-Mutated Breast Cancer', {
    conditions: ['Breast Cancer'],
    drugs: ['Alpelisib', 'Fulvestrant'],
    enrollment: 140,
  }),
  invent('DEMO-PARP-06', 'Olaparib in BRCA-Mutated Prostate and Ovarian Cancer', {
    conditions: ['Prostate Cancer', 'Ovarian Cancer'],
    drugs: ['Olaparib'],
    enrollment: 180,
  }),
  invent('DEMO-KRAS-07', 'Sotorasib in KRAS G12C Tumors', {
    conditions: ['Non-Small Cell Lung Cancer', 'Colorectal Cancer', 'Pancreatic Cancer'],
    drugs: ['Sotorasib', 'Panitumumab'],
    enrollment: 110,
  }),
  invent('DEMO-IDH-08', 'Ivosidenib in IDH1-Mutated Cancers', {
    conditions: ['Cholangiocarcinoma', 'Acute Myeloid Leukemia'],
    drugs: ['Ivosidenib'],
    enrollment: 70,
  }),
  invent('DEMO-AML-09', 'Gilteritinib in FLT3-Mutated Acute Myeloid Leukemia', {
    conditions: ['Acute Myeloid Leukemia'],
    drugs: ['Gilteritinib'],
    enrollment: 85,
  }),
  invent('DEMO-TMB-10', 'Pembrolizumab in Tumors With a High Mutational Burden', {
    conditions: ['Solid Tumor'],
    drugs: ['Pembrolizumab'],
    enrollment: 100,
  }),
];

interface Invention {
  readonly conditions: readonly string[];
  readonly drugs: readonly string[];
  readonly enrollment: number;
  readonly phase?: 'PHASE2' | 'PHASE3';
}

function invent(
  id: string,
  subject: string,
  { conditions, drugs, enrollment, phase = 'PHASE2' }: Invention,
): { readonly id: string; readonly registration: RegistrationRecord } {
  return {
    id,
    registration: {
      briefTitle: `Demonstration: ${subject}`,
      officialTitle: null,
      status: 'RECRUITING',
      statusVerified: '2025-12',
      phases: [phase],
      studyType: 'INTERVENTIONAL',
      conditions,
      enrollment: { target: enrollment, actual: false },
      sponsor: 'The demonstration network (invented)',
      startDate: '2025-02',
      primaryCompletionDate: '2028-02',
      interventions: drugs.map((name) => ({ type: 'DRUG', name, otherNames: [] })),
      arms: [],
      locations: INSTITUTIONS.map(({ name, city, state }) => ({
        facility: name,
        city,
        state,
        country: 'United States',
        status: 'RECRUITING',
      })),
      eligibility: {
        sex: 'ALL',
        minimumAge: '18 Years',
        maximumAge: null,
        healthyVolunteers: false,
        criteriaText: null,
      },
    },
  };
}
