import { describe, expect, it } from '@jest/globals';
import { INSTITUTIONS } from '../../demo/institutions.ts';
import { generatePatients } from '../../demo/patients/generate.ts';
import { PANELS } from '../../demo/patients/panels.ts';
import { parseProteinChange } from '../../genomics/protein-change.ts';
import type { PatientRecord } from '../../site/records.ts';

const pseudonymKey = Buffer.alloc(32, 7);
const SEED = 2026;

function patientsOf(site: string, count: number, seed = SEED): PatientRecord[] {
  return [...generatePatients({ site, count, seed, pseudonymKey })];
}

const demo = new Map(INSTITUTIONS.map(({ id }) => [id, patientsOf(id, 2500)]));
const everyone = [...demo.values()].flat();
const at = (site: string): PatientRecord[] => demo.get(site) ?? [];

describe('the generator', () => {
  it('makes the same patients from the same seed, byte by byte', () => {
    const again = INSTITUTIONS.flatMap(({ id }) => patientsOf(id, 200));
    const before = INSTITUTIONS.flatMap(({ id }) => at(id).slice(0, 200));
    expect(JSON.stringify(again)).toBe(JSON.stringify(before));
  });

  it('makes others from another seed', () => {
    const others = patientsOf('northfield', 50, SEED + 1);
    const same = others.filter((other, i) => {
      const { identity } = at('northfield')[i] ?? other;
      return identity.birthDate === other.identity.birthDate;
    });
    expect(same.length).toBeLessThan(5);
  });

  it('makes a patient without those before it', () => {
    const [last] = generatePatients({
      site: 'lakeside',
      count: 700,
      skip: 699,
      seed: SEED,
      pseudonymKey,
    });
    expect(last).toEqual(at('lakeside')[699]);
  });

  it('makes one patient at a time, however many are asked for', () => {
    const patients = generatePatients({ site: 'anywhere', count: 1e9, seed: 1, pseudonymKey });
    expect(patients.next().value).toMatchObject({ _id: 'anywhere-0000000' });
  });

  it('gives every record its own key and pseudonym', () => {
    expect(new Set(everyone.map(({ _id }) => _id)).size).toBe(everyone.length);
    expect(new Set(everyone.map(({ pseudonym }) => pseudonym)).size).toBe(everyone.length);
  });
});

describe('the invented patients', () => {
  it('show some people at two institutions, with nothing in common but who they are', () => {
    const byPerson = new Map<string, PatientRecord[]>();
    for (const patient of everyone) {
      const { family, given, birthDate } = patient.identity;
      const person = JSON.stringify([family, given, birthDate, patient.sex]);
      byPerson.set(person, [...(byPerson.get(person) ?? []), patient]);
    }
    const pairs = [...byPerson.values()].filter((records) => records.length === 2);
    expect(pairs.length).toBeGreaterThan(50);
    for (const [one, other] of pairs) {
      expect(one?._id.split('-')[0]).not.toBe(other?._id.split('-')[0]);
      expect(one?.pseudonym).not.toBe(other?.pseudonym);
      expect(one?.identity.mrn).not.toBe(other?.identity.mrn);
    }
  });

  it('have alterations only in genes that a test of theirs reads', () => {
    const genesOf = new Map<string, readonly string[]>(
      Object.values(PANELS).map(({ name, genes }) => [name, genes]),
    );
    for (const { variants, genomicTests } of everyone) {
      const read = new Set(genomicTests.flatMap(({ name }) => genesOf.get(name ?? '') ?? []));
      for (const { gene, partnerGene } of variants)
        expect(read.has(gene ?? '') || read.has(partnerGene ?? '')).toBe(true);
    }
  });

  it('have protein changes that the project can read, and a biomarker for each', () => {
    const changes = new Set(
      everyone.flatMap((patient) => patient.variants.map((v) => v.proteinChange)),
    );
    changes.delete(null);
    expect(changes.size).toBeGreaterThan(150);
    for (const change of changes) expect(parseProteinChange(change ?? '')?.hgvs).toBe(change);
    const unnamed = everyone.flatMap(({ variants }) =>
      variants.filter((v) => v.biomarkerId === null),
    );
    expect(unnamed).toEqual([]);
  });

  it.each(INSTITUTIONS.map(({ id }) => id))(
    'are enough at %s with melanoma and BRAF V600E to be counted by sex',
    (site) => {
      const found = at(site).filter(
        ({ search }) =>
          search.primaryCodes.some((code) => code === 'SKCM' || code === 'MEL') &&
          search.biomarkerIds.includes('BRAF:V600E'),
      );
      expect(found.filter(({ sex }) => sex === 'MALE').length).toBeGreaterThanOrEqual(11);
      expect(found.length).toBeGreaterThanOrEqual(22);
    },
  );

  it('lack here and there what real records lack', () => {
    const shareOf = (lacks: (patient: PatientRecord) => boolean): number =>
      everyone.filter(lacks).length / everyone.length;
    const shares = [
      shareOf(({ deceased }) => deceased === null),
      shareOf(({ identity }) => identity.birthDate === null),
      shareOf(({ identity }) => identity.birthDate?.length === 4),
      shareOf(({ race }) => race.length === 0),
      shareOf(({ performanceStatus }) => performanceStatus.length === 0),
      shareOf(({ genomicTests }) => genomicTests.some((test) => test.coveredGenes.length === 0)),
      shareOf(({ conditions }) =>
        conditions.some((c) => c.role === 'PRIMARY_CANCER' && !c.confirmed),
      ),
      shareOf(({ conditions }) =>
        conditions.some((c) => c.role === 'PRIMARY_CANCER' && c.oncotreeCode === null),
      ),
    ];
    for (const share of shares) {
      expect(share).toBeGreaterThan(0.001);
      expect(share).toBeLessThan(0.5);
    }
  });

  it('have consented in many ways: to research, to a disease, not at all, no longer, never', () => {
    const consents = everyone.flatMap(({ consents }) => consents);
    const uses = new Set(consents.flatMap(({ dataUse }) => dataUse));
    expect([...uses].sort()).toEqual(['DUO:0000006', 'DUO:0000007', 'DUO:0000018', 'DUO:0000042']);
    expect(consents.some(({ status, end }) => status === 'inactive' && end !== null)).toBe(true);
    expect(consents.some(({ decision }) => decision === 'deny')).toBe(true);
    expect(everyone.some(({ consents }) => consents.length === 0)).toBe(true);
  });

  it('are young and very old, too', () => {
    const born = everyone.map(({ search }) => search.birthDate ?? '2000');
    expect(born.filter((date) => date < '1935-12-31').length).toBeGreaterThan(50);
    expect(born.filter((date) => date > '2008').length).toBeGreaterThan(3);
  });

  it('never have anything happen after the last day or a treatment after death', () => {
    for (const { treatments, deathDate, genomicTests } of everyone) {
      for (const { date } of genomicTests) expect((date ?? '') <= '2025-12-31').toBe(true);
      for (const { start, end } of treatments) {
        expect((start ?? '') <= (deathDate ?? '2025-12-31').padEnd(10, '-12-31')).toBe(true);
        if (end !== null) expect((start ?? '') <= end).toBe(true);
      }
    }
  });
});
