import type { OncoTree } from '../../terminology/oncotree.ts';
import type { GeneSymbols } from '../gene-symbols.ts';
import type { Finding } from './facts.ts';
import type { Addresses } from './references.ts';

/** What the resource readers need besides the resource. */
export interface ReadingContext {
  readonly genes: GeneSymbols;
  readonly oncotree: OncoTree;
  /** Of the bundle that the resource came in. */
  readonly addresses: Addresses;
}

/** What one resource says, or why nothing is taken from it. */
export type Reading =
  | Finding
  | { readonly kind: 'IGNORED'; readonly what: string }
  /** `instead`: what is kept of the resource until it can be read. */
  | { readonly kind: 'REJECTED'; readonly reason: string; readonly instead?: Finding };

export function ignored(what: string): Reading {
  return { kind: 'IGNORED', what };
}

export function rejected(reason: string): Reading {
  return { kind: 'REJECTED', reason };
}
