/** Partner names of CIViC's 2021 model that aren't the gene's symbol. */
const INFORMAL = new Map([
  ['ABL', 'ABL1'],
  ['MGEA5', 'OGA'],
  ['MLL', 'KMT2A'],
  ['NPM', 'NPM1'],
  ['RCSD', 'RCSD1'],
  ['ZNF198', 'ZMYM2'],
]);

const DASHED = /^([A-Za-z0-9]+)-([A-Za-z0-9]+)(?: (.+))?$/;
/** Exons that are joined: `E20;A20`, `e20-e20`, `e14a2`. */
const JOINED_EXONS = /^(?:e(\d+);a(\d+)|e(\d+)-e(\d+)|(e\d+a\d+))$/i;

/**
 * The molecular profile, in the words of CIViC's present model, that a gene and a variant of its 2021
 * model are: `ABL1` and `BCR-ABL T315I` are `BCR::ABL1 Fusion AND ABL1 T315I`. There fusions are written
 * with a dash, sometimes with informal symbols, and several variants are joined by `and`.
 */
export function profileOfGeneVariant(gene: string, variant: string): string {
  const parts = variant.trim().replaceAll(/\s+/g, ' ').split(/ and /i);
  const last = parts.at(-1) ?? '';
  return parts
    .flatMap((part) =>
      partsOf(gene, /^exon \d+$/i.test(part) ? `${part} ${afterExon(last)}` : part),
    )
    .join(' AND ');
}

/** `Exon 10 and Exon 21 Mutation`: the last part says what both are. */
function afterExon(part: string): string {
  return part.replace(/^exon \d+ /i, '');
}

function partsOf(gene: string, part: string): string[] {
  const text = part.startsWith(`${gene} `) ? part.slice(gene.length + 1) : part;
  const anyPartner = /^fusions?(?: (.+))?$/i.exec(text);
  if (anyPartner !== null) return fusionParts(gene, `${gene} Fusion`, anyPartner[1]);
  const [, left = '', right = '', rest] = DASHED.exec(text) ?? [];
  const genes = [left, right].map((name) => INFORMAL.get(name) ?? name);
  if (!genes.includes(gene)) return [`${gene} ${text}`];
  const exons = JOINED_EXONS.exec(rest ?? '');
  if (exons !== null) {
    const [, e, a, from, to, breakpoint] = exons;
    const joined = breakpoint ?? `e${e ?? from ?? ''}::e${a ?? to ?? ''}`;
    return [`${genes.join('::')} ${joined.toLowerCase()}`];
  }
  if (rest !== undefined && /^type \d+$/i.test(rest)) return [`${genes.join('::')} ${rest}`];
  return fusionParts(gene, `${genes.join('::')} Fusion`, rest);
}

/** A fusion, and variants of the gene that stand beside it (`BCR-ABL L248R F359I`). */
function fusionParts(gene: string, fusion: string, rest: string | undefined): string[] {
  const variants = rest?.split(' ').map((variant) => `${gene} ${variant}`) ?? [];
  return [fusion, ...variants];
}
