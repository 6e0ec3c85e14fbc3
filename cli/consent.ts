import { Option, type Command } from 'commander';

/** Where a consent command looks, as commander gives it. */
export interface ConsentPlace {
  readonly site?: string;
  readonly config?: string;
}

/** The options of `consent set`. */
export interface ConsentSetOptions extends ConsentPlace {
  readonly patient: string;
  readonly permit?: true;
  readonly deny?: true;
  readonly withdraw?: true;
  readonly purpose: string[];
  readonly duo: string[];
  readonly disease: string[];
  readonly country: string[];
  readonly institution: string[];
  readonly user: string[];
  readonly project: string[];
  readonly from?: string;
  readonly until?: string;
  readonly by?: string;
}

export interface ConsentShowOptions extends ConsentPlace {
  readonly patient: string;
}

const SITE = "the site's id; --config names it too";

/** Adds `consent set`, `consent show` and `consent list` to the command line. */
export function addConsentCommand(program: Command): void {
  const consent = program
    .command('consent')
    .description('what a patient of a site permits, set and shown by its staff');
  addSet(consent);
  consent
    .command('show')
    .description("print a patient's consents, what they come to, and what was ever set by hand")
    .option('--site <id>', SITE)
    .requiredOption('--patient <id>', 'local record id or pseudonym')
    .option('--config <file>', "the site's configuration")
    .action(async (options: ConsentShowOptions) => {
      const { showConsents } = await import('./consent-show.ts');
      await showConsents(options);
    });
  consent
    .command('list')
    .description(
      'print the pseudonym of everyone for whom a consent was set by hand, and the last one',
    )
    .option('--site <id>', SITE)
    .option('--config <file>', "the site's configuration")
    .action(async (options: ConsentPlace) => {
      const { listConsents } = await import('./consent-show.ts');
      await listConsents(options);
    });
}

function addSet(consent: Command): void {
  consent
    .command('set')
    .description(
      'state what a patient permits; holds from the next request, also while the site runs',
    )
    .option('--site <id>', SITE)
    .requiredOption('--patient <id>', 'local record id or pseudonym')
    .addOption(new Option('--permit', 'these uses').conflicts(['deny', 'withdraw']))
    .addOption(new Option('--deny', 'these uses, or all').conflicts(['permit', 'withdraw']))
    .addOption(
      new Option('--withdraw', 'from everything but treatment at home').conflicts([
        'permit',
        'deny',
      ]),
    )
    .option('--purpose <code>', 'HL7 PurposeOfUse, such as HRESCH; may be repeated', collect, [])
    .option('--duo <term>', 'DUO term, such as DUO:0000042 or GRU; may be repeated', collect, [])
    .option('--disease <code>', 'for DUO:0000007; may be repeated', collect, [])
    .option('--country <code>', 'for DUO:0000022; may be repeated', collect, [])
    .option('--user <institution/subject>', 'for DUO:0000026; may be repeated', collect, [])
    .option('--project <name>', 'for DUO:0000027; may be repeated', collect, [])
    .option('--institution <id>', 'for DUO:0000028; may be repeated', collect, [])
    .option('--from <date>', 'first day: YYYY, YYYY-MM or YYYY-MM-DD')
    .option('--until <date>', 'last day, written likewise')
    .option('--by <name>', "who states it, for the history; the system's user unless stated")
    .option('--config <file>', "the site's configuration")
    .addHelpText(
      'after',
      '\nIt takes the place of what was set by hand before, which stays in the history; what FHIR data\nstates stands beside it, and a denial outweighs any permit.\n\nExample:\n  bin/precision-graph consent set --site northfield --patient 4711 --permit --duo DS --disease LUAD',
    )
    .action(async (options: ConsentSetOptions) => {
      const { setConsent } = await import('./consent-set.ts');
      await setConsent(options);
    });
}

function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}
