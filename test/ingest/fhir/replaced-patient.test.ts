import { describe, expect, it } from '@jest/globals';
import { fhir } from '../../../ingest/fhir.ts';
import { PatientSite } from '../patient-site.ts';
import { bundle, condition, patient, snomed } from './resources.ts';

const breast = condition('c1', snomed('254837009'));
const link = (type: string) => ({ link: [{ other: { reference: 'Patient/p2' }, type }] });
const replaced = patient('p1', { active: false, ...link('replaced-by') });

async function idsAfter(...files: readonly unknown[]): Promise<string[]> {
  const site = new PatientSite(fhir);
  for (const [index, file] of files.entries()) await site.ingestContent(file, `${index}.json`);
  return (await site.patients()).map(({ _id }) => _id);
}

describe('a Patient that another replaced', () => {
  it('is nobody, and so counts once', async () => {
    expect(await idsAfter([replaced, breast, patient('p2', link('replaces'))])).toEqual(['p2']);
  });

  it.each(['collection', 'searchset'])(
    'loses the record that it had, out of a %s too',
    async (type) => {
      const [before, after] = [patient('p1'), replaced].map((one) => bundle(type, one, breast));
      expect(await idsAfter(before, after)).toEqual([]);
      expect(await idsAfter(before, after, before)).toEqual(['p1']);
    },
  );

  it('is counted in a note that says what to do, without an id', async () => {
    const site = new PatientSite(fhir);
    await site.ingestLines(replaced, breast, patient('p2'));
    const notes = site.notes.filter((note) => /replaced|has not come/.test(note));
    expect(notes).toEqual([
      expect.stringMatching(
        /^not understood in 1, first in .*line 1: a Patient that another replaced; .*under the other patient$/,
      ),
    ]);
    expect(notes.join()).not.toMatch(/p1|p2/);
  });

  it.each(['seealso', 'replaces', 'refer'])('is not one with a link of %s', async (type) => {
    expect(await idsAfter(patient('p1', link(type)))).toEqual(['p1']);
  });
});
