import { GraphQLError } from 'graphql';
import { z } from 'zod';
import { SiteFault } from './site-fault.ts';

const envelopeSchema = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z
          .object({
            code: z.string().optional(),
            requires: z.array(z.string()).optional(),
            renews: z.iso.datetime().optional(),
          })
          .optional(),
      }),
    )
    .optional(),
});
type FieldError = NonNullable<z.infer<typeof envelopeSchema>['errors']>[number];

/** Codes by which a site says that it will not answer, rather than that it can't. */
const REFUSALS: readonly (string | undefined)[] = ['UNAUTHORIZED_FIELD_OR_TYPE', 'SITE_REFUSED'];

/** The client gets so many characters of what a site finds wrong with the question. */
const MOST_WORDS = 400;

/** The code by which a site says that it can't answer anybody now. */
const OUTAGE = 'STORE_UNAVAILABLE';

/** The code by which a site says that its policy withholds a field that always has a value. */
const WITHHELD = 'SITE_POLICY_FIELD';

/**
 * The data of a site's answer. A field that the site withheld within it is an Error in its place.
 * @param note takes what the site says of its whole answer: that a field has a value that says nothing
 * @throws SiteFault when there is no such data
 */
export function readAnswer<T>(
  status: number,
  text: string,
  answer: z.ZodType<T>,
  note: (code: string, message: string) => void,
): T {
  if (status === 401)
    throw new SiteFault('ASSERTION_REFUSED', 'it takes our assertion for invalid', 'FAILS');
  const envelope = envelopeSchema.safeParse(parseJson(text));
  if (!envelope.success) throw unreadable(status);
  const { data, errors = [] } = envelope.data;
  const parsed = answer.safeParse(data);
  if (!parsed.success) throw faultOf(errors);
  for (const error of errors) {
    if (error.path === undefined && error.extensions?.code === WITHHELD)
      note(WITHHELD, error.message);
    placeError(parsed.data, error);
  }
  return parsed.data;
}

/** What a site answers that isn't GraphQL, be it the site or something before it. */
export function unreadable(status: number): SiteFault {
  if (status === 403) return new SiteFault('SITE_REFUSED', 'it answers 403', 'IS_THERE');
  if (status >= 500) return new SiteFault('SITE_UNAVAILABLE', `it answers ${status}`, 'FAILS');
  return new SiteFault('SITE_INVALID_ANSWER', 'it answers no GraphQL', 'FAILS');
}

function faultOf(errors: readonly FieldError[]): SiteFault {
  const codes = errors.map(({ extensions }) => extensions?.code);
  const exhausted = errors.find(({ extensions }) => extensions?.code === 'BUDGET_EXHAUSTED');
  if (exhausted !== undefined) {
    const renews = exhausted.extensions?.renews;
    const told = renews === undefined ? {} : { until: new Date(renews) };
    return new SiteFault('BUDGET_EXHAUSTED', 'the budget of counts is exhausted', 'IS_THERE', told);
  }
  const wrong = errors.find(({ extensions }) => extensions?.code === 'BAD_USER_INPUT');
  if (wrong !== undefined) {
    const words = wrong.message.slice(0, MOST_WORDS);
    return new SiteFault('BAD_USER_INPUT', 'it finds the question wrong', 'IS_THERE', { words });
  }
  if (codes.some((code) => REFUSALS.includes(code)))
    return new SiteFault('SITE_REFUSED', 'it refuses', 'IS_THERE');
  if (codes.includes('AUDIT_UNAVAILABLE'))
    return new SiteFault('SITE_AUDIT_UNAVAILABLE', 'it can not record what it gives', 'FAILS');
  if (errors.length === 0)
    return new SiteFault('SITE_INVALID_ANSWER', 'its answer is not what was asked for', 'FAILS');
  const shows = codes.includes(OUTAGE) ? 'FAILS' : 'IS_THERE';
  return new SiteFault('SITE_UNAVAILABLE', 'it answers by errors alone', shows);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Puts a site's error where the site left null for it: at its path, or above where null spread. */
function placeError(data: unknown, { message, path = [], extensions }: FieldError): void {
  let parent: unknown = data;
  for (const key of path) {
    if (!isObject(parent)) return;
    const value: unknown = Reflect.get(parent, key);
    if (value === null) {
      const code = extensions?.code ?? 'INTERNAL_SERVER_ERROR';
      Reflect.set(parent, key, new GraphQLError(message, { extensions: { ...extensions, code } }));
      return;
    }
    parent = value;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
