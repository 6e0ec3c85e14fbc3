import type { Command } from 'commander';
import type { ShowOptions } from './audit.ts';

/** The options of `site init`, as commander gives them. */
export interface SiteInitOptions {
  readonly id: string;
  readonly name: string;
  readonly dir?: string;
  readonly listen?: string;
  readonly dial?: string;
  readonly network?: string;
  readonly entry?: string;
}

/** The options of `site run`, as commander gives them. */
export interface SiteRunOptions {
  readonly config?: string;
}

/** The options of `site policy explain`, as commander gives them. */
export interface SiteExplainOptions extends SiteRunOptions {
  readonly persona: string;
  readonly institution: string;
  readonly purpose?: string;
  readonly role: string[];
}

/** The options of `site audit`, as commander gives them. */
export type SiteAuditOptions = ShowOptions & SiteRunOptions;

/** Adds `site init`, `site run`, `site status`, `site policy` and `site audit` to the command line. */
export function addSiteCommand(program: Command): void {
  const site = program
    .command('site')
    .description("an institution's site node: set it up, run it")
    .addHelpText('after', '\nExample:\n  bin/precision-graph site run northfield');
  addStatus(site);
  addPolicy(site);
  addAudit(site);
  site
    .command('init')
    .description("make a site's configuration, secrets and store; what is there stays")
    .requiredOption('--id <id>', 'the first part of its patients\' ids: small letters, digits, "-"')
    .requiredOption('--name <name>', 'what the institution is called')
    .option('--dir <folder>', "the site's folder; DATA_DIR unless stated")
    .option('--dial <url>', 'connect to the network there (wss://…), which needs no inbound port')
    .option('--network <id>', "the network's id, for --dial; precision-graph unless stated")
    .option(
      '--listen <port>',
      'where it answers (with --dial only /health); 4010, or the next that is free here, unless stated',
    )
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

function addStatus(site: Command): void {
  site
    .command('status')
    .description('say whether a site answers, what it holds and which policy holds')
    .argument('[id]', "the site's id")
    .option('--config <file>', "the site's configuration")
    .action(async (id: string | undefined, options: SiteRunOptions) => {
      const { printSiteStatus } = await import('./site-status.ts');
      await printSiteStatus(id, options);
    });
}

function addPolicy(site: Command): void {
  const policy = site
    .command('policy')
    .description("the institution's own policy, which can only tighten");
  policy
    .command('check')
    .description('say what is wrong with a policy, before it is put in its place')
    .argument('<file>', 'the policy')
    .action(async (file: string) => {
      const { checkPolicy } = await import('./site-policy.ts');
      await checkPolicy(file);
    });
  policy
    .command('show')
    .description('print the policy that holds')
    .argument('[id]', "the site's id")
    .option('--config <file>', "the site's configuration")
    .action(async (id: string | undefined, options: SiteRunOptions) => {
      const { showPolicy } = await import('./site-policy.ts');
      await showPolicy(id, options);
    });
  policy
    .command('explain')
    .description('print what the policy leaves a caller')
    .argument('[id]', "the site's id")
    .requiredOption('--persona <name>', 'whose rights: researcher, coordinator, clinician, ...')
    .requiredOption('--institution <id>', 'of which institution')
    .option('--purpose <code>', "HL7 PurposeOfUse; the persona's own unless stated")
    .option('--role <name>', 'a role that the issuer states; may be repeated', collect, [])
    .option('--config <file>', "the site's configuration")
    .action(async (id: string | undefined, options: SiteExplainOptions) => {
      const { explainPolicy } = await import('./site-policy.ts');
      await explainPolicy(id, options);
    });
}

function addAudit(site: Command): void {
  site
    .command('audit')
    .description("print the last records of a site's audit in words")
    .argument('[id]', "the site's id")
    .option('--config <file>', "the site's configuration")
    .option('--last <count>', 'how many', '20')
    .option('--since <time>', 'only records of this time or later, such as 2026-03-01')
    .option('--kind <kind>', 'only records that tell of this: answer, refused, lost or torn')
    .option('--who <subject>', 'only records of this subject or institution')
    .option('--operation <name>', 'only records of operations with this name or SHA-256')
    .option('--json', 'print the records as they lie in the files')
    .action(async (id: string | undefined, options: SiteAuditOptions) => {
      const { showSiteAudit } = await import('./audit-show.ts');
      await showSiteAudit(id, options);
    });
}

function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

function help(text: string, example: string): string {
  return `\n${text}\n\nExample:\n  ${example}`;
}
