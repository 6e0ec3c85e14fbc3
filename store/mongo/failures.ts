import {
  MongoBulkWriteError,
  MongoError,
  MongoServerError,
  MongoServerSelectionError,
} from 'mongodb';
import { StoreError } from '../store.ts';

const DUPLICATE_KEY = 11_000;
const AUTHENTICATION_FAILED = 18;
const UNAUTHORIZED = 13;

/** Runs an action, and gives whatever goes wrong as a `StoreError` of one line. */
export type Failing = <T>(action: () => T | Promise<T>) => Promise<T>;

/** Messages name the deployment by its hosts; nothing else of the URI is repeated. */
export function failingAt(uri: string): Failing {
  const hosts = hostsOf(uri);
  return async (action) => {
    try {
      return await action();
    } catch (error) {
      if (error instanceof StoreError) throw error;
      throw new StoreError(`MongoDB at ${hosts} ${reasonOf(error)}`, { cause: redacted(error) });
    }
  };
}

/** The part of a connection string between the credentials and the path. */
function hostsOf(uri: string): string {
  const authority = /^mongodb(?:\+srv)?:\/\/([^/?]*)/.exec(uri)?.[1];
  if (authority === undefined) return '(a URI that does not start with mongodb://)';
  return authority.slice(authority.lastIndexOf('@') + 1);
}

/** Whether a document was refused because another has its `_id`, or its value of a unique path. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === DUPLICATE_KEY;
}

function reasonOf(error: unknown): string {
  if (error instanceof MongoServerSelectionError) return "can't be reached (waited for 5 s)";
  if (!(error instanceof MongoServerError)) return `failed: ${kindOf(error)}`;
  if (error.code === AUTHENTICATION_FAILED) return 'refuses the credentials';
  if (error.code === UNAUTHORIZED) return "doesn't allow this to the user";
  if (isDuplicate(error)) return `refuses the document: ${takenIndex(error)}`;
  return `refuses the command: ${codeOf(error)}`;
}

/** The server's own words may hold values of documents, so its name for the error must do. */
function codeOf({ codeName, code }: MongoServerError): string {
  return codeName ?? `error ${String(code ?? 'without a code')}`;
}

function kindOf(error: unknown): string {
  return error instanceof MongoError ? error.name : 'unexpectedly';
}

/** An index that the driver named is called after its paths: `gene_1_name_1`. */
function takenIndex(error: MongoServerError): string {
  const name = /index: (\S+?)(?:_1)? dup key/.exec(error.message)?.[1];
  const paths = name === undefined ? 'a unique path' : name.split('_1_').join(', ');
  return `another document has this value of ${paths} already, which must be unique`;
}

function redacted(error: unknown): string {
  return error instanceof MongoBulkWriteError ? 'a bulk write failed' : kindOf(error);
}
