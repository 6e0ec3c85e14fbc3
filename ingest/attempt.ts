import { ZodError } from 'zod';
import { zodFault } from './zod-fault.ts';

/** A fault that a reader finds in a record: `message` says what is wrong, where, and what would be right. */
export class RecordFault extends Error {
  override readonly name: string = 'RecordFault';
}

/** Says nothing of the error itself: its words may quote the record, which may name a patient. */
const UNREADABLE =
  "it can't be read: it nests too deep or holds what no reader foresees; leave it out or simplify it";

/**
 * Reads one record. What the reader throws is the record's fault, also what nobody foresaw: never the
 * end of the run. Nothing may be written in it, since the failure of a store has to end the run.
 */
export function attempt<T>(read: () => T): { readonly value: T } | { readonly fault: string } {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof ZodError) return { fault: zodFault(error) };
    return { fault: error instanceof RecordFault ? error.message : UNREADABLE };
  }
}
