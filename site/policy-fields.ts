import {
  buildASTSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { loadSchema } from '../schema/sdl.ts';
import { suggestion } from '../terminology/nearest.ts';

/** What the withheld field has in its place: a value that says nothing; its absence is told besides. */
export type Blank = null | 'UNKNOWN' | readonly never[];

/** Types of the site's schema that hold no data of a record by themselves. */
const FRAMES = /^(?:Query|Site.*|Audit.*|ProtectedCount|Cohort.*)$/;

/** The site's types alone; read at the first policy that names a field. */
let types: GraphQLSchema | null = null;
function siteTypes(): GraphQLSchema {
  types ??= buildASTSchema(loadSchema('site'), { assumeValid: true, assumeValidSDL: true });
  return types;
}

/** The field at a coordinate `Type.field` of a record; null when there is none. */
function fieldAt(coordinate: string): { readonly type: GraphQLOutputType } | null {
  const [typeName = '', fieldName = '', ...rest] = coordinate.split('.');
  const type = FRAMES.test(typeName) || rest.length > 0 ? null : siteTypes().getType(typeName);
  return isObjectType(type) ? (type.getFields()[fieldName] ?? null) : null;
}

function coordinates(): string[] {
  return Object.values(siteTypes().getTypeMap())
    .filter(isRecordType)
    .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
}

/** What stands for a withheld field; undefined where the schema has no value that says nothing. */
export function blankOf(type: GraphQLOutputType): Blank | undefined {
  if (!isNonNullType(type)) return null;
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [];
  const named = getNamedType(nullable);
  return isEnumType(named) && named.getValue('UNKNOWN') != null ? 'UNKNOWN' : undefined;
}

/** Why a site's policy can't withhold a field alone; null when it can. */
export function whyNotWithheld(coordinate: string): string | null {
  const field = fieldAt(coordinate);
  if (field === null) {
    const written = coordinate.slice(0, 80);
    return `there is no field '${written}' of a record${suggestion(written, coordinates())}`;
  }
  if (blankOf(field.type) !== undefined) return null;
  return `${coordinate} always has a value: refuse the field that it belongs to, or the operation`;
}

/** Object types of a schema whose fields a policy may withhold. */
export function isRecordType(type: unknown): type is GraphQLObjectType {
  return isObjectType(type) && !FRAMES.test(type.name) && !type.name.startsWith('__');
}
