import { describe, expect, it } from '@jest/globals';
import { ctml } from '../../ingest/ctml.ts';
import { withTrials } from './trials.ts';

const OPEN = { protocol_no: '1', status: 'Open to Accrual' };

describe('CTML that is wrong', () => {
  it.each([
    [{ match: 'all' }, 'match: must be an object with `and`, `or`, `clinical` or `genomic`'],
    [{ match: [{ or: [] }] }, 'match.0.or: is empty, which would let nobody in; state a criterion'],
    [
      { match: [{ or: [{ clinical: { gender: 'Male' } }, {}] }] },
      'match.0.or.1: is empty, which would let everyone in; state a criterion',
    ],
    [
      { match: [{ and: [{ genomic: 'EGFR' }] }] },
      'match.0.and.0.genomic: must be an object of fields, such as {"age_numerical": ">=18"}',
    ],
    [{ status: 'Opne' }, 'status: "Opne" is no known status; use one such as Open to Accrual'],
    [{ treatment_list: { step: {} } }, 'treatment_list.step: must be a list of steps'],
    [
      { treatment_list: { step: [{ arm: [{ arm_suspended: 'maybe' }] }] } },
      'treatment_list.step.0.arm.0.arm_suspended: must be Y or N',
    ],
  ])('is rejected, saying where: %j', async (fault, reason) => {
    await withTrials(async ({ ingestText }) => {
      const text = JSON.stringify([{ ...OPEN, ...fault }, { protocol_no: '2' }]);
      const report = await ingestText(ctml, 'trials.json', text);
      expect(report).toMatchObject({ read: 2, inserted: 1 });
      expect(report.rejected).toEqual([
        { file: expect.anything(), record: '1', reason: expect.stringContaining(reason) },
      ]);
    });
  });

  it.each([
    ['no number', '{"match": []}', 'protocol_no: is missing'],
    ['a match clause alone', '{"and": [{"clinical": {}}]}', 'a match clause alone'],
    ['a key twice', '{"protocol_no": "1", "protocol_no": "2"}', '"protocol_no" stands twice'],
    ['an end that is missing', '{"protocol_no": "1",\n"match": [', 'broken at line'],
    ['no comma', '{"protocol_no": "1"\n"match": []}', 'broken at line'],
    ['too many levels', `{"match": ${'['.repeat(5000)}${']'.repeat(5000)}}`, 'nests deeper'],
  ])('with %s is rejected, and the documents beside it are read', async (_title, text, reason) => {
    await withTrials(async ({ ingestText }) => {
      const report = await ingestText(ctml, 'trials.json', `{"protocol_no": "3"} ${text}`);
      expect(report).toMatchObject({ read: 2, inserted: 1 });
      expect(report.rejected[0]?.reason).toContain(reason);
    });
  });

  it('in YAML is rejected with its line', async () => {
    await withTrials(async ({ ingestText }) => {
      const text = 'protocol_no: 1\n---\nprotocol_no: 2\nprotocol_no: 3\n';
      const report = await ingestText(ctml, 'trials.yaml', text);
      expect(report).toMatchObject({ read: 2, inserted: 1 });
      expect(report.rejected[0]?.reason).toMatch(/line 4/);
    });
  });

  it.each([
    ['empty.json', '', /empty/],
    ['prose.txt', 'Dear colleague, please find attached', /no CTML trial/],
    ['patient.json', '{"MRN": "1", "BIRTH_DATE_INT": 19800101.0}', /no CTML trial/],
    ['broken.json', '{"protocol_no": ', /no complete JSON/],
    ['broken.yaml', 'a: "b\nc: [', /no YAML/],
    ['page.html', '<html><body>x</body></html>', /no CTML trial/],
  ])('and is no CTML at all is refused: %s', async (name, text, why) => {
    await withTrials(async ({ ingestText }) => {
      const report = await ingestText(ctml, name, text);
      expect(report).toMatchObject({ read: 0, rejected: [] });
      expect(report.refused).toEqual([
        { file: expect.stringContaining(name), reason: expect.stringMatching(why) },
      ]);
    });
  });
});
