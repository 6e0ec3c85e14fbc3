import type { Weighted } from '../random.ts';
import { parseChanges, recurringChangesOf } from './changes.ts';

/** An alteration and how often it is found in a cancer type. */
export interface Alteration {
  readonly gene: string;
  /** Share of the cancer type's patients, 0 to 1. */
  readonly share: number;
  readonly changes: Weighted<string>;
  readonly germline: boolean;
}

/** Alterations of one cancer type. */
export interface Landscape {
  /** At most one of these is in a tumor. */
  readonly exclusive: readonly Alteration[];
  /** Each of these is there or not, whatever the others are. */
  readonly independent: readonly Alteration[];
}

/** `KRAS 30 G12C 42, G12V 20`: gene, percent, and its changes where they differ from the usual. */
function alteration(line: string): Alteration {
  const [name = '', percent = '', ...changes] = line.split(' ');
  const gene = name.replace('germline:', '');
  return {
    gene,
    share: Number(percent) / 100,
    changes: changes.length > 0 ? parseChanges(changes.join(' ')) : recurringChangesOf(gene),
    germline: gene !== name,
  };
}

/** `TP53 46, STK11 17`: genes and percents, with their usual changes. */
const list = (text: string): Alteration[] => text.split(',').map((part) => alteration(part.trim()));

const landscape = (exclusive: readonly string[], independent: string): Landscape => ({
  exclusive: exclusive.map(alteration),
  independent: list(independent),
});

const RAS_OF_BOWEL = [
  'KRAS 43 G12D 31, G12V 22, G13D 18, G12C 8, A146T 7, G12A 6, G12S 5, Q61H 3',
  'NRAS 4',
];

/**
 * Percent of tumors with each alteration, by OncoTree code, after the publication named above each.
 * Copy number and fusion shares are those of the same publication or of AACR GENIE's public release.
 */
export const LANDSCAPES: Readonly<Record<string, Landscape>> = {
  // TCGA, Nature 511:543 (2014); Jordan et al., Cancer Discov 7:596 (2017) for fusions.
  LUAD: landscape(
    [
      'KRAS 29 G12C 42, G12V 20, G12D 17, G12A 8, G13C 5, Q61H 5, G13D 3',
      'EGFR 16',
      'ALK 4 EML4+ALK 92, KIF5B+ALK 8',
      'MET 3 D1010H 60, D1010N 40',
      'BRAF 4 V600E 52, G469A 24, D594G 16, K601E 8',
      'ROS1 2 CD74+ROS1 60, EZR+ROS1 20, SDC4+ROS1 20',
      'RET 1.7 KIF5B+RET 75, CCDC6+RET 25',
      'ERBB2 2.5 Y772_A775dup 65, S310F 20, L755S 15',
      'NRAS 0.7 Q61L 60, Q61K 40',
      'NTRK1 0.2 TPM3+NTRK1 1',
    ],
    'TP53 46, STK11 15, KEAP1 14, NF1 8, RBM10 7, SMARCA4 6, CDKN2A 14, PIK3CA 5, ATM 7, RB1 4, MYC 5, CTNNB1 3',
  ),
  // TCGA, Nature 489:519 (2012).
  LUSC: landscape(
    ['KRAS 2', 'EGFR 1.5', 'BRAF 2 G469A 60, D594G 40'],
    'TP53 82, CDKN2A 30, PIK3CA 14, NFE2L2 15, KEAP1 11, KMT2D 19, FGFR1 16, PTEN 9, RB1 7, NOTCH1 8, NF1 10, CCND1 12',
  ),
  // George et al., Nature 524:47 (2015).
  SCLC: landscape([], 'TP53 90, RB1 72, KMT2D 12, MYC 7, PTEN 6, NOTCH1 14, PIK3CA 3'),
  // TCGA, Nature 490:61 (2012); Ciriello et al., Cell 163:506 (2015). ERBB2 follows from HER2 status.
  IDC: landscape(
    ['germline:BRCA1 2.2', 'germline:BRCA2 2.4', 'germline:PALB2 0.6'],
    'PIK3CA 34, TP53 38, GATA3 12, KMT2C 8, MAP2K1 0.5, PTEN 6, AKT1 3, ESR1 6, CCND1 15, FGFR1 12, MYC 17, NF1 4, CDH1 2',
  ),
  ILC: landscape(
    ['germline:BRCA2 2', 'germline:CDH1 0.5', 'germline:BRCA1 0.6'],
    'CDH1 63, PIK3CA 48, TP53 9, PTEN 8, AKT1 4, ESR1 7, CCND1 17, FGFR1 10, FOXA1 7, GATA3 5, NF1 4',
  ),
  // TCGA, Cell 163:1011 (2015); Robinson et al., Cell 161:1215 (2015) and Pritchard 2016 for germline.
  PRAD: landscape(
    ['ERG 42 TMPRSS2+ERG 1', 'SPOP 10', 'FOXA1 4', 'IDH1 1 R132H 1'],
    'TP53 16, PTEN 18, AR 9, MYC 8, RB1 4, ATM 4, CDK12 3, PIK3CA 4, germline:BRCA2 4.5, germline:BRCA1 1, APC 5',
  ),
  // TCGA, Nature 487:330 (2012); Yaeger et al., Cancer Cell 33:125 (2018).
  COAD: landscape(
    [...RAS_OF_BOWEL, 'BRAF 11 V600E 90, D594G 10'],
    'APC 72, TP53 58, PIK3CA 19, SMAD4 14, FBXW7 11, RNF43 8, ERBB2 2.5, PTEN 6, ARID1A 10, POLE 1.2, germline:MLH1 1.2, germline:MSH2 1.2',
  ),
  READ: landscape(
    [...RAS_OF_BOWEL, 'BRAF 3'],
    'APC 80, TP53 74, PIK3CA 13, SMAD4 14, FBXW7 11, ERBB2 4, PTEN 3, ARID1A 5, germline:MSH2 0.8',
  ),
  // TCGA, Cell 161:1681 (2015).
  SKCM: landscape(
    [
      'BRAF 50 V600E 78, V600K 14, V600R 3, K601E 5',
      'NRAS 27 Q61R 45, Q61K 34, Q61L 14, Q61H 7',
      'NF1 10',
      'KIT 3 L576P 50, K642E 30, D816V 20',
    ],
    'TERT 64, CDKN2A 36, TP53 15, PTEN 10, ARID2 11, RAC1 6, MAP2K1 5, CDK4 3, CTNNB1 4, CD274 1',
  ),
  // TCGA, Cell 171:540 (2017).
  BLCA: landscape(
    [],
    'TP53 48, FGFR3 15, KDM6A 26, ARID1A 25, PIK3CA 22, RB1 17, CDKN2A 22, TERT 66, ATM 13, ERCC2 9, ERBB2 9, CCND1 10, STAG2 12, KMT2D 27',
  ),
  // TCGA, Nature 499:43 (2013).
  CCRCC: landscape(
    [],
    'VHL 54, PBRM1 36, SETD2 13, BAP1 10, KDM5C 7, MTOR 6, PTEN 4, TP53 3, PIK3CA 3',
  ),
  // TCGA, Nature 497:67 (2013).
  UEC: landscape(
    [],
    'PTEN 66, PIK3CA 52, ARID1A 42, PIK3R1 32, CTNNB1 30, KRAS 21, TP53 24, FBXW7 14, POLE 7, PPP2R1A 9, ERBB2 3, MTOR 6, germline:MSH6 1.5',
  ),
  // TCGA, Cancer Cell 32:185 (2017); Golan et al., NEJM 381:317 (2019) for germline.
  PAAD: landscape(
    ['KRAS 91 G12D 42, G12V 32, G12R 15, Q61H 7, G12C 2, G12A 2', 'BRAF 1 V600E 1'],
    'TP53 70, SMAD4 31, CDKN2A 34, ARID1A 6, RNF43 6, ATM 3, germline:BRCA2 4, germline:BRCA1 1.2, germline:PALB2 0.7',
  ),
  // TCGA, Cell 159:676 (2014).
  THPA: landscape(
    [
      'BRAF 60 V600E 98, K601E 2',
      'NRAS 8 Q61R 80, Q61K 20',
      'HRAS 4',
      'RET 6 CCDC6+RET 70, NCOA4+RET 30',
      'NTRK3 1.2 ETV6+NTRK3 1',
      'ALK 0.8 STRN+ALK 1',
    ],
    'TERT 9, TP53 1, AKT1 1, PIK3CA 1',
  ),
  // TCGA, Nature 517:576 (2015).
  HNSC: landscape(
    [],
    'TP53 72, CDKN2A 42, PIK3CA 20, NOTCH1 18, FAT1 22, HRAS 5, CCND1 27, EP300 7, NFE2L2 5, PTEN 4',
  ),
  // TCGA, Cell 169:1327 (2017).
  HCC: landscape(
    [],
    'TERT 44, TP53 31, CTNNB1 27, AXIN1 8, ARID1A 7, NFE2L2 4, CDKN2A 8, CCND1 6, MYC 8',
  ),
  // Lowery et al., Clin Cancer Res 24:4154 (2018).
  IHCH: landscape(
    [
      'IDH1 20 R132C 66, R132L 16, R132G 12, R132H 6',
      'FGFR2 13 FGFR2+BICC1 70, FGFR2+TACC3 30',
      'IDH2 4 R172K 1',
      'KRAS 11',
      'BRAF 4 V600E 1',
      'ERBB2 4',
    ],
    'ARID1A 18, BAP1 16, TP53 22, PBRM1 10, CDKN2A 15, PIK3CA 6, SMAD4 6',
  ),
  // TCGA, Nature 513:202 (2014).
  STAD: landscape(
    [],
    'TP53 47, ARID1A 25, PIK3CA 16, ERBB2 14, CDH1 9, KRAS 9, SMAD4 7, CTNNB1 5, CCNE1 9, RNF43 8, MYC 8',
  ),
  // TCGA, Nature 541:169 (2017).
  ESCA: landscape(
    [],
    'TP53 72, CDKN2A 45, ERBB2 20, SMAD4 14, KRAS 9, ARID1A 10, CCNE1 12, MYC 14, PIK3CA 5',
  ),
  // TCGA, Nature 474:609 (2011).
  HGSOC: landscape(
    ['germline:BRCA1 10', 'germline:BRCA2 7', 'BRCA1 3', 'BRCA2 3', 'CDK12 3'],
    'TP53 95, CCNE1 19, MYC 20, NF1 8, RB1 8, PTEN 6, PIK3CA 3',
  ),
  // TCGA, Nature 543:378 (2017).
  CESC: landscape(
    [],
    'PIK3CA 27, FBXW7 11, KMT2C 14, EP300 11, ARID1A 7, PTEN 8, NFE2L2 6, KRAS 4, ERBB2 5, STK11 4, CD274 8',
  ),
  // Corless et al., Nat Rev Cancer 11:865 (2011).
  GIST: landscape(
    [
      'KIT 75 W557_K558del 34, V559D 20, V560D 14, L576P 10, A502_Y503dup 14, K642E 5, V559del 3',
      'PDGFRA 12 D842V 68, V561D 16, I843_D846del 16',
      'NF1 1.5',
      'BRAF 1 V600E 1',
    ],
    'CDKN2A 10, TP53 5, RB1 4',
  ),
  // Brennan et al., Cell 155:462 (2013).
  GB: landscape(
    [
      'EGFR 42 amp 80, A289V 12, G598V 8',
      'PDGFRA 10',
      'FGFR3 2.5 FGFR3+TACC3 1',
      'BRAF 1.8 V600E 1',
    ],
    'TERT 74, CDKN2A 56, PTEN 38, TP53 28, NF1 11, CDK4 13, PIK3CA 9, PIK3R1 10, RB1 8',
  ),
  // Schmitz et al., NEJM 378:1396 (2018).
  DLBCLNOS: landscape(
    [],
    'KMT2D 26, CREBBP 17, MYD88 16, CD79B 15, EZH2 8, TP53 20, NOTCH1 5, BRAF 2, XPO1 2',
  ),
  // Walker et al., Blood 132:587 (2018).
  PCM: landscape(
    ['KRAS 22 Q61H 38, G12D 24, G13D 20, G12V 18', 'NRAS 17', 'BRAF 7 V600E 60, D594G 40'],
    'TP53 8, DNMT3A 2, ATM 4, CCND1 16 IGH+CCND1 1, TET2 2',
  ),
  // Papaemmanuil et al., NEJM 374:2209 (2016).
  AML: landscape(
    [
      'RARA 5 PML+RARA 1',
      'MYH11 5 CBFB+MYH11 1',
      'RUNX1T1 5 RUNX1+RUNX1T1 1',
      'KMT2A 4 KMT2A+MLLT3 60, KMT2A+AFDN 40',
      'NPM1 28',
    ],
    'FLT3 28, DNMT3A 25, NRAS 14, IDH2 10, IDH1 8, TET2 14, RUNX1 11, TP53 9, ASXL1 9, SRSF2 8, STAG2 6, PTPN11 6, WT1 5, CEBPA 5, RAD21 4, KIT 3, KRAS 5',
  ),
  // Landau et al., Nature 526:525 (2015).
  CLLSLL: landscape([], 'SF3B1 14, NOTCH1 11, ATM 13, TP53 8, BIRC3 4, XPO1 5, MYD88 3, BRAF 3'),
  // Branford et al., Blood 132:948 (2018).
  CMLBCRABL1: landscape([], 'ABL1 99 BCR+ABL1 1, ASXL1 9, RUNX1 4, IKZF1 4, DNMT3A 3'),
  // Gu et al., Nat Genet 51:296 (2019).
  BLL: landscape(
    ['RUNX1 17 ETV6+RUNX1 1', 'ABL1 14 BCR+ABL1 1', 'KMT2A 7 KMT2A+AFF1 1'],
    'IKZF1 17, PAX5 14, NRAS 12, KRAS 10, FLT3 6 D835Y 1, CREBBP 5, TP53 6',
  ),
  // Papaemmanuil et al., Blood 122:3616 (2013).
  MDS: landscape(
    [],
    'SF3B1 24, TET2 22, SRSF2 13, ASXL1 14, DNMT3A 11, RUNX1 9, U2AF1 8, TP53 7, STAG2 6, EZH2 5 Y646N 1, JAK2 3, IDH2 4, NRAS 3',
  ),
};
