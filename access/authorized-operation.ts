import type { DocumentNode } from 'graphql';
import type { Grants, Requirement } from './requirement.ts';
import type { ObjectShape } from './response-shape.ts';

/** A field of the operation that the caller may not have. */
export interface WithheldField {
  readonly coordinate: string;
  /** Response keys from the root; list positions are left out: it is withheld from every item. */
  readonly path: readonly string[];
  /** What the caller lacks. */
  readonly unmet: Requirement;
  /** The fields that its arguments would reveal, where it is for them that it is withheld. */
  readonly reveals: readonly string[];
}

/** An operation with everything taken out that its caller may not have. */
export interface AuthorizedOperation {
  /** What is left to run, without fragment definitions; null when nothing is. */
  readonly document: DocumentNode | null;
  /** What it asks of the schema itself, to be answered on the schema as the caller may know it. */
  readonly introspection: DocumentNode | null;
  readonly withheld: readonly WithheldField[];
  /** Whether nothing was changed or left out, so that the operation can run as its client wrote it. */
  readonly asWritten: boolean;
  /** How to complete the answer (`completeResponse`). */
  readonly shape: ObjectShape;
}

export interface OperationRequest {
  /** Valid in the rules' schema. */
  readonly document: DocumentNode;
  readonly operationName: string | null | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly grants: Grants;
}

/** The operation can't be held against the rules. `message` is one line fit for the client. */
export class RefusedOperationError extends Error {
  override readonly name = 'RefusedOperationError';
}
