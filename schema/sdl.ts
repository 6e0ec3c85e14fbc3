import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, type DocumentNode } from 'graphql';

/** The subgraphs that the supergraph is composed of; `access` is answered by the gateway itself. */
export const SUBGRAPHS = ['access', 'biomarkers', 'patients', 'therapies', 'trials'] as const;
export type SubgraphName = (typeof SUBGRAPHS)[number];

/** Parties with an SDL of their own: the subgraphs, and the site node behind `patients`. */
export type SchemaName = SubgraphName | 'site';

/** Files that make up a party's SDL; what several of them speak of has a file of its own. */
const FILES: Record<SchemaName, readonly string[]> = {
  access: ['access.graphql'],
  biomarkers: ['biomarkers.graphql'],
  patients: [
    'patients.graphql',
    'patient-record.graphql',
    'vocabulary.graphql',
    'audit-record.graphql',
    'recruiting.graphql',
  ],
  therapies: ['therapies.graphql'],
  trials: ['trials.graphql', 'criteria.graphql', 'vocabulary.graphql'],
  site: [
    'site.graphql',
    'patient-record.graphql',
    'vocabulary.graphql',
    'audit-record.graphql',
    'recruiting.graphql',
  ],
};

/** The path of a file of the schema folder. */
export function schemaPath(file: string): string {
  return path.join(import.meta.dirname, file);
}

/** A party's SDL as one document. */
export function loadSchema(name: SchemaName): DocumentNode {
  return parse(FILES[name].map((file) => readFileSync(schemaPath(file), 'utf8')).join('\n'));
}

/** The composed supergraph as it is checked in. */
export function loadSupergraph(): string {
  return readFileSync(schemaPath('supergraph.graphql'), 'utf8');
}
