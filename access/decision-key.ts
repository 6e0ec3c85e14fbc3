import {
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type SelectionNode,
} from 'graphql';
import { isIncluded } from './operation-nodes.ts';
import { mayReveal, revealedBy } from './revelations.ts';
import type { AccessRules } from './rules.ts';

type Variables = Readonly<Record<string, unknown>>;

/**
 * Tells for which variables two requests with one document are authorized alike: those that skip or
 * include a part of it, and those that reveal fields by what they filter, sort or group by. The values
 * themselves never become part of the key.
 */
export function decisionKeyOf(
  rules: AccessRules,
  document: DocumentNode,
): (variables: Variables) => string {
  const conditional: SelectionNode[] = [];
  const revealing: {
    parentName: string;
    field: GraphQLField<unknown, unknown>;
    node: FieldNode;
  }[] = [];
  const typeInfo = new TypeInfo(rules.schema);
  const note = (node: SelectionNode) => {
    if ((node.directives?.length ?? 0) > 0) conditional.push(node);
  };
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      FragmentSpread: note,
      InlineFragment: note,
      Field: (node) => {
        note(node);
        const field = typeInfo.getFieldDef();
        const parentName = typeInfo.getParentType()?.name;
        if (!field || parentName === undefined) return;
        if (mayReveal(rules.revelations, parentName, field))
          revealing.push({ parentName, field, node });
      },
    }),
  );
  return (variables) => {
    const conditions = conditional.map((node) => isIncluded(node, variables));
    const revealed = revealing.map(({ parentName, field, node }) =>
      revealedBy(rules.revelations, parentName, field, node, variables),
    );
    return JSON.stringify([conditions, revealed]);
  };
}
