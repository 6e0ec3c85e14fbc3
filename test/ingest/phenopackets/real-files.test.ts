import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from '@jest/globals';
import { phenopackets } from '../../../ingest/phenopackets.ts';
import { describeWithSharedData, SHARED } from '../../shared-data.ts';
import { accountedFor, PatientSite } from '../patient-site.ts';

const FOLDER = path.join(SHARED, 'data/patients/phenopackets');
const STORE = path.join(FOLDER, 'phenopacket-store.ndjson.gz');

/** How often a piece of JSON occurs in the text of the file. */
function occurrences(piece: RegExp): number {
  return gunzipSync(readFileSync(STORE)).toString('utf8').match(piece)?.length ?? 0;
}

describeWithSharedData('the phenopacket files', () => {
  it('are all taken, and twice change nothing', async () => {
    const site = new PatientSite(phenopackets);
    const [first, second] = [await site.ingest(FOLDER), await site.ingest(FOLDER)];
    expect(first).toMatchObject({ rejected: [], refused: [], updated: 0 });
    expect(first.read).toBe(occurrences(/"_source":/g) + 12);
    expect(accountedFor(first)).toBe(first.read);
    expect(second).toMatchObject({ inserted: 0, updated: 0, unchanged: first.read });
  });

  it('keep every phenopacket, absent feature, variant and unknown sex as the file has them', async () => {
    const site = new PatientSite(phenopackets);
    await site.ingest(STORE);
    const patients = await site.patients();
    const features = patients.flatMap(({ phenotypicFeatures }) => phenotypicFeatures);
    const variants = patients.flatMap((patient) => patient.variants);
    expect(patients).toHaveLength(occurrences(/"_source":/g));
    expect(features.filter(({ excluded }) => excluded)).toHaveLength(
      occurrences(/"excluded": true/g),
    );
    expect(patients.filter(({ sex }) => sex === 'UNKNOWN')).toHaveLength(
      occurrences(/"UNKNOWN_SEX"/g),
    );
    expect(patients.filter(({ deceased }) => deceased === true)).toHaveLength(
      occurrences(/"DECEASED"/g),
    );
    // A chromosome_structure_variation may be any of the kinds.
    const untold = occurrences(/"structuralType": \{"id": "SO:1000183"/g);
    expect(untold).toBeGreaterThan(0);
    expect(variants).toHaveLength(occurrences(/"variationDescriptor":/g) - untold);
    expect(variants.filter(({ category }) => category === 'STRUCTURAL')).toEqual([]);
    expect(variants.filter(({ category }) => category === 'COPY_NUMBER')).toHaveLength(
      occurrences(/"structuralType":/g) - untold,
    );
    expect(variants.filter(({ codingChange }) => codingChange !== null)).toHaveLength(
      occurrences(/"hgvs\.c", "value": "[^"]*:c\./g),
    );
    expect(patients.filter(({ identity }) => identity.birthDate !== null)).toEqual([]);
    expect(
      new Set(patients.flatMap(({ conditions }) => conditions.map(({ role }) => role))),
    ).toEqual(new Set(['OTHER']));
  });

  it('hold one that excludes a disease and says when the person died', async () => {
    const site = new PatientSite(phenopackets);
    await site.ingest(path.join(FOLDER, 'covid19.json'));
    const [patient] = await site.patients();
    expect(patient).toMatchObject({ deceased: true, deathDate: '2020-03-28' });
    expect(patient?.conditions.map(({ confirmed }) => confirmed)).toEqual([false, true, true]);
  });
});
