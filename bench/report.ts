import type { Case } from './cases.ts';
import type { GatewayName } from './gateways.ts';

/** What one gateway took for one case under load. */
export interface Measurement {
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** CPU time of the gateway's process alone; null where the system doesn't tell. */
  readonly cpuMsPerRequest: number | null;
}

/** The sample whose throughput is in the middle. */
export function median(samples: readonly Measurement[]): Measurement {
  const sorted = [...samples].sort((a, b) => a.requestsPerSecond - b.requestsPerSecond);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('nothing was measured');
  return middle;
}

/** A Markdown table: one line a case and gateway, and one with the first gateway's ratio to the second. */
export function formatTable(
  cases: readonly Case[],
  names: readonly GatewayName[],
  measured: ReadonlyMap<string, Measurement>,
  calls: ReadonlyMap<string, number>,
): string {
  const lines = [
    '| operation | gateway | requests/s | p50 ms | p99 ms | gateway CPU ms/request | subgraph calls |',
    '| --- | --- | ---: | ---: | ---: | ---: | ---: |',
  ];
  for (const { name } of cases) {
    const rows = names.map((gateway) => ({
      gateway,
      sample: measured.get(`${name} ${gateway}`),
      calls: calls.get(`${name} ${gateway}`),
    }));
    for (const { gateway, sample, calls: count } of rows)
      lines.push(
        `| ${name} | ${gateway} | ${format(sample?.requestsPerSecond, 0)} | ${format(sample?.p50Ms, 0)} | ${format(sample?.p99Ms, 0)} | ${format(sample?.cpuMsPerRequest, 2)} | ${count ?? '–'} |`,
      );
    const [ours, baseline] = rows;
    const ratio = (of: (sample: Measurement) => number | null) =>
      ours?.sample && baseline?.sample ? divide(of(ours.sample), of(baseline.sample)) : '–';
    lines.push(
      `| | **ratio** | ${ratio((s) => s.requestsPerSecond)} | ${ratio((s) => s.p50Ms)} | ${ratio((s) => s.p99Ms)} | ${ratio((s) => s.cpuMsPerRequest)} | |`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function divide(a: number | null, b: number | null): string {
  return a === null || b === null || b === 0 ? '–' : `${(a / b).toFixed(2)}×`;
}

function format(value: number | null | undefined, digits: number): string {
  return value === null || value === undefined ? '–' : value.toFixed(digits);
}
