import { describe, expect, it } from '@jest/globals';
import { visit, type FieldDefinitionNode, type InputValueDefinitionNode } from 'graphql';
import { loadSchema, SUBGRAPHS } from '../../schema/sdl.ts';

describe('documentation', () => {
  it.each([...SUBGRAPHS, 'site'] as const)('%s describes every type, field and input', (name) => {
    const undocumented: string[] = [];
    const check = (place: string, node: { readonly description?: unknown }) => {
      if (!node.description) undocumented.push(place);
    };
    const checkFields = (
      type: string,
      fields: readonly (FieldDefinitionNode | InputValueDefinitionNode)[] = [],
    ) => {
      for (const field of fields) {
        const external = field.directives?.some(({ name }) => name.value === 'external') ?? false;
        if (!external) check(`${type}.${field.name.value}`, field);
      }
    };
    visit(loadSchema(name), {
      ObjectTypeDefinition(node) {
        if (node.name.value !== 'Query') check(node.name.value, node);
        checkFields(node.name.value, node.fields);
      },
      ObjectTypeExtension: (node) => {
        checkFields(node.name.value, node.fields);
      },
      InputObjectTypeDefinition(node) {
        check(node.name.value, node);
        checkFields(node.name.value, node.fields);
      },
      EnumTypeDefinition: (node) => {
        check(node.name.value, node);
      },
      ScalarTypeDefinition: (node) => {
        check(node.name.value, node);
      },
    });
    expect(undocumented).toEqual([]);
  });
});
