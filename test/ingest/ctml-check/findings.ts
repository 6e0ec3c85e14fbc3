import { checkCtml } from '../../../ingest/ctml-check/check.ts';
import { GeneNames } from '../../../terminology/hgnc.ts';
import { oncotree } from '../../matching/patients.ts';

const terms = {
  tree: oncotree,
  genes: new GeneNames([
    { _id: 'BRAF', aliases: [], previousSymbols: [] },
    { _id: 'ERBB2', aliases: ['HER2'], previousSymbols: ['NGL'] },
    { _id: 'MLH1', aliases: ['P1'], previousSymbols: [] },
    { _id: 'PMS2', aliases: ['P1'], previousSymbols: [] },
  ]),
};

/** Findings as a curator sees them, `line:column severity path: reason`. */
export function check(text: string): readonly string[] {
  return checkCtml(text, terms).map(
    ({ line, column, severity, path, reason }) =>
      `${line}:${column} ${severity} ${path}: ${reason}`,
  );
}

/** The findings on one clause, without their places. */
export function reasons(...clause: readonly unknown[]): readonly string[] {
  const trial = { protocol_no: '1', status: 'open', match: clause };
  return checkCtml(JSON.stringify(trial), terms).map(
    ({ severity, path, reason }) => `${severity} ${path}: ${reason}`,
  );
}
