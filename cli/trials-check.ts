import { checkCtml } from '../ingest/ctml-check/check.ts';
import { inWords } from '../ingest/ctml-check/issue.ts';
import { isFileError, reasonOf } from '../ingest/file-errors.ts';
import { NotThisFormatError } from '../ingest/format.ts';
import { followPath } from '../ingest/source-paths.ts';
import { sourceFile } from '../ingest/source-file.ts';
import { counted } from './counted.ts';
import { printable } from './printable.ts';
import type { TermOptions } from './terms.ts';
import { termsFor } from './terms.ts';
import { GeneNames } from '../terminology/hgnc.ts';
import { OncoTree } from '../terminology/oncotree.ts';

/**
 * `trials check`: prints a line for each finding, `file:line:column: error: path: reason`, and exits with
 * 1 when one of them is an error or a file can't be read.
 * @throws CommandError
 */
export async function checkTrials(paths: readonly string[], options: TermOptions): Promise<void> {
  const records = await termsFor(options);
  const terms = { tree: new OncoTree(records.types), genes: new GeneNames(records.genes) };
  if (terms.genes.isEmpty)
    console.error('HGNC is not loaded, so genes are not looked up: give --genes or ingest it');
  let [errors, warnings] = [0, 0];
  const files: string[] = [];
  for (const each of paths) {
    const followed = await followPath(each);
    files.push(...followed.files);
    if (followed.problem === null) continue;
    say(`error: ${followed.problem}`);
    errors += 1;
  }
  for (const file of files) {
    const text = await textOf(file);
    if (text === null) {
      errors += 1;
      continue;
    }
    for (const finding of checkCtml(text, terms)) {
      if (finding.severity === 'error') errors += 1;
      else warnings += 1;
      say(`${file}:${finding.line}:${finding.column}: ${inWords(finding)}`);
    }
  }
  const found = `${counted(errors, 'error')}, ${counted(warnings, 'warning')}`;
  say(`${counted(files.length, 'file')}: ${found}`);
  if (errors > 0) process.exitCode = 1;
}

function say(line: string): void {
  process.stdout.write(printable([line]));
}

/** Beyond any file of trials that people write: the largest that we know of has 200 kB. */
const MAX_BYTES = 16 * 1024 * 1024;

async function textOf(file: string): Promise<string | null> {
  try {
    return await sourceFile(file).text(MAX_BYTES);
  } catch (error) {
    if (error instanceof NotThisFormatError) say(`${file}: error: ${error.message}`);
    else if (isFileError(error)) say(`${file}: error: ${reasonOf(error)}`);
    else throw error;
    return null;
  }
}
