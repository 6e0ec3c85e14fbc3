import type { Command } from 'commander';

/** The options of `site init`, as commander gives them. */
export interface SiteInitOptions {
  readonly id: string;
  readonly name: string;
  readonly dir?: string;
  readonly listen: string;
  readonly dial?: string;
  readonly network: string;
  readonly entry?: string;
}

/** The options of `site run`, as commander gives them. */
export interface SiteRunOptions {
  readonly config?: string;
}

/** Adds `site init` and `site run` to the command line. */
export function addSiteCommand(program: Command): void {
  const site = program
    .command('site')
    .description("an institution's site node: set it up, run it")
    .addHelpText('after', '\nExample:\n  bin/precision-graph site run northfield');
  site
    .command('init')
    .description("make a site's configuration, secrets and store; what is there stays")
    .requiredOption('--id <id>', 'the first part of its patients\' ids: small letters, digits, "-"')
    .requiredOption('--name <name>', 'what the institution is called')
    .option('--dir <folder>', "the site's folder; DATA_DIR unless stated")
    .option('--dial <url>', 'connect to the network there (wss://…), which needs no inbound port')
    .option('--network <id>', "the network's id, for --dial", 'precision-graph')
    .option('--listen <port>', 'where it answers: the network, or with --dial only /health', '4010')
    .option('--entry <file>', 'write the entry that the network needs there also')
    .addHelpText(
      'after',
      help(
        'Prints the entry that the network needs of the site, and the commands to go on with.',
        'bin/precision-graph site init --id st-mary --name "St. Mary Hospital" --dir /srv/site',
      ),
    )
    .action(async (options: SiteInitOptions) => {
      const { initSite } = await import('./site-init.ts');
      await initSite(options);
    });
  site
    .command('run')
    .description('run the site node')
    .argument(
      '[id]',
      "the site's id; with a file site_ID.json in DATA_DIR, that is its configuration",
    )
    .option('--config <file>', "the site's configuration")
    .addHelpText(
      'after',
      help(
        'Environment, before what the configuration says: PORT (4010), HOST, SITE_NAME, DATA_DIR or\nMONGODB_URI, AUDIT_DIR (audit in DATA_DIR), TRUSTED_KEYS_FILE,\nSITE_POLICY_FILE; to dial NETWORK_URL, NETWORK_ID, SITE_KEY_FILE.',
        'bin/precision-graph site run --config /srv/site/site_st-mary.json',
      ),
    )
    .action(async (id: string | undefined, options: SiteRunOptions) => {
      const { runSite } = await import('./site-run.ts');
      await runSite(id, options);
    });
}

function help(text: string, example: string): string {
  return `\n${text}\n\nExample:\n  ${example}`;
}
