import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { execute, getOperationAST, getVariableValues, parse, print, validate } from 'graphql';
import { authorizeOperation } from '../../access/authorize-operation.ts';
import { decisionKeyOf } from '../../access/decision-key.ts';
import { completeResponse } from '../../access/response-shape.ts';
import { supergraphRules } from '../../access/rules.ts';
import { callerGrants, LEFT_TO_THE_SITE } from '../../access/caller-grants.ts';
import { grantsKey } from '../../access/requirement.ts';
import { plantCanaries } from './canaries.ts';
import { Expectation } from './expectation.ts';
import { leakedIn, sameData } from './leaks.ts';
import { identityOf } from './random-graph.ts';
import { choices, libraryGraph, ownGraph, SEED, share } from './random-graphs.ts';
import { randomOperation } from './random-operation.ts';
import { createReference } from './reference.ts';

/**
 * With `random-gateway.test.ts` these are 10,000 operations. Here what is left of each runs on the API
 * schema at once, without a planner: that is where nine in ten of them can be afforded.
 */
describe.each([
  ['of this project', ownGraph],
  ['with all that a federation may hold', libraryGraph],
])('a random operation on the graph %s', (_name, make) => {
  const graph = make();
  const expectation = new Expectation([...graph.subgraphs.values()]);
  const reference = createReference(plantCanaries(graph.api(), graph.names), expectation);
  const schema = plantCanaries(graph.api(), graph.names);
  const rules = supergraphRules(graph.supergraph, graph.api());

  it('is answered with all that its caller may see and nothing else', () => {
    fc.assert(
      fc.property(choices, graph.callers, (chosen, caller) => {
        const { text, variables } = randomOperation(rules.schema, chosen, graph.fields);
        const fail = (reason: string) => {
          throw new Error(`${reason}\n${text}\n${JSON.stringify(variables)}`);
        };
        const document = parse(text, { noLocation: true });
        for (const { message } of validate(rules.schema, document)) fail(message);
        const declared = getOperationAST(document)?.variableDefinitions ?? [];
        const { coerced = {}, errors = [] } = getVariableValues(rules.schema, declared, variables);
        for (const { message } of errors) fail(message);

        const grants = callerGrants(identityOf(caller), LEFT_TO_THE_SITE);
        const key = `${grantsKey(grants)} ${decisionKeyOf(rules, document)(coerced)}`;
        if (key.includes('‹')) fail(`a value is part of the key ${key}`);

        const { document: left, shape } = authorizeOperation(rules, {
          document,
          operationName: undefined,
          variables: coerced,
          grants,
        });
        const result = left ? execute({ schema, document: left, variableValues: variables }) : null;
        if (result instanceof Promise) throw new Error('canaries are given at once');
        const leaked = leakedIn(JSON.stringify(result), caller, expectation);
        if (leaked.length > 0) fail(`fetches ${leaked.join(', ')}`);

        const data = completeResponse(shape, result === null ? {} : result.data);
        const wanted = reference(document, { ...variables }, caller);
        if (wanted.asksDeniedTypename || wanted.introspected.length > 0) return;
        if (!sameData(data, wanted.data, []))
          fail(
            [
              left ? print(left) : 'nothing is left',
              `gives ${JSON.stringify(data)}`,
              `for ${JSON.stringify(wanted.data)}`,
            ].join('\n'),
          );
      }),
      { numRuns: share(4_500), seed: SEED },
    );
  });
});
