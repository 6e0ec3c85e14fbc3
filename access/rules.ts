import { buildASTSchema, parse, type GraphQLSchema } from 'graphql';
import { readInputsOfFields } from './field-inputs.ts';
import { deriveRequirements, type RequirementTable } from './requirement-table.ts';
import { readRevelations, type Revelations } from './revelations.ts';
import { readStatedRules } from './schema-rules.ts';

/** What operations are held against. */
export interface AccessRules {
  /** The schema that clients write operations in. */
  readonly schema: GraphQLSchema;
  readonly requirements: RequirementTable;
  readonly revelations: Revelations;
}

/**
 * The rules that a supergraph states.
 * @param schema what clients see of it: without what is inaccessible
 * @throws UnenforceableRuleError
 */
export function supergraphRules(supergraph: string, schema: GraphQLSchema): AccessRules {
  const document = parse(supergraph, { noLocation: true });
  const whole = buildASTSchema(document, { assumeValid: true });
  return {
    schema,
    requirements: deriveRequirements(whole, readStatedRules(document), readInputsOfFields(whole)),
    revelations: readRevelations(document),
  };
}
