import { classificationWord } from '../../matching/classification.ts';
import { conjuncts } from '../../matching/criteria.ts';
import { isSubstitutionAt } from '../../matching/variant.ts';
import { clinicalCriteria } from '../ctml-clinical.ts';
import { genomicCriterion } from '../ctml-genomic.ts';
import { comparisonOf, negation, valueInWords } from '../ctml-values.ts';
import { isLeaf } from './contradiction.ts';
import type { CheckTerms, Finding, Path } from './issue.ts';
import { error, warning } from './issue.ts';
import { suggestion } from '../../terminology/nearest.ts';

const BOUND =
  'must be >=, >, <=, < or == and a number, such as >=18; a range is two objects, one for each bound';
const ON_SCALE = 'must be a bound or a range on the scale, such as';
const COMPARED = ['age_numerical', 'age_expression', 'tmb', 'tmb_numerical'];

/** What a field may say; for numbers and names what they look like. */
const WORDS = new Map<string, readonly string[]>([
  ['gender', ['Female', 'Male']],
  ['her2_status', ['Positive', 'Negative', 'Unknown', 'True', 'False']],
  ['er_status', ['Positive', 'Negative', 'Unknown', 'True', 'False']],
  ['pr_status', ['Positive', 'Negative', 'Unknown', 'True', 'False']],
  ['variant_category', ['Mutation', 'Copy Number Variation', 'Structural Variation', 'CNV', 'SV', 'Any Variation']],
  ['cnv_call', ['High Amplification', 'Low Amplification', 'Gain', 'Homozygous Deletion', 'Heterozygous Deletion']],
  ['mmr_status', ['MMR-Deficient', 'MMR-Proficient', 'MSI-H', 'MSI-L', 'MSS']],
  ['ms_status', ['MSI-H', 'MSI-L', 'MSS']],
  ['wildtype', ['true', 'false']],
  ...['apobec', 'pole', 'tobacco', 'temozolomide', 'uva'].map(
    (name): [string, readonly string[]] => [`${name}_signature`, ['Yes', 'No']],
  ),
]); // prettier-ignore

const SHAPES = new Map([
  ['protein_change', 'must be a protein change in HGVS, such as p.V600E'],
  ['wildcard_protein_change', 'must be a residue and its place, such as p.V600'],
  ['exon', 'must be the number of an exon'],
  [
    'stage',
    'must be a stage group, alone or with >=, >, <= or <, or a range, such as IV, >=IIIB or III-IV',
  ],
  ['ecog', `${ON_SCALE} <=1 or 0-1 (ECOG 0 to 5)`],
  ['karnofsky', `${ON_SCALE} >=70 or 70-100 (Karnofsky 0 to 100 in tens)`],
  ['prior_lines', 'must be >=, >, <=, < or == and a whole number of lines, such as >=1'],
  ['prior_therapy', 'must be the name of an agent, or Radiation'],
  ['prior_treatment_agent', 'must be the name of an agent, or Radiation'],
]);

/** MAF's classes, and the words in use for them. */
const CLASSES = ['Missense_Mutation', 'Nonsense_Mutation', 'Nonstop_Mutation', 'Frame_Shift_Del', 'Frame_Shift_Ins', 'Frameshift', 'In_Frame_Del', 'In_Frame_Ins', 'Splice_Site', 'Splice_Region', 'Silent', 'Translation_Start_Site', "3'UTR", "5'UTR", "5'Flank", 'Intron', 'RNA']; // prettier-ignore

/** Fields of the dialects that have no value to check, evaluated or not. */
const OTHERS = ['oncotree_primary_diagnosis', 'hugo_symbol', 'fusion_partner_hugo_symbol', 'variant_classification', 'display_name', 'disease_status', 'molecular_function']; // prettier-ignore
/** What makes one alteration of a gene out of any. */
const ALTERATIONS = ['protein_change', 'wildcard_protein_change', 'exon', 'variant_classification', 'cnv_call']; // prettier-ignore
const NOT_EVALUATED = ['disease_status', 'molecular_function'];
const KNOWN = new Set([...WORDS.keys(), ...SHAPES.keys(), ...COMPARED, ...OTHERS]);

/** Looks at the fields of one `clinical` or `genomic` object. */
export function checkFields(
  fields: Readonly<Record<string, unknown>>,
  kind: 'clinical' | 'genomic',
  path: Path,
  terms: CheckTerms,
): readonly Finding[] {
  const found = Object.entries(fields).flatMap(([name, raw]) => {
    const place = [...path, name];
    const key = name.toLowerCase();
    const words = valueInWords(raw);
    if (!KNOWN.has(key)) return [error(place, `is no field that we know${suggestion(key, KNOWN)}`)];
    if (words === null) return [];
    if (typeof raw === 'object')
      return [error(place, 'must be one value, not a list or an object')];
    if (NOT_EVALUATED.includes(key))
      return [warning(place, 'is not evaluated: it stays unknown for every patient')];
    const { value } = negation(words);
    return checkValue(key, value, kind, place, terms);
  });
  return kind === 'genomic' ? [...found, ...checkVariant(fields, path)] : found;
}

/**
 * What the fields of a variant say together. `wildtype` turns the whole object round: beside an
 * alteration it asks for somebody without that alteration.
 */
function checkVariant(fields: Readonly<Record<string, unknown>>, path: Path): readonly Finding[] {
  const stated = Object.entries(fields).flatMap(([name, raw]) => {
    const words = valueInWords(raw);
    return words === null ? [] : [{ name, key: name.toLowerCase(), ...negation(words) }];
  });
  const altered = stated.find(({ key }) => ALTERATIONS.includes(key));
  const hasGene = stated.some(({ key }) => key === 'hugo_symbol');
  if (altered !== undefined && !hasGene)
    return [error(path, `${altered.name} needs the gene: state hugo_symbol`)];
  const nobody = whyNoVariant(new Map(stated.map(({ key, value }) => [key, value])));
  if (nobody !== null) return [error(path, `${nobody}: no variant is both`)];
  const wildType = stated.find(({ key, value }) => key === 'wildtype' && /^true$/i.test(value));
  if (wildType === undefined || altered === undefined) return [];
  const asked = `beside ${altered.name} it asks for patients without this very alteration`;
  const instead = `for an unaltered gene leave ${altered.name} out`;
  return [
    warning([...path, wildType.name], `${asked}, who may have others of the gene; ${instead}`),
  ];
}

/** What two of the fields say that no one variant can be; null where nothing stands against it. */
function whyNoVariant(fields: ReadonlyMap<string, string>): string | null {
  const read = genomicCriterion(Object.fromEntries(fields));
  const leaf =
    read === null
      ? undefined
      : conjuncts('not' in read ? read.not : read).find((each) => isLeaf(each, 'genomic'));
  if (leaf === undefined) return null;
  const { category, proteinChange, wildcardProteinChange, copyNumber, fusionPartner } = leaf;
  const change = proteinChange ?? wildcardProteinChange;
  const kinds = [
    { is: change !== undefined, words: change, of: 'MUTATION' },
    { is: copyNumber !== undefined, words: 'a cnv_call', of: 'COPY_NUMBER' },
    { is: fusionPartner !== undefined, words: 'a fusion partner', of: 'STRUCTURAL' },
  ];
  const other = kinds.find(({ is, of }) => is && category !== null && category !== of);
  if (other !== undefined)
    return `${other.words ?? ''} and variant_category ${fields.get('variant_category') ?? String(category)}`;
  const isElsewhere =
    proteinChange !== undefined &&
    wildcardProteinChange !== undefined &&
    isSubstitutionAt(wildcardProteinChange, proteinChange) !== 'MET';
  return isElsewhere ? `${proteinChange} and ${wildcardProteinChange}` : null;
}

function checkValue(
  key: string,
  value: string,
  kind: 'clinical' | 'genomic',
  place: Path,
  terms: CheckTerms,
): readonly Finding[] {
  const other = kind === 'clinical' ? 'genomic' : 'clinical';
  const isOwn = isRead(key, value, kind);
  if (!isOwn && isRead(key, value, other))
    return [error(place, `is not read here: it belongs to a ${other} object`)];
  if (key === 'oncotree_primary_diagnosis') return checkDiagnosis(value, place, terms);
  if (key.endsWith('hugo_symbol')) return checkGene(value, place, terms);
  if (key === 'variant_classification') return checkClass(value, place);
  if (isOwn) return key.startsWith('age_') ? checkAge(value, place) : [];
  const allowed = WORDS.get(key);
  if (allowed !== undefined)
    return [
      error(place, `"${value}" must be one of ${allowed.join(', ')}${suggestion(value, allowed)}`),
    ];
  return [error(place, `"${value}" ${SHAPES.get(key) ?? BOUND}`)];
}

/** Whether the reader itself makes a criterion of it that can be evaluated. */
function isRead(key: string, value: string, kind: 'clinical' | 'genomic'): boolean {
  const criteria =
    kind === 'clinical'
      ? clinicalCriteria({ [key]: value })
      : [genomicCriterion({ hugo_symbol: 'BRAF', [key]: value })];
  return !JSON.stringify(criteria).includes('"notEvaluable"');
}

/** The oldest person on record reached 122 years; who writes more may mean months. */
const OLDEST = 122;

function checkAge(value: string, place: Path): readonly Finding[] {
  const years = comparisonOf(value)?.bound ?? 0;
  return years <= OLDEST
    ? []
    : [
        warning(
          place,
          `"${value}" is in years, and nobody is that old; months are a fraction, six of them 0.5`,
        ),
      ];
}

function checkDiagnosis(value: string, place: Path, { tree }: CheckTerms): readonly Finding[] {
  if (value === '_SOLID_' || value === '_LIQUID_' || tree.isEmpty) return [];
  const codes = tree.find(value);
  if (codes.length === 0)
    return [
      error(place, `"${value}" is no tumor type of OncoTree${suggestion(value, tree.names())}`),
    ];
  if (codes.length === 1) return [];
  return [warning(place, `"${value}" is the name of several types; write ${codes.join(' or ')}`)];
}

function checkGene(value: string, place: Path, { genes }: CheckTerms): readonly Finding[] {
  if (genes.isEmpty || /^(none|any[ _]gene|intergenic)$/i.test(value)) return [];
  const resolved = genes.resolve(value);
  if (resolved === null)
    return [
      error(place, `"${value}" is no gene that HGNC knows${suggestion(value, genes.symbols())}`),
    ];
  if (resolved.symbol === value) return [];
  const also =
    resolved.alternatives.length === 0 ? '' : ` and may mean ${resolved.alternatives.join(' or ')}`;
  return [
    warning(place, `"${value}" is taken for ${resolved.symbol} (${resolved.by} symbol)${also}`),
  ];
}

function checkClass(value: string, place: Path): readonly Finding[] {
  const known = new Set(CLASSES.map(classificationWord));
  if (known.has(classificationWord(value))) return [];
  return [error(place, `"${value}" is no class of variants${suggestion(value, CLASSES)}`)];
}
