import type { Tumor } from './tumor.ts';

/** Agents given together, and to whom. */
export interface Regimen {
  /** OncoTree codes of the cancers; null: any solid tumor. */
  readonly cancers: readonly string[] | null;
  readonly agents: readonly string[];
  /** Lines in which it is given: the first and the last. */
  readonly lines: readonly [number, number];
  /** Which tumors it is for, among these cancers. */
  readonly suits: (tumor: Tumor) => boolean;
  /** Given before those that suit anyone. */
  readonly targeted: boolean;
}

type Suits = Regimen['suits'];

const anyone: Suits = () => true;
const has =
  (gene: string, changes: RegExp = /./): Suits =>
  ({ findings }) =>
    findings.some(({ gene: found, change }) => found === gene && changes.test(change));
const hormonePositive: Suits = ({ receptors }) => receptors?.estrogen === true;
const her2Positive: Suits = ({ receptors }) => receptors?.her2 === true;
const microsatellitesHigh: Suits = (tumor) => tumor.microsatellitesHigh;

/** `LUAD LUSC: Carboplatin + Pemetrexed` as a regimen; `*` for any solid tumor. */
function regimen(text: string, lines: readonly [number, number], suits: Suits = anyone): Regimen {
  const [cancers = '', agents = ''] = text.split(': ');
  return {
    cancers: cancers === '*' ? null : cancers.split(' '),
    agents: agents.split(' + '),
    lines,
    suits,
    targeted: suits !== anyone,
  };
}

const EGFR_SENSITIZING = /E746|L747|L858R|G719|L861Q|S768I/;

/**
 * Usual systemic treatments, after the US labels and the guidelines' public summaries (NCI PDQ,
 * treatment for health professionals). Enough to look like practice; nothing to treat by.
 */
export const REGIMENS: readonly Regimen[] = [
  regimen('LUAD LUSC: Osimertinib', [1, 1], has('EGFR', EGFR_SENSITIZING)),
  regimen('LUAD: Alectinib', [1, 1], has('ALK')),
  regimen('LUAD: Lorlatinib', [2, 3], has('ALK')),
  regimen('LUAD: Entrectinib', [1, 1], has('ROS1')),
  regimen('LUAD: Selpercatinib', [1, 2], has('RET')),
  regimen('LUAD: Capmatinib', [1, 2], has('MET')),
  regimen('LUAD: Dabrafenib + Trametinib', [1, 2], has('BRAF', /V600E/)),
  regimen('LUAD LUSC: Sotorasib', [2, 3], has('KRAS', /G12C/)),
  regimen('LUAD: Trastuzumab Deruxtecan', [2, 3], has('ERBB2')),
  regimen('LUAD: Carboplatin + Pemetrexed + Pembrolizumab', [1, 2]),
  regimen('LUAD LUSC: Docetaxel', [2, 4]),
  regimen('LUSC: Carboplatin + Paclitaxel + Pembrolizumab', [1, 1]),
  regimen('SCLC: Carboplatin + Etoposide + Atezolizumab', [1, 1]),
  regimen('SCLC: Lurbinectedin', [2, 3]),
  regimen('IDC ILC: Trastuzumab + Pertuzumab + Docetaxel', [1, 1], her2Positive),
  regimen('IDC ILC: Trastuzumab Deruxtecan', [2, 3], her2Positive),
  regimen('IDC ILC: Letrozole + Palbociclib', [1, 1], hormonePositive),
  regimen(
    'IDC ILC: Fulvestrant + Alpelisib',
    [2, 3],
    (tumor) => hormonePositive(tumor) && has('PIK3CA')(tumor),
  ),
  regimen('IDC ILC: Olaparib', [2, 3], has('BRCA1')),
  regimen('IDC ILC: Olaparib', [2, 3], has('BRCA2')),
  regimen('IDC ILC: Capecitabine', [2, 4]),
  regimen('IDC ILC: Paclitaxel', [1, 4]),
  regimen('PRAD: Leuprolide + Abiraterone', [1, 1]),
  regimen('PRAD: Enzalutamide', [2, 3]),
  regimen('PRAD: Docetaxel', [2, 4]),
  regimen('PRAD HGSOC: Olaparib', [2, 3], has('BRCA2')),
  regimen('HGSOC: Olaparib', [2, 3], has('BRCA1')),
  regimen('HGSOC: Carboplatin + Paclitaxel', [1, 1]),
  regimen('HGSOC: Doxorubicin', [2, 4]),
  regimen('COAD READ: Encorafenib + Cetuximab', [2, 3], has('BRAF', /V600E/)),
  regimen('*: Pembrolizumab', [1, 3], microsatellitesHigh),
  regimen('COAD READ: Fluorouracil + Oxaliplatin + Bevacizumab', [1, 1]),
  regimen('COAD READ: Fluorouracil + Irinotecan', [2, 3]),
  regimen('COAD READ: Regorafenib', [3, 4]),
  regimen('SKCM: Nivolumab + Ipilimumab', [1, 1]),
  regimen('SKCM: Encorafenib + Binimetinib', [1, 2], has('BRAF', /V600/)),
  regimen('SKCM: Vemurafenib + Cobimetinib', [2, 3], has('BRAF', /V600/)),
  regimen('SKCM: Pembrolizumab', [2, 3]),
  regimen('BLCA: Enfortumab Vedotin + Pembrolizumab', [1, 1]),
  regimen('BLCA: Erdafitinib', [2, 3], has('FGFR3')),
  regimen('BLCA: Gemcitabine + Cisplatin', [1, 3]),
  regimen('CCRCC: Axitinib + Pembrolizumab', [1, 1]),
  regimen('CCRCC: Cabozantinib', [2, 3]),
  regimen('UEC: Carboplatin + Paclitaxel', [1, 2]),
  regimen('UEC: Lenvatinib + Pembrolizumab', [2, 3]),
  regimen('PAAD: Gemcitabine + Paclitaxel', [1, 2]),
  regimen('PAAD: Fluorouracil + Irinotecan + Oxaliplatin', [1, 2]),
  regimen('PAAD: Olaparib', [2, 3], has('BRCA2')),
  regimen('THPA: Selpercatinib', [1, 2], has('RET')),
  regimen('THPA: Lenvatinib', [1, 2]),
  regimen('HNSC: Pembrolizumab', [1, 1]),
  regimen('HNSC: Cetuximab', [2, 3]),
  regimen('HCC: Atezolizumab + Bevacizumab', [1, 1]),
  regimen('HCC: Sorafenib', [2, 3]),
  regimen('IHCH: Gemcitabine + Cisplatin + Durvalumab', [1, 1]),
  regimen('IHCH: Pemigatinib', [2, 3], has('FGFR2')),
  regimen('IHCH: Ivosidenib', [2, 3], has('IDH1')),
  regimen('STAD ESCA: Fluorouracil + Oxaliplatin + Trastuzumab', [1, 1], her2Positive),
  regimen('STAD ESCA: Fluorouracil + Oxaliplatin + Nivolumab', [1, 1]),
  regimen('STAD ESCA: Paclitaxel + Ramucirumab', [2, 3]),
  regimen('CESC: Cisplatin + Paclitaxel', [1, 2]),
  regimen('CESC: Pembrolizumab', [2, 3]),
  regimen('GIST: Imatinib', [1, 1]),
  regimen('GIST: Avapritinib', [1, 2], has('PDGFRA', /D842V/)),
  regimen('GIST: Sunitinib', [2, 3]),
  regimen('GB: Temozolomide', [1, 1]),
  regimen('GB: Bevacizumab', [2, 3]),
  regimen('DLBCLNOS: Rituximab + Cyclophosphamide + Doxorubicin + Vincristine', [1, 1]),
  regimen('DLBCLNOS: Axicabtagene Ciloleucel', [2, 3]),
  regimen('PCM: Bortezomib + Lenalidomide + Dexamethasone', [1, 1]),
  regimen('PCM: Daratumumab + Pomalidomide', [2, 4]),
  regimen('AML: Cytarabine + Daunorubicin + Midostaurin', [1, 1], has('FLT3')),
  regimen('AML: Gilteritinib', [2, 3], has('FLT3')),
  regimen('AML: Ivosidenib', [2, 3], has('IDH1')),
  regimen('AML: Enasidenib', [2, 3], has('IDH2')),
  regimen('AML: Tretinoin + Arsenic Trioxide', [1, 1], has('RARA')),
  regimen('AML MDS: Azacitidine + Venetoclax', [1, 2]),
  regimen('AML: Cytarabine + Daunorubicin', [1, 1]),
  regimen('CLLSLL: Acalabrutinib', [1, 1]),
  regimen('CLLSLL: Venetoclax', [2, 3]),
  regimen('CMLBCRABL1: Imatinib', [1, 1]),
  regimen('CMLBCRABL1: Dasatinib', [1, 2]),
  regimen('CMLBCRABL1: Ponatinib', [2, 3]),
  regimen('BLL: Dasatinib', [1, 1], (tumor) => has('ABL1', /BCR/)(tumor)),
  regimen('BLL: Vincristine + Dexamethasone + Asparaginase', [1, 1]),
  regimen('BLL: Blinatumomab', [2, 3]),
];
