import type { IngestReport } from '../ingest/report.ts';

/** How many rejected records are shown; the report file has them all. */
const SHOWN = 20;

/** A run's report for people, but for what was refused: that goes to standard error. */
export function summaryOf(report: IngestReport, isDryRun: boolean): readonly string[] {
  const { read, inserted, updated, unchanged, ignored, rejected, warnings = [] } = report;
  const ignoredCount = Object.values(ignored).reduce((sum, count) => sum + count, 0);
  const kinds = Object.entries(ignored)
    .sort(([, a], [, b]) => b - a)
    .map(([kind, count]) => `  ${count} ${kind}`);
  const more = rejected.length - SHOWN;
  return [
    `${isDryRun ? 'dry run, nothing was written: ' : ''}${read} records read: ${inserted} inserted, ` +
      `${updated} updated, ${unchanged} unchanged, ${ignoredCount} ignored, ${rejected.length} rejected`,
    ...(kinds.length > 0 ? ['ignored:', ...kinds] : []),
    ...(rejected.length > 0 ? ['rejected:'] : []),
    ...rejected
      .slice(0, SHOWN)
      .map(({ file, record, reason }) => `  ${file}: ${record}: ${reason}`),
    ...(more > 0 ? [`  and ${more} more; --report names them all`] : []),
    ...(warnings.length > 0 ? ['to look at:'] : []),
    ...warnings
      .slice(0, SHOWN)
      .map(({ file, record, reason }) => `  ${file}: ${record}: ${reason}`),
    ...(warnings.length > SHOWN ? [`  and ${warnings.length - SHOWN} more`] : []),
  ];
}
