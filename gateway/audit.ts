import type { ApolloServerPlugin } from '@apollo/server';
import { auditAnswers } from '../audit/answers.ts';
import type { AuditLog } from '../audit/log.ts';
import { RecordTypes } from '../audit/records-told.ts';
import type { GatewayContext } from './context.ts';

/** The types of the graph that are a patient's record. */
const RECORDS = ['Patient'];

/**
 * Records every answer of the gateway. One that tells of single patients waits for its record; knowledge
 * and counts are answered also when the audit can't be written, and the operator is told.
 */
export function auditGateway(audit: AuditLog): ApolloServerPlugin<GatewayContext> {
  const types = new RecordTypes(RECORDS);
  return auditAnswers<GatewayContext>({
    audit,
    callerOf: (context) => context,
    sitesAsked: ({ sitesAsked = [] }) => [...sitesAsked].sort(),
    disclosedBy: ({ asked, data, request }) => {
      if (asked === null || data === null) return { records: 0, mustBeRecorded: false };
      const { records, tells } = types.toldBy(request.schema, asked, data);
      return { records, mustBeRecorded: tells || !asked.complete };
    },
  });
}
