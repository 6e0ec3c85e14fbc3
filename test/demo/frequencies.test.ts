import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { FACTS } from '../../demo/facts.ts';
import { alteredGenes } from '../../demo/patients/altered-genes.ts';
import { LANDSCAPES } from '../../demo/patients/frequencies/alterations.ts';
import { CANCERS } from '../../demo/patients/frequencies/cancers.ts';
import { generatePatients } from '../../demo/patients/generate.ts';
import { PANELS } from '../../demo/patients/panels.ts';
import { WITHOUT_CANCER } from '../../demo/patients/person.ts';
import { Random } from '../../demo/patients/random.ts';
import type { PatientRecord } from '../../site/records.ts';

// A site that isn't of the demonstration is like the country.
const patients = [
  ...generatePatients({ site: 'country', count: 12_000, seed: 5, pseudonymKey: Buffer.alloc(32) }),
];
const total = CANCERS.reduce((sum, { cases }) => sum + cases, 0);

/** Three standard deviations of a share found among `count`, and a little. */
const tolerance = (share: number, count: number): number =>
  3.2 * Math.sqrt((share * (1 - share)) / count) + 0.002;

const withName = (name: string): PatientRecord[] =>
  patients.filter(({ conditions }) =>
    conditions.some(({ role, code }) => role === 'PRIMARY_CANCER' && code?.display === name),
  );

describe('the frequencies', () => {
  it.each(CANCERS.map(({ code }) => code))('of %s come out as the table has them', (code) => {
    const cancer = CANCERS.find((each) => each.code === code);
    if (cancer === undefined) throw new Error('no such cancer');
    const share = (cancer.cases / total) * (1 - WITHOUT_CANCER);
    const found = withName(cancer.name).length / patients.length;
    expect(Math.abs(found - share)).toBeLessThan(tolerance(share, patients.length));
  });

  it('of alterations come out as the table has them among those who were tested widely', () => {
    const tested = withName('Lung Adenocarcinoma').filter(({ genomicTests }) =>
      genomicTests.some(({ name }) => name === PANELS.solidComprehensive.name),
    );
    const landscape = LANDSCAPES['LUAD'];
    expect(tested.length).toBeGreaterThan(80);
    for (const { gene, share } of [
      ...(landscape?.exclusive ?? []),
      ...(landscape?.independent ?? []),
    ]) {
      const found = tested.filter(({ search }) => search.genes.includes(gene)).length;
      expect(Math.abs(found / tested.length - share)).toBeLessThan(
        tolerance(share, tested.length) + 0.01,
      );
    }
  });

  it('of high microsatellite instability are those of each cancer', () => {
    const isHigh = ({ search }: PatientRecord): boolean =>
      search.biomarkerIds.includes('signature:MSI-H');
    const isTested = ({ signatures }: PatientRecord): boolean =>
      signatures.some(({ kind }) => kind === 'MICROSATELLITE_INSTABILITY');
    const shareIn = (name: string): number => {
      const tested = withName(name).filter(isTested);
      return tested.filter(isHigh).length / tested.length;
    };
    expect(shareIn('Uterine Endometrioid Carcinoma')).toBeGreaterThan(0.15);
    expect(shareIn('Lung Adenocarcinoma')).toBeLessThan(0.05);
  });

  it('leave no more than one of the exclusive drivers in a tumor', () => {
    const drivers = ['KRAS', 'EGFR', 'ALK', 'ROS1', 'RET', 'BRAF'];
    for (const { search } of withName('Lung Adenocarcinoma'))
      expect(search.genes.filter((gene) => drivers.includes(gene)).length).toBeLessThan(2);
  });
});

describe('the tables', () => {
  it('name cancers by codes of OncoTree', () => {
    const tree = readFileSync(FACTS.oncotree, 'utf8');
    const codes = CANCERS.flatMap(({ code, coarse }) => [code, ...(coarse ? [coarse.code] : [])]);
    for (const code of codes) expect(tree).toContain(`"code":"${code}"`);
  });

  it('name genes by approved symbols of HGNC', () => {
    const rows = readFileSync(FACTS.hgnc, 'utf8').split('\n');
    const symbols = new Set(rows.map((row) => row.split('\t')[1] ?? ''));
    // The immunoglobulin locus is no protein-coding gene, and those are what the file holds.
    symbols.add('IGH');
    const read = Object.values(PANELS).flatMap(({ genes }) => genes);
    expect([...new Set([...alteredGenes(), ...read])].filter((gene) => !symbols.has(gene))).toEqual(
      [],
    );
  });

  it('state the alterations of every cancer, and none above what is possible', () => {
    expect(Object.keys(LANDSCAPES).sort()).toEqual(CANCERS.map(({ code }) => code).sort());
    for (const { exclusive, independent } of Object.values(LANDSCAPES)) {
      expect(exclusive.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(1);
      for (const { share } of independent) expect(share).toBeLessThan(1);
    }
  });
});

describe('the random numbers', () => {
  it('are spread evenly and differ from stream to stream', () => {
    const random = new Random(1, 'a');
    const buckets = Array.from({ length: 10 }, () => 0);
    for (let i = 0; i < 100_000; i++) {
      const bucket = Math.floor(random.next() * 10);
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    }
    for (const count of buckets) expect(Math.abs(count - 10_000)).toBeLessThan(400);
    const firsts = Array.from({ length: 1000 }, (_, i) => new Random(1, 'a', i).next());
    expect(new Set(firsts).size).toBe(1000);
  });
});
