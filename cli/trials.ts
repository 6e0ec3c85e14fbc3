import type { Command } from 'commander';
import type { MatchOptions } from './match.ts';
import type { TermOptions } from './terms.ts';

/** Adds the commands for curators, which need no running server. */
export function addTrialCommands(program: Command): void {
  const trials = program.command('trials').description('work on curated trials');
  trials
    .command('check')
    .description('look for mistakes in CTML files, with line, place and what would be right')
    .argument('<file...>', 'JSON or YAML')
    .option('--oncotree <file>', "OncoTree; in place of the trials store's or the demonstration's")
    .option('--genes <file>', "HGNC's names; in place of the biomarkers store's")
    .action(async (files: string[], options: TermOptions) => {
      const { checkTrials } = await import('./trials-check.ts');
      await checkTrials(files, options);
    });
  program
    .command('match')
    .description(
      'hold patients in files against a trial in a file, with the reason for each criterion',
    )
    .requiredOption('--trial <file>', 'CTML (JSON or YAML) or a ClinicalTrials.gov study (JSON)')
    .requiredOption(
      '--patients <file...>',
      "FHIR, phenopackets, or the peer's clinical and genomic documents",
    )
    .option('--today <date>', 'the day to count ages on, YYYY-MM-DD; today unless stated')
    .option('--oncotree <file>', "OncoTree; in place of the trials store's or the demonstration's")
    .option('--genes <file>', "HGNC's names; in place of the biomarkers store's")
    .option('--json', 'print JSON')
    .action(async (options: MatchOptions) => {
      const { runMatch } = await import('./match.ts');
      await runMatch(options);
    });
}
