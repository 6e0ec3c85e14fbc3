import { biomarkerOfSignature } from '../../genomics/biomarker-name.ts';
import type {
  GenomicTestRecord,
  SignatureRecord,
  TumorMarkerRecord,
  VariantRecord,
} from '../../site/records.ts';
import { LAST_DAY, toDate, toDays } from './dates.ts';
import type { Population } from './frequencies/population.ts';
import { HIGH_BURDEN } from './frequencies/signatures.ts';
import { PANELS, type Panel } from './panels.ts';
import type { Random } from './random.ts';
import type { Tumor } from './tumor.ts';
import { genesOf, variantRecord } from './variant.ts';

/** What an institution's tests found in a tumor, and what they looked at. */
export interface TestResults {
  readonly genomicTests: readonly GenomicTestRecord[];
  readonly variants: readonly VariantRecord[];
  readonly signatures: readonly SignatureRecord[];
}

/** Share of reports that don't say which genes were read. */
const COVERAGE_UNSTATED = 0.06;
/** Share of patients with a test for inherited variants besides. */
const TESTED_FOR_INHERITED = 0.22;

export function testTumor(
  random: Random,
  tumor: Tumor,
  population: Population,
  diagnosed: string,
): TestResults {
  const results = choosePanels(random, tumor, population).map((panel) => {
    const date = soonAfter(random, diagnosed);
    return {
      test: {
        name: panel.name,
        date,
        coveredGenes: random.chance(COVERAGE_UNSTATED) ? [] : panel.genes,
      },
      variants: findVariants(random, tumor, panel, date),
      signatures: findSignatures(tumor, panel, date),
    };
  });
  return {
    genomicTests: results.map(({ test }) => test),
    variants: results.flatMap(({ variants }) => variants),
    signatures: results.flatMap(({ signatures }) => signatures),
  };
}

function choosePanels(random: Random, tumor: Tumor, population: Population): Panel[] {
  const panels: Panel[] = [];
  if (random.chance(population.tested)) {
    const choice =
      tumor.cancer.tissue === 'blood' ? 'hematology' : random.weighted(population.panels);
    const isLung = ['LUAD', 'LUSC', 'SCLC'].includes(tumor.cancer.code);
    panels.push(PANELS[choice === 'lungHotspots' && !isLung ? 'solidCore' : choice]);
  }
  if (tumor.cancer.tissue === 'solid' && random.chance(TESTED_FOR_INHERITED))
    panels.push(PANELS.inherited);
  return panels;
}

/** A tumor panel doesn't say what is inherited; a test of blood finds nothing else. */
function findVariants(random: Random, tumor: Tumor, panel: Panel, date: string): VariantRecord[] {
  return tumor.findings
    .filter((finding) => finding.germline === panel.germline)
    .filter((finding) => genesOf(finding).some((gene) => panel.genes.includes(gene)))
    .map((finding) => {
      const fraction = finding.germline ? random.normal(0.49, 0.02) : random.normal(0.3, 0.1);
      const alleleFraction = Math.round(Math.min(Math.max(fraction, 0.04), 0.92) * 1000) / 1000;
      return variantRecord(finding, {
        alleleFraction: random.chance(0.05) ? null : alleleFraction,
        testedOn: date,
      });
    });
}

function findSignatures(tumor: Tumor, panel: Panel, date: string): SignatureRecord[] {
  const found: Omit<SignatureRecord, 'biomarkerId'>[] = [];
  if (panel.reportsMicrosatellites)
    found.push({
      kind: 'MICROSATELLITE_INSTABILITY',
      status: tumor.microsatellitesHigh ? 'MSI-H' : 'MSS',
      value: null,
      testedOn: date,
    });
  if (panel.reportsBurden)
    found.push({
      kind: 'TUMOR_MUTATIONAL_BURDEN',
      status: tumor.burden >= HIGH_BURDEN ? 'TMB-H' : 'TMB-L',
      value: tumor.burden,
      testedOn: date,
    });
  return found.map((signature) => ({ ...signature, biomarkerId: biomarkerOfSignature(signature) }));
}

/** LOINC's codes for the receptor tests of breast cancer pathology (as mCODE's examples use them). */
const MARKERS = [
  ['estrogen', 'ER', '85337-4', 'Estrogen receptor Ag [Presence] in Breast cancer specimen'],
  [
    'progesterone',
    'PR',
    '85339-0',
    'Progesterone receptor Ag [Presence] in Breast cancer specimen',
  ],
  ['her2', 'HER2', '85319-2', 'HER2 [Presence] in Breast cancer specimen by Immune stain'],
] as const;

/** Receptor tests; each is missing from a few records. */
export function testReceptors(
  random: Random,
  tumor: Tumor,
  diagnosed: string,
): TumorMarkerRecord[] {
  const { receptors } = tumor;
  if (receptors === null) return [];
  return MARKERS.flatMap(([receptor, name, code, display]): TumorMarkerRecord[] => {
    const positive = receptors[receptor];
    if (positive === null || random.chance(0.05)) return [];
    const date = soonAfter(random, diagnosed);
    const equivocal = receptor === 'her2' && !positive && random.chance(0.04);
    const inBreast = receptors.estrogen !== null;
    return [
      {
        name,
        code: inBreast ? { system: 'http://loinc.org', code, display } : null,
        interpretation: equivocal ? 'EQUIVOCAL' : positive ? 'POSITIVE' : 'NEGATIVE',
        value: null,
        unit: null,
        date,
      },
    ];
  });
}

/** A day within ten weeks, never after the last one. */
function soonAfter(random: Random, date: string): string {
  return toDate(Math.min(toDays(date) + random.integer(3, 70), toDays(LAST_DAY)));
}
