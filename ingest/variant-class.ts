import { parseProteinChange } from '../genomics/protein-change.ts';

/**
 * The class of a small variant in plain words (`MISSENSE`), as its protein change shows it; null where
 * there is none or it says too little. A frame shift is named after the coding change's direction.
 */
export function classOfChange(
  proteinChange: string | null,
  codingChange: string | null,
): string | null {
  const change = proteinChange === null ? null : parseProteinChange(proteinChange);
  switch (change?.kind) {
    case 'substitution':
      return change.position === 1 ? 'START_LOST' : 'MISSENSE';
    case 'nonsense':
      return 'NONSENSE';
    case 'synonymous':
      return 'SILENT';
    case 'extension':
      return 'NONSTOP';
    case 'frameshift':
      return frameShift(codingChange);
    case 'deletion':
      return 'IN_FRAME_DEL';
    case 'insertion':
    case 'duplication':
      return 'IN_FRAME_INS';
    default:
      return isSpliceSite(codingChange) ? 'SPLICE_SITE' : null;
  }
}

function frameShift(codingChange: string | null): string {
  if (codingChange?.includes('delins') === true) return 'FRAME_SHIFT';
  if (codingChange?.includes('del') === true) return 'FRAME_SHIFT_DEL';
  return /ins|dup/.test(codingChange ?? '') ? 'FRAME_SHIFT_INS' : 'FRAME_SHIFT';
}

/** The two intronic bases beside an exon: `c.903+1G>A`, `c.904-2A>T`. */
function isSpliceSite(codingChange: string | null): boolean {
  return /c\.[*-]?\d+[+-][12](?!\d)/.test(codingChange ?? '');
}
