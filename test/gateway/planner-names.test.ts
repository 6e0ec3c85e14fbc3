import { describe, expect, it } from '@jest/globals';
import { GraphQLError, parse, print, type DocumentNode } from 'graphql';
import { PlannerNames } from '../../gateway/planner-names.ts';

const SUPERGRAPH = `
  type Query { users: [User] }
  type User {
    email: String
    name: String
    ssn: String
    price(currency: String): Int
    cost: Int @join__field(graph: C, requires: "price(currency: \\"USD\\")")
  }`;

/** What is planned of an operation, and what is answered when the planner gets this result. */
async function guarded(text: string, result: object = {}) {
  let planned = '';
  const executor = new PlannerNames(SUPERGRAPH).guard(
    ({ document }: { readonly document: DocumentNode }) => {
      planned = print(document).replaceAll(/\s+/g, ' ');
      return Promise.resolve(result);
    },
  );
  const answered = await executor({ document: parse(text) });
  return { planned, answered };
}

describe('names that the planner uses', () => {
  it('are not left to clients: neither a field’s name, nor what the planner makes up', async () => {
    const { planned } = await guarded('{ users { email: name x__alias_0: name y: name } }');
    expect(planned).toBe(
      '{ users { _aliasForPlanning_email: name _aliasForPlanning_x__alias_0: name y: name } }',
    );
  });

  it('come back as the client wrote them, in answers and in the paths of errors', async () => {
    const key = '_aliasForPlanning_email';
    const { answered } = await guarded('{ users { email: name } }', {
      data: { users: [{ [key]: 'A' }, { [key]: null }] },
      errors: [new GraphQLError('withheld', { path: ['users', 1, key] })],
    });
    expect(answered.data).toEqual({ users: [{ email: 'A' }, { email: null }] });
    expect(answered.errors?.map(({ path }) => path)).toEqual([['users', 1, 'email']]);
  });

  it('are kept apart where a field is required with arguments of its own', async () => {
    const { planned } = await guarded('{ users { price(currency: "EUR") cost } }');
    expect(planned).toBe('{ users { _aliasForPlanning_price: price(currency: "EUR") cost } }');
  });

  it('change nothing in an operation that uses none of them', async () => {
    const { planned } = await guarded('{ users { email name who: name } }');
    expect(planned).toBe('{ users { email name who: name } }');
  });
});
