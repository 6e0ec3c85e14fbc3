/** Genes whose CIViC evidence the demonstration carries: those that its patients and trials ask about. */
export const EVIDENCE_GENES: readonly string[] = (
  'AKT1 ALK APC AR ARID1A ATM BRAF BRCA1 BRCA2 CCND1 CD274 CDK12 CDK4 CDKN2A EGFR ERBB2 ERBB3 ESR1 ' +
  'FGFR2 FGFR3 FLT3 IDH1 IDH2 JAK2 KIT KRAS MAP2K1 MET MLH1 MSH2 MYD88 NF1 NPM1 NRAS NTRK1 NTRK2 ' +
  'NTRK3 PALB2 PDGFRA PIK3CA PTEN RET ROS1 SF3B1 STK11 TERT'
).split(' ');

/** Signatures as CIViC's molecular profiles name them. */
export const EVIDENCE_SIGNATURES: readonly string[] = ['MSI', 'TMB'];

/** The gene symbols and signatures that a molecular profile names, by its capital words. */
export function symbolsOf(molecularProfile: string): string[] {
  return molecularProfile.match(/[A-Z][A-Z0-9]+(?:-[0-9][A-Z])?/g) ?? [];
}
