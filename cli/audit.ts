import type { Command } from 'commander';

/** The options of `audit show`, as commander gives them. */
export interface ShowOptions {
  readonly last: string;
  readonly since?: string;
  readonly kind?: string;
  readonly who?: string;
  readonly operation?: string;
  readonly json?: true;
}

/** Adds `audit verify` and `audit show` to the command line. */
export function addAuditCommand(program: Command): void {
  const audit = program
    .command('audit')
    .description('the records of who asked for what: hold them against their chain, or read them');
  audit
    .command('verify')
    .description(
      'find any change, gap, reordering or truncation; the exit code is 1 when there is one',
    )
    .argument('[what...]', 'parts (gateway, site-northfield) or files; every part unless stated')
    .option('--head <file>', 'hold against this head, which was kept elsewhere')
    .addHelpText(
      'after',
      help(
        'A copy of each PART.head that is kept on another machine shows later that records were cut\noff at the end, or all were made anew.',
        'bin/precision-graph audit verify site-northfield --head /mnt/elsewhere/site-northfield.head',
      ),
    )
    .action(async (what: string[], options: { readonly head?: string }) => {
      const { verifyAudit } = await import('./audit-verify.ts');
      await verifyAudit(what, options);
    });
  audit
    .command('show')
    .description('print the last records')
    .argument('[what...]', 'parts or files; every part unless stated')
    .option('--last <count>', 'how many of each part', '20')
    .option(
      '--since <time>',
      'only records of this time or later, such as 2026-03-01 or 2026-03-01T08:00Z',
    )
    .option('--kind <kind>', 'only records that tell of this: answer, refused, lost or torn')
    .option('--who <subject>', 'only records of this subject or institution')
    .option('--operation <name>', 'only records of operations with this name or SHA-256')
    .option('--json', 'print the records as they lie in the files')
    .addHelpText(
      'after',
      help(
        'The chain is not held against itself: see verify.',
        'bin/precision-graph audit show gateway --since 2026-03-01 --who clinician@lakeside',
      ),
    )
    .action(async (what: string[], options: ShowOptions) => {
      const { showAudit } = await import('./audit-show.ts');
      await showAudit(what, options);
    });
}

function help(text: string, example: string): string {
  return `\n${text}\n\nEnvironment: AUDIT_DIR, the folder of the records; unless set, the folder audit in DATA_DIR.\n\nExample:\n  ${example}`;
}
