import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { PURPOSES, SCOPES } from '../../identity/identity.ts';
import { callerAs, entitledCaller } from '../site/callers.ts';
import { ask, denial, emptyPart } from './shield-parts.ts';

const ENTITIES = (selection: string) =>
  `query ($representations: [_Any!]!) { _entities(representations: $representations) ${selection} }`;

describe('Entities asked of a subgraph itself', () => {
  const patient = { __typename: 'Patient', id: 'northfield:abc' };
  const trial = { __typename: 'Trial', id: 'NCT1' };

  it.each(['patients', 'therapies', 'trials'] as const)(
    'are not even told to be there by %s when the caller may not have their type',
    async (name) => {
      const answer = await ask(
        emptyPart(name),
        callerAs('researcher'),
        ENTITIES('{ __typename ... on Patient { id } }'),
        { representations: [patient] },
      );
      expect(answer.data).toEqual({ _entities: [null] });
      expect(answer.errors).toMatchObject([denial(['_entities', 0], ['scope patient:read'])]);
    },
  );

  it('are denied one by one: what one is given is no ground for the next', async () => {
    const schema = emptyPart('trials');
    const representations = [trial, patient, trial, patient];
    const selection = ENTITIES('{ ... on Trial { id } ... on Patient { id } }');
    const variables = { representations };
    const known = { id: trial.id };
    const { data, errors } = await ask(schema, callerAs('auditor'), selection, variables);
    expect(data).toEqual({ _entities: [known, null, known, null] });
    expect(errors.map(({ path }) => path)).toEqual([
      ['_entities', 1],
      ['_entities', 3],
    ]);
    const all = await ask(schema, callerAs('clinician'), selection, variables);
    expect(all.data?.['_entities']).toHaveLength(4);
    expect(all.errors).toEqual([]);
  });

  it('are nothing to one who is not known', async () => {
    const answer = await ask(emptyPart('trials'), null, ENTITIES('{ __typename }'), {
      representations: [trial],
    });
    expect(answer.data).toBeNull();
    expect(answer.errors).toMatchObject([denial(['_entities'], ['authenticated'])]);
  });

  it.each([
    ['trials', 'researcher', 'eligibleTrials', ['scope patient:read']],
    ['therapies', 'researcher', 'therapyOptions', ['scope patient:read']],
  ] as const)(
    'get from %s nothing computed on what a %s brings along',
    async (name, persona, field, requires) => {
      const forged = { ...patient, matchProfile: { sex: 'FEMALE' } };
      const selection = ENTITIES(`{ ... on Patient { ${field} { totalCount } } }`);
      const { data, errors } = await ask(emptyPart(name), callerAs(persona), selection, {
        representations: [forged],
      });
      expect(data).toEqual({ _entities: [null] });
      expect(errors).toMatchObject([denial(['_entities', 0], [...requires])]);
    },
  );

  it('get no candidates computed on criteria that a researcher brings along', async () => {
    const forged = { ...trial, matchCriteria: { trialId: 'T', criteria: { all: [] }, arms: [] } };
    const { data, errors } = await ask(
      emptyPart('patients'),
      callerAs('researcher'),
      ENTITIES('{ ... on Trial { eligiblePatients { totalCount } } }'),
      { representations: [forged] },
    );
    expect(data).toEqual({ _entities: [{ eligiblePatients: null }] });
    expect(errors[0]?.extensions['requires']).toContain('scope patient:read');
  });

  it('come to any caller exactly as far as the caller’s rights do', async () => {
    const schema = emptyPart('trials');
    const callers = fc.record({
      scopes: fc.uniqueArray(fc.constantFrom(...SCOPES)),
      purpose: fc.constantFrom(...PURPOSES),
    });
    const lists = fc.array(fc.constantFrom(patient, trial), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(callers, lists, async (rights, representations) => {
        const caller = { ...callerAs('researcher'), ...rights };
        const selection = ENTITIES(
          '{ ... on Trial { id url } ... on Patient { id eligibleTrials { totalCount } } }',
        );
        const { data, errors } = await ask(schema, caller, selection, { representations });
        const mayRead = caller.scopes.includes('knowledge:read');
        const mayMatch = mayRead && caller.scopes.includes('trial:match');
        const expected = representations.map((each, at) => {
          if (each === trial) return mayRead ? [] : [['_entities', at, 'url']];
          if (!caller.scopes.includes('patient:read')) return [['_entities', at]];
          return mayMatch ? [] : [['_entities', at, 'eligibleTrials']];
        });
        expect(errors.map(({ path }) => path).sort()).toEqual(expected.flat().sort());
        expect(data?.['_entities']).toHaveLength(representations.length);
      }),
    );
  });

  it('without its rules, as a test may have it, would leak', async () => {
    const answer = await ask(emptyPart('trials', 'none'), null, ENTITIES('{ __typename }'), {
      representations: [{ __typename: 'Patient', id: 'northfield:abc' }],
    });
    expect(answer.data).toEqual({ _entities: [{ __typename: 'Patient' }] });
  });
});

describe('A filter', () => {
  it('on a field asks of a site what reading the field does', async () => {
    const query = `query ($filter: PatientFilter) {
      patients(filter: $filter, first: 1) { hasNextPage }
    }`;
    const schema = emptyPart('site');
    const filter = { alterations: [{ gene: 'BRAF' }] };
    const coordinator = callerAs('coordinator');
    const { data, errors } = await ask(schema, coordinator, query, { filter });
    expect(data).toEqual({ patients: null });
    expect(errors).toMatchObject([denial(['patients'], ['scope patient:genomics'])]);
    const others = { filter: { sexes: ['FEMALE'] } };
    expect((await ask(schema, coordinator, query, others)).errors).toEqual([]);
    expect((await ask(schema, entitledCaller(), query, { filter })).errors).toEqual([]);
  });
});
