import { describe, expect, it } from '@jest/globals';
import { isObjectType, isUnionType } from 'graphql';
import type { Part } from '../../service/part.ts';
import { createBiomarkersSubgraph } from '../../subgraphs/biomarkers/subgraph.ts';
import { createPatientsSubgraph } from '../../subgraphs/patients/subgraph.ts';
import { createTherapiesSubgraph } from '../../subgraphs/therapies/subgraph.ts';
import { createTrialsSubgraph } from '../../subgraphs/trials/subgraph.ts';
import { TEST_PATIENTS } from '../identity/test-keys.ts';
import { ask, temporaryStore } from './support.ts';

/** Those that hold entities. */
const PARTS = ['biomarkers', 'patients', 'therapies', 'trials'] as const;

async function createPart(name: (typeof PARTS)[number]): Promise<Part<object>> {
  const store = await temporaryStore();
  switch (name) {
    case 'biomarkers':
      return createBiomarkersSubgraph({ store });
    case 'therapies':
      return createTherapiesSubgraph({ store });
    case 'trials':
      return createTrialsSubgraph({ store });
    case 'patients':
      return createPatientsSubgraph({ sites: [], signer: TEST_PATIENTS });
  }
}

const MALFORMED: readonly unknown[] = [
  5,
  'Patient',
  [],
  {},
  { id: 'x' },
  { __typename: 5 },
  { __typename: 'Nothing', id: 'x' },
  { __typename: 'Query' },
  { __typename: 'String', id: 'x' },
  { __typename: '__proto__', id: 'x' },
];

describe.each(PARTS)('Representations that %s can not read', (name) => {
  it.each(MALFORMED.map((each) => [JSON.stringify(each), each]))(
    'are refused as input and keep none of the others back: %s',
    async (_text, representation) => {
      const part = await createPart(name);
      const known = knownOf(part);
      const source = 'query ($of: [_Any!]!) { _entities(representations: $of) { __typename } }';
      const { data, errors = [] } = await ask(part, source, { of: [representation, known] });
      expect(data).toMatchObject({ _entities: [null, { __typename: known.__typename }] });
      expect(errors).toMatchObject([
        { path: ['_entities', 0], extensions: { code: 'BAD_USER_INPUT' } },
      ]);
    },
  );

  it('for want of their key are refused as input', async () => {
    const part = await createPart(name);
    for (const type of entitiesOf(part))
      for (const key of [undefined, null, 7, {}, ['x']]) {
        const { errors = [] } = await ask(
          part,
          `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${type} { ${keyOf(type)} } } }`,
          { of: [{ __typename: type, [keyOf(type)]: key }] },
        );
        expect([type, errors.map(({ extensions }) => extensions?.['code'])]).toEqual([
          type,
          ['BAD_USER_INPUT'],
        ]);
      }
  });
});

function entitiesOf({ schema }: Part<object>): string[] {
  const union = schema.getType('_Entity');
  if (!isUnionType(union)) throw new Error('no entities');
  return union
    .getTypes()
    .filter(isObjectType)
    .map(({ name }) => name);
}

function keyOf(type: string): string {
  return type === 'Gene' ? 'symbol' : 'id';
}

/** An entity that the part makes without looking it up. */
function knownOf(part: Part<object>) {
  const type = ['Gene', 'Biomarker'].find((each) => entitiesOf(part).includes(each));
  return { __typename: type ?? '', id: 'X', symbol: 'X' };
}
