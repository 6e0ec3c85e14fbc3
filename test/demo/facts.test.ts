import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { FACTS } from '../../demo/facts.ts';
import { INVENTED_TRIALS } from '../../demo/invented-trials.ts';

/** The paths of all values, array positions left out. */
function pathsOf(value: unknown, prefix = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => pathsOf(item, prefix));
  if (typeof value !== 'object' || value === null) return [prefix];
  return Object.entries(value).flatMap(([key, item]) => pathsOf(item, `${prefix}.${key}`));
}

const lines = (file: string): string[] => readFileSync(file, 'utf8').trimEnd().split('\n');

const studySchema = z.object({
  protocolSection: z.object({ identificationModule: z.object({ nctId: z.string() }) }),
});
const trialIds = lines(FACTS.trials).map(
  (line) => studySchema.parse(JSON.parse(line)).protocolSection.identificationModule.nctId,
);

describe("the demonstration's facts", () => {
  it('hold no statements of CIViC', () => {
    const [header = '', ...rows] = lines(FACTS.civic[0] ?? '');
    const statement = header.split('\t').indexOf('evidence_statement');
    expect(rows.length).toBeGreaterThan(1000);
    expect(rows.filter((row) => row.split('\t')[statement] !== '')).toEqual([]);
    expect(lines(FACTS.civic[1] ?? '')[0]?.split('\t')).not.toContain('summary');
  });

  it('hold structured fields of trials alone: no texts, no people', () => {
    const paths = new Set(lines(FACTS.trials).flatMap((line) => pathsOf(JSON.parse(line))));
    const unwanted = /contact|official|description|criteria|summary|investigator|outcome/i;
    expect(
      [...paths].filter((each) => unwanted.test(each.replace('contactsLocations', ''))),
    ).toEqual([]);
    expect(trialIds.length).toBeGreaterThanOrEqual(40);
    expect(new Set(trialIds).size).toBe(trialIds.length);
  });

  it('hold no more than ten locations of a trial', () => {
    for (const line of lines(FACTS.trials))
      expect(line.split('"facility"').length - 1).toBeLessThanOrEqual(10);
  });

  it('hold protocols for trials that are registered or said to be invented', () => {
    const protocols = readdirSync(FACTS.protocols).map((file) => path.basename(file, '.json'));
    const invented = INVENTED_TRIALS.map(({ id }) => id);
    expect(protocols.filter((id) => id.startsWith('DEMO-')).sort()).toEqual([...invented].sort());
    const real = protocols.filter((id) => !id.startsWith('DEMO-'));
    expect(real.filter((id) => !trialIds.includes(id))).toEqual([]);
  });

  it('stay small enough for a repository', () => {
    const files = [...FACTS.civic, FACTS.drugs, FACTS.hgnc, FACTS.oncotree, FACTS.trials];
    const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
    expect(bytes).toBeLessThan(1_000_000);
  });
});
