import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from '@jest/globals';
import { parseBiomarkerId } from '../../genomics/biomarker-name.ts';
import { profileOfGeneVariant } from '../../genomics/gene-variant.ts';
import { parseMolecularProfile } from '../../genomics/molecular-profile.ts';
import { SHARED, describeWithSharedData } from '../shared-data.ts';

function columnsOf(file: string, ...columns: readonly number[]): string[][] {
  const text = gunzipSync(readFileSync(path.join(SHARED, 'data/civic', file))).toString();
  return text
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => columns.map((column) => line.split('\t')[column] ?? ''));
}

/** What may differ between two names of one biomarker: case, a coding change beside the
 * protein's, the residues that are deleted. */
function essence(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/\s*\(?c\.[^()]*\)?$/g, '')
    .replace(/_([a-z]\d+)(del|dup)(?!ins)[a-z]+$/, '_$1$2')
    .replace(/^v::(\S+) fusion$/, '$1 fusion')
    .replace(/^(\S+)::[v?] fusion$/, '$1 fusion')
    .replace(/wild ?type$/, 'wild type')
    .replace(/mutations$/, 'mutation')
    .replace(/^(\S+) \1 /, '$1 ');
}

describeWithSharedData("names in CIViC's files", () => {
  const profiles = (): string[] => [
    ...columnsOf('evidence-2026.tsv.gz', 0).flat(),
    ...[...columnsOf('variants-2021.tsv.gz', 2, 4), ...columnsOf('evidence-2021.tsv.gz', 0, 2)].map(
      ([gene = '', variant = '']) => profileOfGeneVariant(gene, variant),
    ),
  ];

  it('are all read, and their ids read back', () => {
    for (const profile of profiles())
      for (const biomarker of parseMolecularProfile(profile).biomarkers) {
        expect(parseBiomarkerId(biomarker.id)).toEqual(biomarker);
        expect(biomarker.id.startsWith('other:')).toBe(false);
      }
  });

  it('share an id only where they mean the same', () => {
    const essences = new Map<string, string>();
    for (const profile of new Set(profiles())) {
      const { expression } = parseMolecularProfile(profile);
      if (!('biomarker' in expression)) continue;
      const { id, kind } = expression.biomarker;
      if (kind === 'CODING_CHANGE') continue;
      const known = essences.get(id) ?? essence(profile);
      expect([id, essence(profile)]).toEqual([id, known]);
      essences.set(id, known);
    }
    expect(essences.size).toBeGreaterThan(1000);
  });
});
