import type { Command } from 'commander';
import { Argument } from 'commander';
import { FORMATS } from '../ingest/formats.ts';

/** The options of `ingest`, as commander gives them. */
export interface IngestCommandOptions {
  readonly site?: string;
  readonly dryRun?: true;
  readonly report?: string;
}

/** Adds `ingest <format> PATH...` to the command line. */
export function addIngestCommand(program: Command): void {
  program
    .command('ingest')
    .description('read files into the stores; safe to stop at any moment and to run again')
    .addArgument(
      new Argument('<format>', 'what the files hold').choices(FORMATS.map(({ name }) => name)),
    )
    .argument('<path...>', "files, gzipped files, directories, or '-' for standard input")
    .option('--site <site>', 'the institution whose store is written')
    .option('--dry-run', 'say what would change, and change nothing')
    .option('--report <file>', 'write the report to this file, as JSON')
    .addHelpText('after', helpText())
    .action(async (format: string, paths: string[], options: IngestCommandOptions) => {
      const { runIngest } = await import('./run-ingest.ts');
      await runIngest(format, paths, options);
    });
}

function helpText(): string {
  const sites = { required: ' (needs --site)', optional: ' (takes --site)', none: '' };
  const formats = FORMATS.map(
    ({ name, summary, site }) => `  ${name.padEnd(15)} ${summary}${sites[site]}`,
  );
  return `
Formats:
${formats.join('\n')}

Environment: DATA_DIR (embedded stores; unless stated, data/ beside this program's bin/),
MONGODB_URI (stores in MongoDB instead).
The exit code is 1 when a path or file was refused; records that were rejected are in the report.

Examples:
  bin/precision-graph ingest civic nightly-AcceptedClinicalEvidenceSummaries.tsv
  bin/precision-graph ingest hgnc hgnc_complete_set.txt.gz --site northfield
  zcat export.ndjson.gz | bin/precision-graph ingest fhir - --site northfield --dry-run`;
}
