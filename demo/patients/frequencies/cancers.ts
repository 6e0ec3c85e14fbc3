/**
 * Which cancers the invented patients have, at what age, sex and stage.
 *
 * Sources of the numbers (each rounded; what is meant is a likeness, not a statistic):
 * - `cases`: estimated new US cases, in thousands. American Cancer Society, Cancer Facts & Figures
 *   2024, table 1. Histologies within an organ: lung adenocarcinoma 45 %, squamous 25 %, small cell
 *   13 % (SEER 2016-2020); breast ductal 80 %, lobular 12 % (ACS Breast Cancer Facts & Figures
 *   2022-2024); diffuse large B-cell lymphoma 30 % of the non-Hodgkin lymphomas (SEER).
 * - `female`: share of women among the same estimates.
 * - `age`: median age at diagnosis. SEER Cancer Stat Facts, 2017-2021.
 * - `stages`: percent at stages I, II, III, IV, from SEER's localized (I and II), regional (III) and
 *   distant (IV) shares, SEER Cancer Stat Facts. Null: blood cancers and brain tumors have no stage
 *   group of this kind.
 * - `survival`: five-year relative survival, SEER Cancer Stat Facts, 2014-2020.
 * - ICD-10-CM codes: the US National Center for Health Statistics' classification.
 */
export interface CancerType {
  /** OncoTree code. */
  readonly code: string;
  readonly name: string;
  /** The parent that a less exact registrar writes; null when there is none in use. */
  readonly coarse: { readonly code: string; readonly name: string } | null;
  readonly icd10: string;
  readonly cases: number;
  readonly female: number;
  readonly age: number;
  readonly stages: readonly [number, number, number, number] | null;
  readonly survival: number;
  readonly tissue: 'solid' | 'blood';
}

type Stages = readonly [number, number, number, number];

const NSCLC = { code: 'NSCLC', name: 'Non-Small Cell Lung Cancer' };
const BREAST = { code: 'BRCA', name: 'Invasive Breast Carcinoma' };
const BOWEL = { code: 'COADREAD', name: 'Colorectal Adenocarcinoma' };

function solid(
  [code, name, icd10]: readonly [string, string, string],
  [cases, female, age, survival]: readonly [number, number, number, number],
  stages: Stages | null,
  coarse: CancerType['coarse'] = null,
): CancerType {
  return { code, name, coarse, icd10, cases, female, age, stages, survival, tissue: 'solid' };
}

function blood(
  [code, name, icd10]: readonly [string, string, string],
  [cases, female, age, survival]: readonly [number, number, number, number],
): CancerType {
  return { ...solid([code, name, icd10], [cases, female, age, survival], null), tissue: 'blood' };
}

// Columns: [OncoTree code, name, ICD-10-CM], [cases, female, age, survival], stages, coarser code.
export const CANCERS: readonly CancerType[] = [
  solid(
    ['IDC', 'Breast Invasive Ductal Carcinoma', 'C50.919'],
    [251, 0.99, 62, 0.91],
    [42, 24, 28, 6],
    BREAST,
  ),
  solid(
    ['ILC', 'Breast Invasive Lobular Carcinoma', 'C50.919'],
    [38, 0.995, 63, 0.91],
    [38, 26, 29, 7],
    BREAST,
  ),
  solid(['PRAD', 'Prostate Adenocarcinoma', 'C61'], [299, 0, 67, 0.97], [38, 40, 14, 8]),
  solid(['LUAD', 'Lung Adenocarcinoma', 'C34.90'], [106, 0.53, 70, 0.29], [20, 8, 22, 50], NSCLC),
  solid(
    ['LUSC', 'Lung Squamous Cell Carcinoma', 'C34.90'],
    [59, 0.38, 72, 0.26],
    [19, 11, 29, 41],
    NSCLC,
  ),
  solid(['SCLC', 'Small Cell Lung Cancer', 'C34.90'], [30, 0.5, 69, 0.09], [3, 3, 24, 70]),
  solid(['COAD', 'Colon Adenocarcinoma', 'C18.9'], [107, 0.49, 68, 0.64], [17, 20, 38, 25], BOWEL),
  solid(['READ', 'Rectal Adenocarcinoma', 'C20'], [46, 0.4, 63, 0.68], [24, 18, 38, 20], BOWEL),
  solid(['SKCM', 'Cutaneous Melanoma', 'C43.9'], [101, 0.41, 66, 0.94], [60, 22, 11, 7], {
    code: 'MEL',
    name: 'Melanoma',
  }),
  solid(['BLCA', 'Bladder Urothelial Carcinoma', 'C67.9'], [83, 0.25, 73, 0.78], [55, 27, 10, 8]),
  solid(['CCRCC', 'Renal Clear Cell Carcinoma', 'C64.9'], [61, 0.36, 65, 0.78], [55, 11, 18, 16]),
  solid(['UEC', 'Uterine Endometrioid Carcinoma', 'C54.1'], [54, 1, 64, 0.81], [60, 8, 22, 10], {
    code: 'UCEC',
    name: 'Endometrial Carcinoma',
  }),
  solid(['PAAD', 'Pancreatic Adenocarcinoma', 'C25.9'], [60, 0.48, 70, 0.13], [7, 9, 30, 54]),
  solid(['THPA', 'Papillary Thyroid Cancer', 'C73'], [37, 0.72, 51, 0.98], [58, 9, 29, 4]),
  solid(
    ['HNSC', 'Head and Neck Squamous Cell Carcinoma', 'C76.0'],
    [52, 0.28, 64, 0.69],
    [17, 11, 54, 18],
  ),
  solid(['HCC', 'Hepatocellular Carcinoma', 'C22.0'], [33, 0.27, 66, 0.21], [26, 21, 31, 22]),
  solid(
    ['IHCH', 'Intrahepatic Cholangiocarcinoma', 'C22.1'],
    [8, 0.48, 68, 0.1],
    [12, 12, 34, 42],
    { code: 'CHOL', name: 'Cholangiocarcinoma' },
  ),
  solid(['STAD', 'Stomach Adenocarcinoma', 'C16.9'], [27, 0.41, 68, 0.36], [16, 15, 31, 38]),
  solid(['ESCA', 'Esophageal Adenocarcinoma', 'C15.9'], [15, 0.13, 68, 0.22], [9, 9, 42, 40]),
  solid(['HGSOC', 'High-Grade Serous Ovarian Cancer', 'C56.9'], [14, 1, 63, 0.45], [9, 8, 25, 58]),
  solid(['CESC', 'Cervical Squamous Cell Carcinoma', 'C53.9'], [10, 1, 50, 0.67], [33, 10, 39, 18]),
  solid(
    ['GIST', 'Gastrointestinal Stromal Tumor', 'C49.A0'],
    [6, 0.48, 64, 0.85],
    [38, 22, 20, 20],
  ),
  solid(['GB', 'Glioblastoma, IDH-Wildtype', 'C71.9'], [13, 0.42, 65, 0.07], null),
  blood(['DLBCLNOS', 'Diffuse Large B-Cell Lymphoma, NOS', 'C83.30'], [24, 0.45, 66, 0.65]),
  blood(['PCM', 'Plasma Cell Myeloma', 'C90.00'], [36, 0.45, 69, 0.61]),
  blood(['AML', 'Acute Myeloid Leukemia', 'C92.00'], [21, 0.45, 69, 0.32]),
  blood(
    ['CLLSLL', 'Chronic Lymphocytic Leukemia/Small Lymphocytic Lymphoma', 'C91.10'],
    [21, 0.38, 70, 0.88],
  ),
  blood(['CMLBCRABL1', 'Chronic Myeloid Leukemia, BCR-ABL1+', 'C92.10'], [9, 0.42, 66, 0.7]),
  blood(['BLL', 'B-Lymphoblastic Leukemia/Lymphoma', 'C91.00'], [6, 0.44, 17, 0.71]),
  blood(['MDS', 'Myelodysplastic Syndromes', 'D46.9'], [15, 0.41, 77, 0.38]),
];
