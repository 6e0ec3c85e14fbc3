import type { CodegenConfig } from '@graphql-codegen/cli';
import { print } from 'graphql';
import { loadSchema, SUBGRAPHS, type SchemaName } from './sdl.ts';

/** What the resolvers of each party get for a schema type, where it isn't the type's own shape. */
const MAPPERS: Partial<Record<SchemaName, Record<string, string>>> = {
  biomarkers: {
    Biomarker: '../../subgraphs/biomarkers/records.ts#BiomarkerRecord',
    Gene: '../../subgraphs/biomarkers/records.ts#GeneRecord',
  },
  therapies: {
    Evidence: '../../subgraphs/therapies/records.ts#EvidenceRecord',
    Disease: '../../subgraphs/therapies/records.ts#DiseaseRecord',
  },
  trials: { Trial: '../../subgraphs/trials/records.ts#TrialRecord' },
};

/** Where the context that each party's resolvers get is declared. */
const CONTEXTS: Record<SchemaName, string> = {
  access: '../../gateway/access-subgraph.ts#AccessContext',
  biomarkers: '../../subgraphs/biomarkers/context.ts#BiomarkersContext',
  patients: '../../subgraphs/patients/context.ts#PatientsContext',
  therapies: '../../subgraphs/therapies/context.ts#TherapiesContext',
  trials: '../../subgraphs/trials/context.ts#TrialsContext',
  site: '../../site/context.ts#SiteContext',
};

const config: CodegenConfig = {
  generates: Object.fromEntries(
    ([...SUBGRAPHS, 'site'] as const).map((name) => [
      `schema/generated/${name}.ts`,
      {
        schema: print(loadSchema(name)),
        plugins: ['typescript', 'typescript-resolvers'],
        config: {
          federation: true,
          useTypeImports: true,
          enumsAsTypes: true,
          skipTypename: true,
          immutableTypes: true,
          avoidOptionals: { field: true, resolvers: false },
          contextType: CONTEXTS[name],
          mappers: MAPPERS[name] ?? {},
          scalars: {
            PartialDate: 'string',
            URL: 'string',
            MatchCriteria: '../../matching/criteria.ts#TrialCriteria',
            MatchProfile: '../../matching/profile.ts#MatchProfile',
          },
        },
      },
    ]),
  ),
};

export default config;
