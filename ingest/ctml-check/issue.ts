import type { GeneNames } from '../../terminology/hgnc.ts';
import type { OncoTree } from '../../terminology/oncotree.ts';

/** Keys and indexes from a document's top to a value. */
export type Path = readonly (string | number)[];

/** What a curator should look at, and where. */
export interface Finding {
  /** An error keeps a criterion from being what was meant; a warning may be as it was meant. */
  readonly severity: 'error' | 'warning';
  readonly path: Path;
  /** What is wrong and what would be right. */
  readonly reason: string;
}

/** The terminologies that names are looked up in; an empty one isn't asked. */
export interface CheckTerms {
  readonly tree: OncoTree;
  readonly genes: GeneNames;
}

export function error(path: Path, reason: string): Finding {
  return { severity: 'error', path, reason };
}

export function warning(path: Path, reason: string): Finding {
  return { severity: 'warning', path, reason };
}

/** `error: match.0.clinical.gender: …`, with the path as it is shown. */
export function inWords({
  severity,
  path,
  reason,
}: Omit<Finding, 'path'> & { readonly path: string }): string {
  return [severity, ...(path === '' ? [] : [path]), reason].join(': ');
}
