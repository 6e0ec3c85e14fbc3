import type { Weighted } from '../random.ts';

/**
 * The changes of a gene that recur across cancers, with rough weights after COSMIC v99 and the
 * cancer hotspots of MSK (Chang et al. 2016, 2018): a protein change without `p.`; `amp`, `del`
 * (homozygous deletion); `A+B` for a fusion with A in front; `c.` for a change outside of the protein.
 * Cancers whose mix differs state their own in `alterations.ts`.
 */
const CHANGES: Readonly<Record<string, string>> = {
  ABL1: 'T315I 40, E255K 20, Y253H 20, F317L 20',
  AKT1: 'E17K 1',
  APC: 'R1450* 22, R876* 14, R216* 12, R1114* 11, Q1378* 10, R564* 9, E1309Dfs*4 12, T1556Nfs*3 10',
  AR: 'amp 60, T878A 14, L702H 14, W742C 6, H875Y 6',
  ARID1A: 'R1989* 24, R1276* 14, Q1334* 12, D1850Tfs*33 28, R2158* 12, Y2254* 10',
  ARID2: 'R53* 25, R274* 25, Q1165* 25, R1272* 25',
  ASXL1: 'G646Wfs*12 60, R693* 18, E635Rfs*15 22',
  ATM: 'R337C 30, R3008C 20, R3008H 15, R805* 10, R2832C 15, E1978* 10',
  AXIN1: 'R146* 40, R712* 30, Q190* 30',
  BAP1: 'R60* 35, Q684* 20, E283* 15, Q267* 30',
  BIRC3: 'L548Ffs*9 50, Q547Nfs*21 50',
  BRAF: 'V600E 78, V600K 5, D594G 7, G469A 6, K601E 4',
  BRCA1: 'E23Vfs*17 35, Q1756Pfs*74 30, C61G 20, R1443* 15',
  BRCA2: 'S1982Rfs*22 45, T3033Lfs*29 20, R2520* 20, E1646Qfs*23 15',
  CALR: 'L367Tfs*46 1',
  CCND1: 'amp 1',
  CCNE1: 'amp 1',
  CD274: 'amp 1',
  CD79B: 'Y197H 45, Y197S 25, Y197C 15, Y197D 15',
  CDH1: 'Q23* 30, R63* 20, Q641* 20, E243* 15, R732Q 15',
  CDK12: 'R890H 30, W719* 30, R983* 40',
  CDK4: 'amp 1',
  CDKN2A: 'del 70, R80* 14, R58* 10, H83Y 6',
  CEBPA: 'K313dup 50, H24Afs*84 50',
  CREBBP: 'R1446C 40, R1446H 30, Y1503H 30',
  CTNNB1: 'S45F 22, S37F 20, S33C 20, T41A 24, D32Y 14',
  DNMT3A: 'R882H 55, R882C 30, R736H 8, R326H 7',
  EGFR: 'E746_A750del 38, L858R 38, L747_P753delinsS 7, G719A 4, L861Q 3, S768I 2, A767_V769dup 4, T790M 4',
  EP300: 'D1399N 60, C1164Y 40',
  ERBB2: 'amp 1',
  ERCC2: 'N238S 60, T484M 20, S246F 20',
  ESR1: 'D538G 42, Y537S 30, Y537N 12, E380Q 16',
  EZH2: 'Y646N 40, Y646F 30, Y646H 15, A682G 15',
  FAT1: 'R1627* 50, E3454* 50',
  FBXW7: 'R465C 30, R465H 28, R505C 20, R479Q 22',
  FGFR1: 'amp 1',
  FGFR2: 'S252W 60, N549K 40',
  FGFR3: 'S249C 58, Y373C 16, R248C 12, G370C 8, FGFR3+TACC3 6',
  FLT3: 'F594_D600dup 70, D835Y 24, D835V 6',
  FOXA1: 'F254V 50, R219S 50',
  GATA3: 'D336Gfs*17 40, P409Afs*99 40, M294K 20',
  HRAS: 'Q61R 40, G13R 25, G12D 20, Q61K 15',
  IDH1: 'R132H 60, R132C 25, R132G 6, R132S 6, R132L 3',
  IDH2: 'R140Q 74, R172K 26',
  IKZF1: 'del 1',
  JAK2: 'V617F 1',
  KDM5C: 'R215* 60, E303* 40',
  KDM6A: 'Q555* 40, R1111* 30, E1316* 30',
  KEAP1: 'R470C 30, G333C 30, R320Q 25, D236H 15',
  KIT: 'D816V 1',
  KMT2C: 'R380L 50, R4693* 50',
  KMT2D: 'R2734* 30, R5179H 25, R2830* 25, R5432W 20',
  KRAS: 'G12D 32, G12V 24, G12C 14, G13D 12, G12A 6, G12R 4, Q61H 4, A146T 4',
  MAP2K1: 'P124S 30, K57N 30, Q56P 25, E203K 15',
  MLH1: 'R226* 40, R487* 30, Q426* 30',
  MSH2: 'R680* 40, Q252* 30, A636P 30',
  MSH6: 'R1068* 50, F1088Lfs*5 50',
  MTOR: 'S2215Y 45, E1799K 25, C1483F 30',
  MYC: 'amp 1',
  MYD88: 'L265P 1',
  NF1: 'R1306* 25, R1513* 20, R2450* 20, R440* 20, R1534* 15',
  NFE2L2: 'E79Q 26, R34G 24, D29H 20, E79K 16, G31A 14',
  NOTCH1: 'P2514Rfs*4 60, R2327W 10, A465T 30',
  NPM1: 'W288Cfs*12 1',
  NRAS: 'Q61R 42, Q61K 26, G12D 16, Q61L 10, G13D 6',
  PALB2: 'L531Cfs*30 60, Y1183* 40',
  PAX5: 'P80R 60, R38C 40',
  PBRM1: 'R1010* 40, Q1298* 30, N258Kfs*6 30',
  PDGFRA: 'amp 1',
  PIK3CA: 'H1047R 36, E545K 24, E542K 15, N345K 6, H1047L 6, R88Q 5, C420R 4, E726K 4',
  PIK3R1: 'R348* 30, N564D 40, K567E 30',
  PMS2: 'R802* 50, R134* 50',
  POLE: 'P286R 55, V411L 35, S459F 10',
  PPP2R1A: 'P179R 50, S256F 25, R183W 25',
  PTEN: 'R130G 20, R130Q 18, R233* 18, R130* 14, R173C 10, del 20',
  PTPN11: 'E76K 45, D61Y 25, A72V 30',
  RAC1: 'P29S 1',
  RAD21: 'R586* 100',
  RB1: 'R320* 22, R445* 20, R455* 18, R579* 18, del 22',
  RBM10: 'R230* 50, E184* 50',
  RNF43: 'G659Vfs*41 75, R117Afs*41 25',
  RUNX1: 'R201* 35, R204Q 25, D198N 20, R162K 20',
  SETD2: 'R1625C 50, R2109* 50',
  SF3B1: 'K700E 62, K666N 16, H662Q 10, E622D 12',
  SMAD4: 'R361H 32, R361C 20, D537Y 10, R445* 18, del 20',
  SMARCA4: 'T910M 40, R1192C 30, E882K 30',
  SPOP: 'F133V 40, F133L 30, W131G 30',
  SRSF2: 'P95H 58, P95L 22, P95R 20',
  STAG2: 'R216* 45, R259* 30, R614* 25',
  STK11: 'F354L 20, Q37* 28, E57Kfs*7 18, D194Y 18, P281Rfs*6 16',
  TERT: 'c.-124C>T 74, c.-146C>T 26',
  TET2: 'R1516* 28, R550* 26, H1881R 24, Q1523* 22',
  TP53: 'R175H 18, R248Q 13, R273H 13, R248W 11, R273C 10, R282W 9, G245S 8, Y220C 7, R213* 7, R196* 4',
  U2AF1: 'S34F 60, Q157P 40',
  VHL: 'L158Q 20, S65* 20, W117R 20, R161* 20, L89H 20',
  WT1: 'R380Afs*5 60, S381* 40',
  XPO1: 'E571K 1',
};

/** `V600E 78, V600K 5` as a list of values and weights. */
export function parseChanges(text: string): Weighted<string> {
  return text.split(',').map((part) => {
    const [change = '', weight = '1'] = part.trim().split(' ');
    return [change, Number(weight)] as const;
  });
}

const parsed = new Map(Object.entries(CHANGES).map(([gene, text]) => [gene, parseChanges(text)]));

/** The recurring changes of a gene. @throws Error for a gene without any: a mistake in the tables */
export function recurringChangesOf(gene: string): Weighted<string> {
  const changes = parsed.get(gene);
  if (changes === undefined) throw new Error(`no changes are stated for ${gene}`);
  return changes;
}
