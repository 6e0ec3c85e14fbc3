import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Format, IngestSite, OpenNamedStore } from '../ingest/format.ts';
import { FORMATS } from '../ingest/formats.ts';
import { notesOf, type IngestReport } from '../ingest/report.ts';
import { ingest } from '../ingest/run.ts';
import type { Environment } from '../service/environment.ts';
import { ENVIRONMENTS, readEnvironment } from '../service/environment.ts';
import { loadIngestSite, siteStoreName } from '../site/site-settings.ts';
import { openDryRun } from '../store/dry-run.ts';
import { openStore } from '../store/open.ts';
import { CommandError } from './failure.ts';
import { checkNotAnother } from './known-sites.ts';
import { checkSecret } from './site-secret.ts';
import { printable } from './printable.ts';
import { summaryOf } from './ingest-summary.ts';
import type { IngestCommandOptions } from './ingest.ts';

/**
 * `ingest`: reads the paths and says what became of their records; exits with 1 when one was refused.
 * @throws CommandError, EnvironmentError, SiteSettingsError, StoreError
 */
export async function runIngest(
  formatName: string,
  paths: readonly string[],
  { site: siteId, dryRun = false, report: reportFile }: IngestRun,
): Promise<void> {
  const environment = readEnvironment(ENVIRONMENTS.demo);
  const format = await loadFormat(formatName, siteId);
  if (reportFile !== undefined) await claimReport(reportFile);
  const site = siteId === undefined ? null : await siteOf(siteId, environment, dryRun);
  const openNamed = storeOpener(environment, dryRun);
  const report = await ingest(format, paths, { openStore: openNamed, site, say: complain });
  process.stdout.write(printable(summaryOf(report, dryRun)));
  for (const { reason } of report.refused) complain(`refused: ${reason}`);
  if (report.refused.length > 0) process.exitCode = 1;
  if (reportFile !== undefined) await writeReport(reportFile, worded(report));
}

function worded(report: IngestReport): IngestReport {
  const notes = notesOf(report);
  return notes.length === 0 ? report : { ...report, notes };
}

type IngestRun = Omit<IngestCommandOptions, 'dryRun'> & { readonly dryRun?: boolean };

function complain(line: string): void {
  process.stderr.write(printable([line]));
}

async function loadFormat(name: string, siteId: string | undefined): Promise<Format> {
  const format = FORMATS.find((each) => each.name === name);
  if (format === undefined) throw new CommandError(`there is no format '${name}'`);
  if (format.site === 'required' && siteId === undefined)
    throw new CommandError(`${name} holds patients: give the institution with --site`);
  if (format.site === 'none' && siteId !== undefined)
    throw new CommandError(`${name} belongs to no institution: leave out --site`);
  return format.load();
}

function storeOpener(
  { DATA_DIR: dataDirectory, MONGODB_URI: mongodbUri }: Environment<'demo'>,
  dryRun: boolean,
): OpenNamedStore {
  const open: OpenNamedStore = (name) => openStore({ mongodbUri, dataDirectory, name });
  if (!dryRun) return open;
  // A dry run doesn't make a store that isn't there yet.
  const exists = (name: string): boolean =>
    mongodbUri !== undefined || existsSync(path.join(dataDirectory, name));
  return async (name) => openDryRun(exists(name) ? await open(name) : null);
}

/** A dry run doesn't make a key that isn't there yet: it takes one that is forgotten. */
async function siteOf(
  id: string,
  environment: Environment<'demo'>,
  dryRun: boolean,
): Promise<IngestSite> {
  const { DATA_DIR: dataDirectory } = environment;
  const storeName = siteStoreName(id);
  if (process.env['SITE_PSEUDONYM_KEY'] === undefined) checkNotAnother(id, dataDirectory);
  await checkSecret(id, environment);
  const hasKey = existsSync(path.join(dataDirectory, `${storeName}.key`));
  const forgotten = { SITE_PSEUDONYM_KEY: randomBytes(32).toString('base64'), ...process.env };
  const secrets = dryRun && !hasKey ? forgotten : process.env;
  return loadIngestSite(id, { dataDirectory, environment: secrets });
}

/** Opens the report's file before anything is read, so that no run ends without a place for its report. */
async function claimReport(file: string): Promise<void> {
  await forReport(file, async () => (await open(file, 'a')).close());
}

async function writeReport(file: string, report: IngestReport): Promise<void> {
  await forReport(file, () => writeFile(file, `${JSON.stringify(report, null, 2)}\n`));
}

async function forReport(file: string, action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch {
    throw new CommandError(
      `the report can't be written to ${file}: give a file in a folder that exists`,
    );
  }
}
