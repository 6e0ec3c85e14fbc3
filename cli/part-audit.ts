import { AuditLog } from '../audit/log.ts';
import { auditDirectory, type Environment } from '../service/environment.ts';
import type { Log } from '../service/log.ts';

/**
 * Opens the audit of a part that this process is.
 * @throws AuditError when another process writes it, or when it was changed
 */
export function openPartAudit(
  part: 'gateway' | `site-${string}`,
  env: Pick<Environment<'audit'>, 'AUDIT_DIR' | 'DATA_DIR'>,
  log: Log,
): Promise<AuditLog> {
  return AuditLog.open({ directory: auditDirectory(env), part, log });
}
