import type { Format } from './format.ts';

/** A format as the command line knows it before any of its code is loaded. */
export interface FormatEntry extends Pick<Format, 'name' | 'site'> {
  /** One line of help. */
  readonly summary: string;
  readonly load: () => Promise<Format>;
}

/** Every format that `ingest` offers. */
export const FORMATS: readonly FormatEntry[] = [
  {
    name: 'civic',
    summary: 'CIViC TSV downloads: evidence (present and 2021 model), variants, drugs',
    site: 'none',
    load: async () => (await import('./civic.ts')).civic,
  },
  {
    name: 'clinicaltrials',
    summary: 'ClinicalTrials.gov API v2 studies: JSON, or one study a line',
    site: 'none',
    load: async () => (await import('./clinicaltrials.ts')).clinicalTrials,
  },
  {
    name: 'ctml',
    summary: 'CTML protocols with structured eligibility: JSON or YAML',
    site: 'none',
    load: async () => (await import('./ctml.ts')).ctml,
  },
  {
    name: 'fhir',
    summary: 'FHIR R4 / mCODE: bundles, resources, bulk export (one resource a line)',
    site: 'required',
    load: async () => (await import('./fhir.ts')).fhir,
  },
  {
    name: 'phenopackets',
    summary: 'GA4GH Phenopackets v2: JSON, or one phenopacket a line',
    site: 'required',
    load: async () => (await import('./phenopackets.ts')).phenopackets,
  },
  {
    name: 'oncotree',
    summary: "OncoTree's tumour types as JSON: a dated tree, or the API's tree or list",
    site: 'optional',
    load: async () => (await import('./oncotree.ts')).oncotree,
  },
  {
    name: 'hgnc',
    summary: "HGNC's gene names as TSV: the complete set, or some of its columns",
    site: 'optional',
    load: async () => (await import('./hgnc.ts')).hgnc,
  },
];
