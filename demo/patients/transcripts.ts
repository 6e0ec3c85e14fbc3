/**
 * Coding changes and exons of the best-known alterations, counted in the gene's MANE Select transcript.
 * The rest are reported by their protein change alone, as many reports do.
 */
const TRANSCRIPTS: Readonly<Record<string, readonly [transcript: string, changes: string]>> = {
  AKT1: ['NM_001382430.1', 'E17K c.49G>A'],
  BRAF: [
    'NM_004333.6',
    'V600E c.1799T>A, V600K c.1798_1799delinsAA, K601E c.1801A>G, G469A c.1406G>C',
  ],
  DNMT3A: ['NM_022552.5', 'R882H c.2645G>A, R882C c.2644C>T'],
  EGFR: [
    'NM_005228.5',
    'L858R c.2573T>G, E746_A750del c.2235_2249del, T790M c.2369C>T, G719A c.2156G>C, L861Q c.2582T>A',
  ],
  FLT3: ['NM_004119.3', 'D835Y c.2503G>T'],
  IDH1: ['NM_005896.4', 'R132H c.395G>A, R132C c.394C>T'],
  IDH2: ['NM_002168.4', 'R140Q c.419G>A, R172K c.515G>A'],
  JAK2: ['NM_004972.4', 'V617F c.1849G>T'],
  KIT: ['NM_000222.3', 'D816V c.2447A>T'],
  KRAS: [
    'NM_004985.5',
    'G12C c.34G>T, G12D c.35G>A, G12V c.35G>T, G12A c.35G>C, G12R c.34G>C, G12S c.34G>A, G13D c.38G>A',
  ],
  MYD88: ['NM_002468.5', 'L265P c.794T>C'],
  NRAS: ['NM_002524.5', 'Q61R c.182A>G, Q61K c.181C>A, Q61L c.182A>T'],
  PIK3CA: ['NM_006218.4', 'H1047R c.3140A>G, E545K c.1633G>A, E542K c.1624G>A'],
  SF3B1: ['NM_012433.4', 'K700E c.2098A>G'],
  TERT: ['NM_198253.3', 'c.-124C>T c.-124C>T, c.-146C>T c.-146C>T'],
  TP53: [
    'NM_000546.6',
    'R175H c.524G>A, R248Q c.743G>A, R248W c.742C>T, R273H c.818G>A, R273C c.817C>T, R282W c.844C>T, G245S c.733G>A, Y220C c.659A>G',
  ],
};

const codingChanges = new Map(
  Object.entries(TRANSCRIPTS).flatMap(([gene, [transcript, changes]]) =>
    changes.split(', ').map((pair): [string, string] => {
      const [change = '', coding = ''] = pair.split(' ');
      return [`${gene} ${change}`, `${transcript}:${coding}`];
    }),
  ),
);

/** With its transcript; null where we state none. */
export function codingChangeOf(gene: string, change: string): string | null {
  return codingChanges.get(`${gene} ${change}`) ?? null;
}

/** First codon, last codon, exon. */
const EXONS: Readonly<Record<string, readonly (readonly [number, number, number])[]>> = {
  BRAF: [
    [439, 478, 11],
    [581, 620, 15],
  ],
  EGFR: [
    [688, 728, 18],
    [729, 761, 19],
    [762, 823, 20],
    [824, 875, 21],
  ],
  ERBB2: [
    [298, 323, 8],
    [739, 769, 19],
    [770, 831, 20],
  ],
  FLT3: [
    [572, 612, 14],
    [807, 847, 20],
  ],
  IDH1: [[41, 138, 4]],
  IDH2: [[126, 178, 4]],
  JAK2: [[593, 622, 14]],
  KIT: [
    [449, 514, 9],
    [550, 592, 11],
    [627, 664, 13],
    [788, 828, 17],
  ],
  KRAS: [
    [1, 37, 2],
    [38, 96, 3],
    [97, 150, 4],
  ],
  MET: [[963, 1010, 14]],
  NRAS: [
    [1, 37, 2],
    [38, 96, 3],
  ],
};

/** The exon of the change's first codon; null where we state none. */
export function exonOf(gene: string, change: string): number | null {
  const codon = Number(/\d+/.exec(change)?.[0]);
  const exon = EXONS[gene]?.find(([first, last]) => first <= codon && codon <= last);
  return exon?.[2] ?? null;
}
