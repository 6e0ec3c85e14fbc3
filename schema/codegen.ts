import { writeFileSync } from 'node:fs';
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as resolvers from '@graphql-codegen/typescript-resolvers';
import { loadSchema, schemaPath, SUBGRAPHS, type SchemaName } from './sdl.ts';

/** What the resolvers of each party get for a schema type, where it isn't the type's own shape. */
const MAPPERS: Partial<Record<SchemaName, Record<string, string>>> = {
  biomarkers: {
    Biomarker: '../../subgraphs/biomarkers/records.ts#BiomarkerRecord',
    BiomarkerConnection: '../../subgraphs/biomarkers/context.ts#BiomarkerListing',
    Gene: '../../subgraphs/biomarkers/context.ts#GeneNode',
    GeneConnection: '../../subgraphs/biomarkers/context.ts#GeneListing',
  },
  therapies: {
    Biomarker: '../../subgraphs/therapies/context.ts#BiomarkerNode',
    Disease: '../../subgraphs/therapies/context.ts#DiseaseNode',
    Evidence: '../../subgraphs/therapies/records.ts#EvidenceRecord',
    EvidenceConnection: '../../subgraphs/therapies/context.ts#EvidenceListing',
    Patient: '../../subgraphs/therapies/context.ts#PatientNode',
    Therapy: '../../subgraphs/therapies/context.ts#TherapyNode',
    TherapyConnection: '../../subgraphs/therapies/context.ts#TherapyListing',
    TherapyOptionConnection: '../../subgraphs/therapies/context.ts#TherapyOptionListing',
    TherapyOptionEdge: '../../subgraphs/therapies/context.ts#TherapyOptionRow',
  },
  trials: {
    Biomarker: '../../subgraphs/trials/context.ts#BiomarkerNode',
    EligibleTrialConnection: '../../subgraphs/trials/context.ts#EligibleTrialListing',
    EligibleTrialEdge: '../../subgraphs/trials/context.ts#EligibleTrialRow',
    Patient: '../../subgraphs/trials/context.ts#PatientNode',
    Therapy: '../../subgraphs/trials/context.ts#TherapyNode',
    Trial: '../../subgraphs/trials/records.ts#TrialRecord',
    TrialConnection: '../../subgraphs/trials/context.ts#TrialListing',
  },
  patients: {
    AuditConnection: '../../subgraphs/patients/audit-trail.ts#AuditPage',
    AuditRecord: '../../subgraphs/patients/audit-trail.ts#AuditNode',
    Cohort: '../../subgraphs/patients/cohort.ts#CohortAnswer',
    CriteriaLoss: '../../subgraphs/patients/criteria-loss.ts#CriteriaLossAnswer',
    EligiblePatientConnection: '../../subgraphs/patients/eligible-patients.ts#CandidatesAnswer',
    EligiblePatientEdge: '../../subgraphs/patients/eligible-patients.ts#CandidateEdge',
    Patient: '../../subgraphs/patients/patient-node.ts#PatientNode',
    PatientConnection: '../../subgraphs/patients/patients.ts#PatientsAnswer',
    Site: '../../subgraphs/patients/network.ts#SiteAddress',
  },
  site: {
    Patient: '../../site/records.ts#PatientRecord',
    SiteCandidate: '../../site/matching/candidate-search.ts#Candidate',
    SiteCandidates: '../../site/matching/candidates.ts#CandidatePage',
    SiteCohort: '../../site/cohort.ts#Cohort',
    SitePatients: '../../site/patient-page.ts#PatientPage',
  },
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

/** Parties whose resolver types are generated. */
export const GENERATED: readonly SchemaName[] = [...SUBGRAPHS, 'site'];

/** The resolver types of one party, as `schema/generated/<name>.ts` holds them. */
export async function generateTypes(name: SchemaName): Promise<string> {
  const config = {
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
  };
  return codegen({
    filename: `${name}.ts`,
    schema: loadSchema(name),
    documents: [],
    plugins: [{ typescript: config }, { resolvers: config }],
    pluginMap: { typescript, resolvers },
    config: {},
  });
}

if (process.argv[1] === import.meta.filename) {
  for (const name of GENERATED)
    writeFileSync(schemaPath(`generated/${name}.ts`), await generateTypes(name));
}
