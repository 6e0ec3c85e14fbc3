import pino from 'pino';
import { z } from 'zod';
import { redact } from './redact.ts';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * All that a line may say besides its event. There is no field for a body, variables, a token or
 * anything of a patient, so none of them can be logged.
 */
export interface LogFields {
  readonly part?: string;
  readonly requestId?: string;
  /** The name that the client gave its operation. */
  readonly operation?: string;
  readonly code?: string;
  readonly status?: number;
  readonly durationMs?: number;
  readonly count?: number;
  readonly subgraph?: string;
  readonly site?: string;
  readonly url?: string;
  readonly port?: number;
  readonly signal?: string;
  readonly reason?: string;
}

export interface Log {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  /** `cause` is logged whole, with its stack: for the operator only. */
  error(event: string, fields?: LogFields, cause?: unknown): void;
}

const FIELDS: readonly (keyof LogFields)[] = [
  'part',
  'requestId',
  'operation',
  'code',
  'status',
  'durationMs',
  'count',
  'subgraph',
  'site',
  'url',
  'port',
  'signal',
  'reason',
];

export interface LogOptions {
  /** Which part writes; stands on every line. */
  readonly part: string;
  readonly level: LogLevel;
  /** Short lines for people; JSON lines otherwise. A terminal gets short lines unless stated. */
  readonly pretty?: boolean;
  /** Where the lines go; standard error unless stated. */
  readonly write?: (line: string) => void;
}

/** A log of one part: JSON lines (pino) on standard error, or short lines on a terminal. */
export function createLog({
  part,
  level,
  pretty = process.stderr.isTTY,
  write = writeToStandardError,
}: LogOptions): Log {
  const logger = pino(
    { level, base: { part }, timestamp: pino.stdTimeFunctions.isoTime },
    {
      write: (line: string): void => {
        write(redact(pretty ? shortLine(line) : line));
      },
    },
  );
  return {
    debug: (event, fields) => {
      logger.debug(allowed(fields), event);
    },
    info: (event, fields) => {
      logger.info(allowed(fields), event);
    },
    warn: (event, fields) => {
      logger.warn(allowed(fields), event);
    },
    error: (event, fields, cause) => {
      logger.error(
        cause === undefined ? allowed(fields) : { ...allowed(fields), err: cause },
        event,
      );
    },
  };
}

/** A log that says nothing. */
export const silentLog: Log = createLog({ part: 'silent', level: 'silent' });

function writeToStandardError(line: string): void {
  process.stderr.write(line);
}

/** What a caller adds beyond `LogFields`, through a wider object, is left out. */
function allowed(fields: LogFields = {}): Record<string, unknown> {
  return Object.fromEntries(
    FIELDS.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])),
  );
}

const lineSchema = z.looseObject({
  level: z.number(),
  time: z.string(),
  part: z.string(),
  msg: z.string(),
  err: z.object({ stack: z.string() }).optional(),
});

/** `09:41:07 gateway  listening  url=http://localhost:4000` */
function shortLine(json: string): string {
  const { level, time, part, msg, err, ...fields } = lineSchema.parse(JSON.parse(json));
  const words = Object.entries(fields).map(([name, value]) => `${name}=${String(value)}`);
  const mark = level >= 50 ? 'ERROR ' : level >= 40 ? 'warning ' : '';
  const head = [time.slice(11, 19), part, `${mark}${msg}`, ...words].join('  ');
  return err?.stack === undefined ? `${head}\n` : `${head}\n${err.stack}\n`;
}
