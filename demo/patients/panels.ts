/**
 * A genomic test of the demonstration. Names are invented; the genes are real HGNC symbols of the kind
 * that clinical panels of this size read.
 */
export interface Panel {
  readonly name: string;
  readonly genes: readonly string[];
  /** Whether it also reports microsatellite status. */
  readonly reportsMicrosatellites: boolean;
  /** Whether it also reports tumor mutational burden. */
  readonly reportsBurden: boolean;
  /** Reads inherited variants only, from blood. */
  readonly germline: boolean;
}

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

const LUNG_HOTSPOTS = words('ALK BRAF EGFR ERBB2 KRAS MET NTRK1 NTRK2 NTRK3 NRAS RET ROS1');

const SOLID_CORE = words(`
  AKT1 ALK AR BRAF CDK4 CDKN2A CTNNB1 EGFR ERBB2 ERBB3 ESR1 FGFR1 FGFR2 FGFR3 GNA11 GNAQ GNAS HRAS
  IDH1 IDH2 KIT KRAS MAP2K1 MET MTOR MYC NRAS NTRK1 NTRK2 NTRK3 PDGFRA PIK3CA POLE PTEN RAC1 RAF1 RET
  ROS1 SMAD4 SMO STK11 TERT TP53 VHL
`);

const SOLID_EXTENDED = words(`
  APC ARAF ARID1A ARID2 ATM ATRX AXIN1 BAP1 BARD1 BCOR BRCA1 BRCA2 BRIP1 CBL CCND1 CCND2 CCND3 CCNE1
  CD274 CDH1 CDK12 CDK6 CHEK1 CHEK2 CIC CREBBP DAXX DDR2 DICER1 EP300 EPHA3 ERBB4 ERCC2 FANCA FAT1
  FBXW7 FGF3 FGF4 FGF19 FGFR4 FH FLCN FOXA1 FUBP1 GATA3 H3-3A JAK1 JAK2 KDM5C KDM6A KDR KEAP1 KMT2C
  KMT2D KRAS MAP2K2 MAP2K4 MAP3K1 MDM2 MDM4 MEN1 MLH1 MSH2 MSH6 MTAP NF1 NF2 NFE2L2 NOTCH1 NOTCH2
  NRG1 PALB2 PBRM1 PDGFRB PIK3R1 PMS2 PPP2R1A PTCH1 RAD51C RAD51D RB1 RBM10 RNF43 SETD2 SMARCA4
  SMARCB1 SPOP TMPRSS2 ERG TSC1 TSC2
`);

const MYELOID_LYMPHOID = words(`
  ABL1 ASXL1 BCOR BCR BIRC3 BRAF BTK CALR CBL CBFB CCND1 CD79B CEBPA CREBBP CSF3R DNMT3A ETV6 EZH2
  FLT3 GATA2 IDH1 IDH2 IKZF1 JAK2 KIT KMT2A KMT2D KRAS MPL MYC MYD88 NOTCH1 NPM1 NRAS PAX5 PHF6 PML
  PTPN11 RAD21 RARA RUNX1 RUNX1T1 SETBP1 SF3B1 SRSF2 STAG2 TET2 TP53 U2AF1 WT1 XPO1 ZRSR2
`);

const INHERITED = words(`
  APC ATM BARD1 BRCA1 BRCA2 BRIP1 CDH1 CDKN2A CHEK2 EPCAM MLH1 MSH2 MSH6 MUTYH PALB2 PMS2 PTEN
  RAD51C RAD51D STK11 TP53 VHL
`);

const distinct = (genes: readonly string[]): string[] => [...new Set(genes)].sort();

export const PANELS = {
  lungHotspots: {
    name: 'Riverbend Lung Hotspot',
    genes: distinct(LUNG_HOTSPOTS),
    reportsMicrosatellites: false,
    reportsBurden: false,
    germline: false,
  },
  solidCore: {
    name: 'Lakeside Solid Core',
    genes: distinct(SOLID_CORE),
    reportsMicrosatellites: true,
    reportsBurden: false,
    germline: false,
  },
  solidComprehensive: {
    name: 'Northfield Solid Comprehensive',
    genes: distinct([...SOLID_CORE, ...SOLID_EXTENDED]),
    reportsMicrosatellites: true,
    reportsBurden: true,
    germline: false,
  },
  hematology: {
    name: 'Northfield Blood and Marrow',
    genes: distinct(MYELOID_LYMPHOID),
    reportsMicrosatellites: false,
    reportsBurden: false,
    germline: false,
  },
  inherited: {
    name: 'Lakeside Inherited Risk',
    genes: distinct(INHERITED),
    reportsMicrosatellites: false,
    reportsBurden: false,
    germline: true,
  },
} as const satisfies Record<string, Panel>;

export type PanelName = keyof typeof PANELS;
