import type { GraphQLObjectType } from 'graphql';
import { z } from 'zod';
import { shapeOf } from './answer-shape.ts';
import {
  changeSelection,
  emptySelection,
  printSelection,
  type Selection,
  type SelectionScope,
} from './selection.ts';

/** A patient as a site answered it: the fields that were asked for, and `id`. */
export interface PatientNode {
  readonly id: string;
  readonly [field: string]: unknown;
}

/** What a site is asked of each patient. */
export interface PatientFields {
  /** The selection as the site gets it. Equal selections have equal texts. */
  readonly text: string;
  readonly schema: z.ZodType<PatientNode>;
}

/** A request's selection is compiled once and kept, for clients repeat themselves. */
const KEPT = 500;
const kept = new WeakMap<GraphQLObjectType, Map<string, PatientFields>>();

/**
 * The client's selection of a patient, for the sites: exactly its fields without `site`, which is
 * answered here, and with `id`, by which records are put in order and merged. Null selects nothing.
 */
export function patientFields(selection: Selection | null, scope: SelectionScope): PatientFields {
  const asked = changeSelection(selection ?? emptySelection('Patient', scope), {
    without: ['site'],
    plus: ['id'],
  });
  const text = printSelection(asked, scope);
  const cache = kept.get(asked.type) ?? new Map<string, PatientFields>();
  kept.set(asked.type, cache);
  const known = cache.get(text);
  if (known !== undefined) return known;
  if (cache.size >= KEPT) cache.clear();
  const schema = z.object({ ...shapeOf(asked, scope), id: z.string() });
  const fields = { text, schema };
  cache.set(text, fields);
  return fields;
}
