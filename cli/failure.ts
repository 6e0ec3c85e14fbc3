import { EnvironmentError } from '../service/environment.ts';
import { StartError } from '../service/http.ts';
import { SecretFileError } from '../service/secret-file.ts';
import { oneLine } from './printable.ts';

/** What a command can't do, in words fit for whoever called it. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** Errors that say in their message all that the caller of a command needs; one line each fault. */
const PLANNED: readonly string[] = [
  CommandError.name,
  EnvironmentError.name,
  StartError.name,
  SecretFileError.name,
  // By name: their modules would be loaded for every command.
  'AuditError',
  'IssuerFileError',
  'KeyFileError',
  'LocalIssuerError',
  'SiteConfigError',
  'SiteSettingsError',
  'StoreError',
  'UnenforceableRuleError',
];

/** A failed command's words for standard error; the stack only of what nobody planned. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return `precision-graph: ${String(error)}`;
  if (!PLANNED.includes(error.name))
    return `precision-graph: unexpected: ${error.stack ?? error.message}`;
  return error.message
    .split('\n')
    .map((line) => oneLine(`precision-graph: ${line}`))
    .join('\n');
}
