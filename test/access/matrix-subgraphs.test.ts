import { describe, expect, it } from '@jest/globals';
import { execute, isNonNullType, isObjectType, isUnionType, parse } from 'graphql';
import { LEFT_TO_THE_SITE } from '../../access/caller-grants.ts';
import { guardSchema } from '../../access/shield.ts';
import { loadSchema, SUBGRAPHS } from '../../schema/sdl.ts';
import { canarySubgraph, givesObjects } from './canaries.ts';
import { CALLERS, Expectation } from './expectation.ts';
import { identityOf } from './random-graph.ts';

const expectation = new Expectation(SUBGRAPHS.map((name) => loadSchema(name)));
const cases = SUBGRAPHS.flatMap((name) =>
  [...CALLERS].map(([who, of]) => [name, who, of] as const),
);

describe.each(cases)(
  'The subgraph %s, asked for entities by %s past the gateway,',
  (name, _who, caller) => {
    const sdl = loadSchema(name);
    const schema = guardSchema(canarySubgraph(sdl), sdl, LEFT_TO_THE_SITE);
    const entities = schema.getType('_Entity');
    const fields = (isUnionType(entities) ? entities.getTypes() : []).flatMap((type) =>
      Object.values(isObjectType(type) ? type.getFields() : {})
        .filter(({ args }) =>
          args.every((arg) => !isNonNullType(arg.type) || arg.defaultValue !== undefined),
        )
        .map((field) => [type.name, field] as const),
    );

    it('gives exactly the fields that the caller may see', async () => {
      const wrong: string[] = [];
      for (const [type, field] of fields) {
        const selection = `${field.name}${givesObjects(field.type) ? ' { __typename }' : ''}`;
        const { data } = await execute({
          schema,
          document: parse(
            `{ _entities(representations: [{ __typename: "${type}", id: "guessed", symbol: "guessed" }]) {
               ... on ${type} { value: ${selection} } } }`,
          ),
          contextValue: { caller: identityOf(caller) },
        });
        const given = JSON.stringify(data ?? null).match(/"value":(?!null)/) !== null;
        if (given !== expectation.maySee(caller, type, field.name))
          wrong.push(`${type}.${field.name}`);
      }
      expect(wrong).toEqual([]);
    });
  },
);
