import { writeFileSync } from 'node:fs';
import { composeServices } from '@apollo/composition';
import { loadSchema, schemaPath, SUBGRAPHS } from './sdl.ts';
import { findAccessRuleFaults } from './access-rules.ts';

/**
 * Composes the subgraphs with Apollo's own composition.
 * @returns the supergraph SDL
 * @throws Error that names every fault: fields without an access rule first, then composition's own
 */
export function compose(): string {
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
  return `${result.supergraphSdl.trimEnd()}\n`;
}

if (process.argv[1] === import.meta.filename) {
  const target = schemaPath('supergraph.graphql');
  try {
    writeFileSync(target, compose());
    process.stdout.write(`Composed ${target}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
