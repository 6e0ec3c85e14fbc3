/**
 * OncoTree codes of diagnoses in other terminologies, only where the other code can mean nothing
 * else: a diagnosis coded by its organ alone gives the organ's code at the top of OncoTree.
 *
 * Sources: cross references of the Disease Ontology's cancer slim (CC0) for SNOMED CT and ICD-O-3,
 * held against OncoTree's names; the blocks of WHO's ICD-10 for the organs.
 */
const SNOMED_TO_ONCOTREE = new Map<string, string>([
  ['254837009', 'BREAST'],
  ['372137005', 'BREAST'],
  ['188152004', 'BREAST'],
  ['408643008', 'IDC'],
  ['278054005', 'ILC'],
  ['363358000', 'LUNG'],
  ['93880001', 'LUNG'],
  ['254637007', 'NSCLC'],
  ['424132000', 'NSCLC'],
  ['425048006', 'NSCLC'],
  ['422968005', 'NSCLC'],
  ['423121009', 'NSCLC'],
  ['254626006', 'LUAD'],
  ['254634000', 'LUSC'],
  ['254632001', 'SCLC'],
  ['254645002', 'PLMESO'],
  ['363406005', 'BOWEL'],
  ['93761005', 'BOWEL'],
  ['109838007', 'BOWEL'],
  ['363351006', 'BOWEL'],
  ['408645001', 'COADREAD'],
  ['255082000', 'COAD'],
  ['254582000', 'READ'],
  ['399068003', 'PROSTATE'],
  ['93974005', 'PROSTATE'],
  ['399490008', 'PRAD'],
  ['372244006', 'MEL'],
  ['2092003', 'MEL'],
  ['93655004', 'MEL'],
  ['269577007', 'MEL'],
  ['363418001', 'PANCREAS'],
  ['700423003', 'PAAD'],
  ['363443007', 'OVARY'],
  ['363349007', 'STOMACH'],
  ['408647009', 'STAD'],
  ['363518003', 'KIDNEY'],
  ['399326009', 'BLADDER'],
  ['393562002', 'BLCA'],
  ['109841003', 'HCC'],
  ['363478007', 'THYROID'],
  ['363354003', 'CERVIX'],
  ['254886006', 'CESC'],
  ['254887002', 'CEAD'],
  ['93727008', 'BRAIN'],
  ['255035007', 'ACC'],
  ['716659002', 'HNSC'],
  ['363398003', 'NPC'],
  ['109989006', 'PCM'],
  ['118599009', 'HL'],
  ['118601006', 'NHL'],
  ['91861009', 'AML'],
  ['92818009', 'CML'],
  ['92814006', 'CLLSLL'],
]);

/** By the beginning of an ICD-10 or ICD-10-CM code without its dot; the longest that fits counts. */
const ICD10_TO_ONCOTREE = new Map<string, string>([
  ...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14].map((block): [string, string] => [
    `C${String(block).padStart(2, '0')}`,
    'HEAD_NECK',
  ]),
  ['C15', 'STOMACH'],
  ['C16', 'STOMACH'],
  ['C17', 'BOWEL'],
  ['C18', 'BOWEL'],
  ['C19', 'BOWEL'],
  ['C20', 'BOWEL'],
  ['C21', 'BOWEL'],
  ['C22', 'LIVER'],
  ['C220', 'HCC'],
  ['C221', 'BILIARY_TRACT'],
  ['C23', 'BILIARY_TRACT'],
  ['C240', 'BILIARY_TRACT'],
  ['C241', 'AMPULLA_OF_VATER'],
  ['C25', 'PANCREAS'],
  ['C30', 'HEAD_NECK'],
  ['C31', 'HEAD_NECK'],
  ['C32', 'HEAD_NECK'],
  ['C34', 'LUNG'],
  ['C37', 'THYMUS'],
  ['C40', 'BONE'],
  ['C41', 'BONE'],
  ['C43', 'MEL'],
  ['C44', 'SKIN'],
  ['C450', 'PLMESO'],
  ['C49', 'SOFT_TISSUE'],
  ['C49A', 'GIST'],
  ['C4A', 'MCC'],
  ['C50', 'BREAST'],
  ['C51', 'VULVA'],
  ['C52', 'VULVA'],
  ['C53', 'CERVIX'],
  ['C54', 'UTERUS'],
  ['C55', 'UTERUS'],
  ['C56', 'OVARY'],
  ['C570', 'OVARY'],
  ['C60', 'PENIS'],
  ['C61', 'PROSTATE'],
  ['C62', 'TESTIS'],
  ['C64', 'KIDNEY'],
  ['C65', 'BLADDER'],
  ['C66', 'BLADDER'],
  ['C67', 'BLADDER'],
  ['C69', 'EYE'],
  ['C71', 'BRAIN'],
  ['C72', 'BRAIN'],
  ['C73', 'THYROID'],
  ['C74', 'ADRENAL_GLAND'],
  ['C81', 'HL'],
  ['C82', 'FL'],
  ['C83', 'NHL'],
  ['C831', 'MCL'],
  ['C833', 'DLBCLNOS'],
  ['C84', 'NHL'],
  ['C85', 'NHL'],
  ['C86', 'NHL'],
  ['C900', 'PCM'],
  ['C911', 'CLLSLL'],
  ['C920', 'AML'],
  ['C921', 'CML'],
]);

/** ICD-O-3 morphologies of SNOMED CT's morphology concepts. */
const SNOMED_MORPHOLOGY = new Map<string, string>([
  ['35917007', '8140/3'],
  ['28899001', '8070/3'],
  ['74364000', '8041/3'],
  ['82711006', '8500/3'],
  ['89740008', '8520/3'],
]);

/** The type that a morphology makes of a tumour known by its organ alone: `organ morphology`. */
const MORPHOLOGY_TO_ONCOTREE = new Map<string, string>([
  ['BREAST 8500/3', 'IDC'],
  ['BREAST 8520/3', 'ILC'],
  ['LUNG 8140/3', 'LUAD'],
  ['LUNG 8070/3', 'LUSC'],
  ['LUNG 8041/3', 'SCLC'],
  ['LUNG 8046/3', 'NSCLC'],
  ['NSCLC 8140/3', 'LUAD'],
  ['NSCLC 8070/3', 'LUSC'],
  ['PROSTATE 8140/3', 'PRAD'],
  ['PANCREAS 8140/3', 'PAAD'],
]);

/** The OncoTree code of a SNOMED CT disorder; null where none is certain. */
export function oncotreeOfSnomed(code: string): string | null {
  return SNOMED_TO_ONCOTREE.get(code) ?? null;
}

/** The OncoTree code of an ICD-10 or ICD-10-CM diagnosis; null where none is certain. */
export function oncotreeOfIcd10(code: string): string | null {
  const plain = code.replace('.', '').toUpperCase();
  for (let length = plain.length; length >= 3; length -= 1) {
    const found = ICD10_TO_ONCOTREE.get(plain.slice(0, length));
    if (found !== undefined) return found;
  }
  return null;
}

/**
 * The narrower type that a histology makes of a tumour type; the type itself where it makes none.
 *
 * @param morphology an ICD-O-3 morphology (`8140/3`) or a SNOMED CT morphology concept
 */
export function withMorphology(oncotreeCode: string, morphology: string): string {
  const icdO3 = SNOMED_MORPHOLOGY.get(morphology) ?? morphology;
  return MORPHOLOGY_TO_ONCOTREE.get(`${oncotreeCode} ${icdO3}`) ?? oncotreeCode;
}
