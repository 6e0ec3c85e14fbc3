import { writeFileSync } from 'node:fs';
import { composeServices } from '@apollo/composition';
import type { GraphQLSchema } from 'graphql';
import { findAccessRuleFaults } from './access-rules.ts';
import { loadSchema, schemaPath, SUBGRAPHS } from './sdl.ts';

/** What composition gives. */
export interface Composition {
  /** The supergraph SDL, for the gateway. */
  readonly supergraph: string;
  /** The schema that a client sees. */
  readonly api: GraphQLSchema;
}

/**
 * Composes the subgraphs with Apollo's own composition.
 * @throws Error that names every fault: fields without an access rule first, then composition's own
 */
export function compose(): Composition {
  const services = SUBGRAPHS.map((name) => ({
    name,
    url: `http://${name}.invalid/graphql`,
    typeDefs: loadSchema(name),
  }));
  const faults = [...services, { name: 'site', typeDefs: loadSchema('site') }].flatMap((service) =>
    findAccessRuleFaults(service.name, service.typeDefs),
  );
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const result = composeServices(services);
  if (result.errors) throw new Error(result.errors.map((error) => error.message).join('\n'));
  return {
    supergraph: `${result.supergraphSdl.trimEnd()}\n`,
    api: result.schema.toAPISchema().toGraphQLJSSchema(),
  };
}

if (process.argv[1] === import.meta.filename) {
  const target = schemaPath('supergraph.graphql');
  try {
    writeFileSync(target, compose().supergraph);
    process.stdout.write(`Composed ${target}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
