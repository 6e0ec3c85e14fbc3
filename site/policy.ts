import {
  defaultFieldResolver,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';
import type { Identity } from '../identity/identity.ts';
import { widerPurposes } from '../identity/purpose-of-use.ts';
import type { TrialCriteria } from '../matching/criteria.ts';
import { stepsOf } from '../matching/steps.ts';
import type { CohortDimension, PatientFilter } from '../schema/generated/site.ts';
import { clientError } from '../service/errors.ts';
import type { SiteContext } from './context.ts';
import { blankOf, isRecordType, type Blank } from './policy-fields.ts';
import type { PolicyState } from './policy-file.ts';
import { readByBreakdown, readByCriteria, readByFilter, withItsList } from './policy-reads.ts';
import { NO_POLICY, type OperationKind, type SitePolicy } from './policy-schema.ts';

/** Why a policy refuses a question as a whole, for the site's own staff; null when it doesn't. */
export function whyRefused(
  state: PolicyState,
  caller: Identity | null,
  kind: OperationKind | null,
): string | null {
  if (state.policy === null) return `the policy file is wrong: ${state.fault}`;
  const { refuseInstitutions, refusePurposes, refuseOperations, requireRoles } = state.policy;
  if (caller === null) return null;
  const { institution, purpose, roles } = caller;
  if (refuseInstitutions.includes(institution.id))
    return `refuseInstitutions names ${institution.id}`;
  const refused = widerPurposes(purpose).find((each) => refusePurposes.includes(each));
  if (refused !== undefined) return `refusePurposes names ${refused}`;
  if (requireRoles.length > 0 && !requireRoles.some((role) => roles.includes(role)))
    return `requireRoles asks for one of ${requireRoles.join(', ')}`;
  if (kind === null) return null;
  if (refuseOperations.includes(kind)) return `refuseOperations names ${kind}`;
  // Matches give the records of candidates.
  return kind === 'matches' && refuseOperations.includes('records')
    ? 'refuseOperations names records, which matches give too'
    : null;
}

/** All that a caller is told of a refusal. @throws GraphQLError SITE_REFUSED */
export function allowedByPolicy(kind: OperationKind | null, context: SiteContext): void {
  if (whyRefused(context.policy, context.caller, kind) !== null) throw refusal();
}

function refusal(): GraphQLError {
  return clientError('SITE_REFUSED', "The site's own policy refuses this question");
}

/** The caller without the rights that count for nothing at this site. */
export function callerWithin(caller: Identity | null, { policy }: PolicyState): Identity | null {
  const refused: readonly string[] = policy?.refuseScopes ?? [];
  if (caller === null || refused.length === 0) return caller;
  return { ...caller, scopes: caller.scopes.filter((scope) => !refused.includes(scope)) };
}

/** What a field that is withheld tells may not be filtered by either. @throws GraphQLError SITE_REFUSED */
export function filterWithinPolicy(filter: PatientFilter, context: SiteContext): void {
  readsWithinPolicy(readByFilter(filter), context);
}

/** What a field that is withheld tells may not be counted by either. @throws GraphQLError SITE_REFUSED */
export function breakdownWithinPolicy(by: readonly CohortDimension[], context: SiteContext): void {
  readsWithinPolicy(readByBreakdown(by), context);
}

/** Nor may patients be counted by a criterion that looks at it. @throws GraphQLError SITE_REFUSED */
export function lossWithinPolicy(
  criteria: TrialCriteria,
  by: CohortDimension | null,
  context: SiteContext,
): void {
  const kinds = stepsOf(criteria).flatMap(({ leaves }) => leaves.map(({ kind }) => kind));
  readsWithinPolicy(readByCriteria(kinds), context);
  if (by !== null) breakdownWithinPolicy([by], context);
}

function readsWithinPolicy(coordinates: readonly string[], context: SiteContext): void {
  const policy = policyOf(context);
  if (coordinates.some((coordinate) => isWithheld(coordinate, policy))) throw refusal();
}

function policyOf({ policy: { policy } }: SiteContext): SitePolicy {
  return policy ?? NO_POLICY;
}

/** What of a record matching doesn't look at. */
const BESIDE_MATCHING: readonly string[] = [
  ...['mrn', 'name', 'birthDate', 'race', 'ethnicity', 'state', 'phenotypicFeatures'],
].map((name) => `Patient.${name}`);
/** What tells of all that matching looks at, so that it goes with any part of it. */
const OF_MATCHING = ['Patient.matchProfile', 'CriterionResult.found'];

function isWithheld(coordinate: string, { refuseFields }: SitePolicy): boolean {
  if (refuseFields.length === 0) return false;
  return (
    withItsList(coordinate).some((field) => refuseFields.includes(field)) ||
    (OF_MATCHING.includes(coordinate) &&
      refuseFields.some((field) => !BESIDE_MATCHING.includes(field)))
  );
}

/**
 * Puts a site's policy before the fields of its records: a withheld one is null, or where the schema
 * doesn't allow that a value that says nothing, and an error tells so.
 */
export function withholdByPolicy(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isRecordType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const blank = blankOf(field.type);
      if (blank === undefined) continue;
      const coordinate = `${type.name}.${field.name}`;
      field.resolve = behindPolicy(coordinate, blank, field.resolve ?? defaultFieldResolver);
    }
  }
  return schema;
}

function behindPolicy(
  coordinate: string,
  blank: Blank,
  resolve: GraphQLFieldResolver<unknown, SiteContext>,
): GraphQLFieldResolver<unknown, SiteContext> {
  return (parent, args, context, info) => {
    if (!isWithheld(coordinate, policyOf(context))) return resolve(parent, args, context, info);
    const words = `${coordinate} is withheld by the site's own policy`;
    if (blank === null) throw clientError('SITE_POLICY_FIELD', words);
    const { notices } = context.request;
    if (!notices.some(({ message }) => message === words))
      notices.push(clientError('SITE_POLICY_FIELD', words));
    return blank;
  };
}
