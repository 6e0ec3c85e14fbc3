import { rm, writeFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { silentLog, type Log } from '../../service/log.ts';
import { PolicyFile } from '../../site/policy-file.ts';
import { readSitePolicy } from '../../site/policy-schema.ts';
import { callerAs } from './callers.ts';
import { consent } from './consents.ts';
import { condition, patient, variant } from './patient-records.ts';
import { openTestSite, type TestSite } from './test-site.ts';

const sites: TestSite[] = [];
const site = (): TestSite => {
  const [opened] = sites;
  if (opened === undefined) throw new Error('not open');
  return opened;
};
beforeAll(async () => {
  sites.push(await openTestSite());
  const consents = [consent({ purposes: ['HRESCH', 'TREAT'] })];
  const found = {
    conditions: [condition({ oncotreeCode: 'LUAD' })],
    variants: [variant({ gene: 'ALK' })],
  };
  await site().hold([
    patient(1, { ...found, consents, race: ['ASIAN'], state: 'MA', sex: 'FEMALE' }),
  ]);
});
afterEach(() => {
  site().rule({});
});
afterAll(() => site().close());

const RECORDS =
  '{ patients(first: 5) { totalCount nodes { id sex race state conditions { stage } } } }';
const COUNTS = '{ cohort(filter: {}) { count { suppressed } } }';
const MATCHES = `{ eligiblePatients(
  criteria: { trialId: "T", criteria: { all: [] }, arms: [] }, verdicts: [ELIGIBLE], first: 5
) { totalCount } }`;

async function codesOf(query: string, caller = callerAs('clinician')) {
  const { errors = [] } = await site().ask(query, {}, caller);
  return errors.map(({ extensions }) => extensions['code']);
}
const refused = ['SITE_REFUSED'];

describe('A site whose own policy refuses', () => {
  it.each([
    ['an institution', { refuseInstitutions: ['northfield'] }],
    ['a purpose', { refusePurposes: ['TREAT'] }],
    ['callers without a role', { requireRoles: ['data-access-committee'] }],
  ])('%s answers it nothing, and no more of why', async (_what, policy) => {
    expect(await codesOf(RECORDS)).toEqual([]);
    site().rule(policy);
    for (const query of [RECORDS, COUNTS, MATCHES]) expect(await codesOf(query)).toEqual(refused);
    const { errors, data } = await site().ask(RECORDS, {}, callerAs('clinician'));
    expect(errors?.[0]?.message).toBe("The site's own policy refuses this question");
    expect(data).toEqual({ patients: null });
    const other = { ...callerAs('coordinator', 'lakeside'), roles: ['data-access-committee'] };
    expect(await codesOf(COUNTS, other)).toEqual([]);
  });

  it('an operation answers the others; records are in matches too', async () => {
    site().rule({ refuseOperations: ['counts'] });
    expect([await codesOf(RECORDS), await codesOf(COUNTS), await codesOf(MATCHES)]).toEqual([
      [],
      refused,
      [],
    ]);
    site().rule({ refuseOperations: ['records'] });
    expect([await codesOf(RECORDS), await codesOf(COUNTS), await codesOf(MATCHES)]).toEqual([
      refused,
      [],
      refused,
    ]);
    site().rule({ refuseOperations: ['matches'] });
    expect([await codesOf(RECORDS), await codesOf(COUNTS), await codesOf(MATCHES)]).toEqual([
      [],
      [],
      refused,
    ]);
  });

  it('a right takes it from every caller', async () => {
    const query = '{ patients(first: 5) { nodes { id genomicVariants { category } } } }';
    expect(await codesOf(query)).toEqual([]);
    site().rule({ refuseScopes: ['patient:genomics'] });
    expect(await codesOf(query)).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  });

  it('fields gives null or what says nothing in their place, and says so', async () => {
    site().rule({
      refuseFields: ['Patient.race', 'Patient.state', 'Patient.sex', 'Patient.conditions'],
    });
    const context = site().part.contextFor({
      requestId: 'r',
      signal: new AbortController().signal,
      caller: callerAs('clinician'),
      notices: [],
    });
    const { errors, data } = await site().ask(RECORDS, {}, callerAs('clinician'), context);
    expect(data).toMatchObject({
      patients: { nodes: [{ race: [], state: null, sex: 'UNKNOWN', conditions: [] }] },
    });
    expect(errors).toMatchObject([
      { path: ['patients', 'nodes', 0, 'state'], extensions: { code: 'SITE_POLICY_FIELD' } },
    ]);
    const told = ['Patient.sex', 'Patient.race', 'Patient.conditions'];
    expect(context.request.notices.map(({ message }) => message).sort()).toEqual(
      told.map((field) => `${field} is withheld by the site's own policy`).sort(),
    );
  });

  const BRAF = '{ gene: "BRAF", proteinChange: "V600E" }';
  it.each([
    ['Patient.race', 'patients(filter: { races: [ASIAN] }, first: 5) { totalCount }'],
    ['Patient.race', 'cohort(filter: { races: [ASIAN] }) { count { suppressed } }'],
    ['Patient.race', 'cohort(filter: {}) { breakdown(by: [RACE]) { keys } }'],
    ['Patient.conditions', 'cohort(filter: { cancerTypes: ["LUAD"] }) { count { suppressed } }'],
    ['Condition.stage', 'cohort(filter: { stages: ["I"] }) { count { suppressed } }'],
    ['Patient.ageYears', 'cohort(filter: {}) { breakdown(by: [AGE_BAND]) { keys } }'],
    ['GenomicVariant.gene', 'cohort(filter: {}) { breakdown(by: [ALTERED_GENE]) { keys } }'],
    ['GenomicVariant.gene', `cohort(filter: { alterations: [${BRAF}] }) { count { suppressed } }`],
    [
      'GenomicVariant.proteinChange',
      `patients(filter: { alterations: [${BRAF}] }, first: 5) { totalCount }`,
    ],
    ['Condition.code', 'cohort(filter: {}) { breakdown(by: [CANCER_TYPE]) { keys } }'],
  ])('%s can not be asked for it by way of %s', async (field, question) => {
    expect(await codesOf(`{ ${question} }`)).toEqual([]);
    site().rule({ refuseFields: [field] });
    expect(await codesOf(`{ ${question} }`)).toEqual(refused);
  });

  it('a change of proteins leaves questions by genes alone', async () => {
    site().rule({ refuseFields: ['GenomicVariant.proteinChange'] });
    const byGene = 'cohort(filter: { alterations: [{ gene: "BRAF" }] }) { count { suppressed } }';
    expect(await codesOf(`{ ${byGene} }`)).toEqual([]);
  });

  it('a field that matching looks at gives no match profile either', async () => {
    const query = '{ patients(first: 5) { nodes { matchProfile } } }';
    site().rule({ refuseFields: ['Patient.race'] });
    expect(await codesOf(query)).toEqual([]);
    site().rule({ refuseFields: ['GenomicVariant.proteinChange'] });
    expect(await codesOf(query)).toEqual(['SITE_POLICY_FIELD']);
  });
});

describe('A site whose own policy raises the threshold', () => {
  it('withholds what is below it, from the next request on', async () => {
    const consents = [consent({ purposes: ['HRESCH'] })];
    const opened = await openTestSite('lakeside');
    try {
      await opened.hold(Array.from({ length: 30 }, (_, number) => patient(number, { consents })));
      const suppressed = async () =>
        (await opened.ask(COUNTS, {}, callerAs('researcher', 'northfield'))).data;
      expect(await suppressed()).toEqual({ cohort: { count: { suppressed: false } } });
      opened.rule({ threshold: 40 });
      expect(await suppressed()).toEqual({ cohort: { count: { suppressed: true } } });
    } finally {
      await opened.close();
    }
  });
});

describe('A site whose own policy allows fewer questions for numbers', () => {
  it.each([
    ['a caller', { countsPerCaller: 1 }, 'ada', 'ada'],
    ["an institution's callers", { countsPerInstitution: 1 }, 'ada', 'bob'],
  ])('refuses %s more than those, from the next request on', async (_whom, policy, one, next) => {
    const opened = await openTestSite('lakeside');
    const asked = async (subject: string, sex: string) => {
      const caller = { ...callerAs('researcher', 'northfield'), subject };
      const question = `{ cohort(filter: { sexes: [${sex}] }) { count { suppressed } } }`;
      const { errors = [] } = await opened.ask(question, {}, caller);
      return errors.map(({ extensions }) => extensions['code']);
    };
    try {
      expect(await asked(one, 'FEMALE')).toEqual([]);
      expect(await asked(next, 'MALE')).toEqual([]);
      opened.rule(policy);
      expect(await asked(next, 'MALE')).toEqual([]);
      expect(await asked(next, 'OTHER')).toEqual(['BUDGET_EXHAUSTED']);
    } finally {
      await opened.close();
    }
  });
});

describe('A policy that is wrong', () => {
  it.each<[string, unknown, string | RegExp]>([
    ['asks for a lower threshold', { threshold: 5 }, /^threshold: a policy can only tighten/],
    [
      'gives a larger budget',
      { countsPerCaller: 101 },
      /^countsPerCaller: a policy can only tighten/,
    ],
    [
      'would permit something',
      { permit: ['lakeside'] },
      /^permit: no such key; a policy can only refuse/,
    ],
    ['names no purpose of HL7', { refusePurposes: ['FUN'] }, /^refusePurposes.0: give HL7/],
    ['names no scope', { refuseScopes: ['all'] }, /^refuseScopes.0: give scopes/],
    ['misspells a field', { refuseFields: ['Patient.rase'] }, /did you mean Patient\.race/],
    [
      'names no field',
      { refuseFields: ['Patient.shoeSize'] },
      /there is no field 'Patient.shoeSize'/,
    ],
    ['names no record', { refuseFields: ['SitePatients.totalCount'] }, /there is no field/],
    ['names a field that is never absent', { refuseFields: ['Patient.id'] }, /always has a value/],
    ['is a list', [], 'the whole policy: give an object'],
  ])('as it %s is refused by the key', (_what, policy, fault) => {
    expect(() => readSitePolicy(JSON.stringify(policy))).toThrow(fault);
  });
});

describe('A policy file', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'policy-file-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('holds from the next look on; broken or gone, it leaves no policy', async () => {
    const name = path.join(folder, 'policy.json');
    const file = new PolicyFile(name, { mustExist: false });
    expect(file.current().policy).toEqual(readSitePolicy('{}'));
    await writeFile(name, '{"refusePurposes": ["HRESCH"]}');
    expect(file.current().policy).toMatchObject({ refusePurposes: ['HRESCH'] });
    await writeFile(name, '{"refusePurposes": ["HRESCH"}');
    expect(file.current()).toMatchObject({
      policy: null,
      fault: expect.stringMatching(/^it is no JSON/),
    });
    await writeFile(name, '{}');
    expect(file.current().policy).toEqual(readSitePolicy('{}'));
    await rm(name);
    expect(file.current()).toEqual({ policy: null, fault: 'it is gone' });
  });

  it('that is stated and not there leaves no policy, and the log says so once', () => {
    const told: unknown[] = [];
    const log: Log = { ...silentLog, error: (_event, fields) => told.push(fields) };
    const file = new PolicyFile(path.join(folder, 'none.json'), { mustExist: true, log });
    expect(file.current()).toEqual({ policy: null, fault: 'it is gone' });
    expect(told).toEqual([{ reason: 'it is gone' }]);
  });
});
