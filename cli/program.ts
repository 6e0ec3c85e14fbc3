import { readFileSync } from 'node:fs';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { z } from 'zod';
import { SIGNING_PARTS } from '../identity/assertion.ts';
import { UNAUTHORIZED_MODES } from '../gateway/unauthorized-mode.ts';
import { isPort, PORT_RANGE } from '../service/environment.ts';
import { addAuditCommand } from './audit.ts';
import { addConsentCommand } from './consent.ts';
import { addIngestCommand } from './ingest.ts';
import {
  runGateway,
  runKnowledgeSubgraph,
  SUBGRAPH_NAMES,
  type RunnableSubgraph,
} from './parts.ts';
import type { KeysOptions } from './keys.ts';
import { addTrialCommands } from './trials.ts';
import { addSiteCommand } from './site.ts';

/**
 * The command line. What a command needs is loaded when it runs, so that each part's process starts
 * with its own code only.
 */
export function createProgram(): Command {
  const program = new Command('precision-graph')
    .description('One graph over patients, trials, biomarkers and therapies')
    .version(ownVersion(), '--version', 'print the version')
    .showHelpAfterError('Run with --help to see what there is.');
  program
    .command('start')
    .description('start everything on this machine, with demonstration data if there is none')
    .addHelpText(
      'after',
      help(
        'Environment: PORT (4000), HOST (127.0.0.1), DATA_DIR (data), AUDIT_DIR (audit in\nDATA_DIR), MONGODB_URI, LOG_LEVEL.',
        'PORT=8080 bin/precision-graph start',
      ),
    )
    .action(async () => {
      const { start } = await import('./start.ts');
      await start();
    });
  program
    .command('token')
    .description('print a token for trying out, and nothing else')
    .argument(
      '<persona>',
      'researcher, coordinator, clinician, dashboard or auditor; with @institution of another institution than northfield',
    )
    .addHelpText(
      'after',
      help(
        'Valid for 12 hours, for the gateway with the same DATA_DIR.',
        'bin/precision-graph token clinician@lakeside',
      ),
    )
    .action(async (who: string) => {
      const { printToken } = await import('./token.ts');
      await printToken(who);
    });
  program
    .command('access-matrix')
    .description('print which persona may see which field')
    .action(async () => {
      const { printAccessMatrix } = await import('./access-matrix.ts');
      printAccessMatrix();
    });
  addKeysCommand(program);
  addPartCommands(program);
  addSiteCommand(program);
  addIngestCommand(program);
  addAuditCommand(program);
  addConsentCommand(program);
  addTrialCommands(program);
  return program;
}

function addKeysCommand(program: Command): void {
  program
    .command('keys')
    .description('make the keys by which the parts know each other')
    .argument('<folder>', 'where the keys are, or are to be')
    .addOption(
      new Option('--next <part>', 'make the next key of this part also').choices(SIGNING_PARTS),
    )
    .option('--retire', 'trust no key whose private half is gone')
    .option('--force', 'retire also where the new key has been in place for less than two minutes')
    .addHelpText(
      'after',
      help(
        'What is there stays. Prints where each file belongs, and no key.',
        'bin/precision-graph keys /etc/precision-graph/keys',
      ),
    )
    .action(async (folder: string, options: KeysOptions) => {
      const { printKeys } = await import('./keys.ts');
      await printKeys(folder, options);
    });
}

function addPartCommands(program: Command): void {
  program
    .command('demo')
    .description('load the demonstration data into the stores that are empty')
    .argument('[what...]', 'knowledge, northfield, lakeside, riverbend; all unless stated')
    .addHelpText(
      'after',
      help('Environment: DATA_DIR or MONGODB_URI.', 'bin/precision-graph demo knowledge lakeside'),
    )
    .action(async (what: string[]) => {
      const { runDemo } = await import('./demo.ts');
      await runDemo(what);
    });
  program
    .command('gateway')
    .description('run the gateway')
    .option('--issuers <file>', 'whose tokens count; in place of ISSUERS_FILE')
    .option('--port <number>', 'where to listen; in place of PORT', checkPortNumber)
    .option('--supergraph <file>', "another Federation 2 supergraph than this project's own")
    .addOption(
      new Option(
        '--unauthorized <mode>',
        'leave out what a caller may not have, reject the operation, or only report it',
      )
        .choices(UNAUTHORIZED_MODES)
        .default('filter'),
    )
    .addHelpText(
      'after',
      help(
        'Environment: PORT (4000), HOST, DATA_DIR, AUDIT_DIR (audit in DATA_DIR), SUBGRAPH_DEADLINE_MS,\nISSUERS_FILE, ASSERTION_KEY_FILE, CORS_ORIGINS, GRAPHIQL (true or false), and the addresses BIOMARKERS_URL, PATIENTS_URL, THERAPIES_URL, TRIALS_URL\n(with --supergraph those that the supergraph states).',
        'bin/precision-graph gateway --supergraph other.graphql --port 4100 --issuers issuers.json',
      ),
    )
    .action(runGateway);
  program
    .command('subgraph')
    .description('run one subgraph')
    .addArgument(new Argument('<name>').choices(SUBGRAPH_NAMES))
    .addHelpText(
      'after',
      help(
        'Environment: PORT (4001 to 4004), HOST, DATA_DIR or MONGODB_URI, TRUSTED_KEYS_FILE; for\npatients SITES, SITES_FILE, SITE_CONNECTIONS_PORT, NETWORK_ID, SITE_DEADLINE_MS and\nASSERTION_KEY_FILE.',
        'SITES=northfield:Northfield=http://localhost:4010/graphql bin/precision-graph subgraph patients',
      ),
    )
    .action(async (name: RunnableSubgraph) => {
      if (name === 'patients') {
        const { runPatientsSubgraph } = await import('./patients-run.ts');
        await runPatientsSubgraph();
      } else await runKnowledgeSubgraph(name);
    });
}

function ownVersion(): string {
  const file = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(file)).version;
}

/** @throws InvalidArgumentError, to which commander adds the option's name */
function checkPortNumber(text: string): string {
  if (isPort(text)) return text;
  throw new InvalidArgumentError(`Give ${PORT_RANGE}.`);
}

function help(text: string, example: string): string {
  return `\n${text}\n\nExample:\n  ${example}`;
}
