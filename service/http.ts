import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Server as NetServer } from 'node:net';
import type { Duplex } from 'node:stream';
import express, { type ErrorRequestHandler, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import type { ErrorCode } from './errors.ts';
import type { Log } from './log.ts';
import {
  REQUEST_ID_HEADER,
  currentRequestId,
  requestIdFrom,
  withRequestId,
} from './request-scope.ts';

/** A client's or gateway's idle connection is kept this long; longer than callers keep theirs. */
const KEEP_ALIVE_MS = 65_000;

/** Room for the largest token, within an assertion that encloses another. */
const MAX_HEADER_BYTES = 32 * 1024;

/** A part can't be started. `message` is one line fit for an operator. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** Answers with one GraphQL error, in the shape that every other error has. */
export function sendError(
  response: Response,
  status: number,
  code: ErrorCode,
  message: string,
): void {
  response.status(status).json({ errors: [{ message, extensions: { code } }] });
}

/** How body-parser calls a body that `CheckBody` threw at. */
const BODY_REFUSED = 'entity.verify.failed';

/** All that a part answers to who has not proved to be allowed to ask it; the same for every reason. */
export function refuseUnproved(response: Response): void {
  response.setHeader('www-authenticate', 'Assertion');
  sendError(response, 401, 'UNAUTHENTICATED', 'This answers the parts of its own network only');
}

/** Gives the request its id, in the answer's header and for everything that happens below. */
export const identifyRequest: RequestHandler = (request, response, next) => {
  const requestId = requestIdFrom(request.get(REQUEST_ID_HEADER));
  response.setHeader(REQUEST_ID_HEADER, requestId);
  withRequestId(requestId, () => {
    next();
  });
};

/** GraphQL is asked by POST here, so that no link of a foreign page can ask anything. */
export const refuseOtherMethods: RequestHandler = (request, response, next) => {
  if (request.method === 'POST') {
    next();
    return;
  }
  response.setHeader('allow', 'POST');
  sendError(response, 405, 'BAD_REQUEST', 'Send the operation by POST, as application/json');
};

/** Sees the bytes of a body, decompressed, before anything reads them; refuses them by throwing. */
export type CheckBody = (request: IncomingMessage, bytes: Buffer) => void;

/** A list would run as many operations as fit into a body past the limits that hold for one. */
const ONE_BY_ONE =
  'Send one operation a request, as a JSON object: lists of operations are not taken';

/** Reads a JSON body of at most `limit` bytes; refuses any other content type. */
export function readJsonBody(limit: number, check?: CheckBody): RequestHandler[] {
  return [
    (request, response, next) => {
      const { 'content-type': contentType } = request.headers;
      if (contentType !== undefined && request.is('application/json') !== false) next();
      else
        sendError(
          response,
          415,
          'BAD_REQUEST',
          'Send the operation as Content-Type: application/json',
        );
    },
    express.json({
      limit,
      ...(check && {
        verify: (request, _response, bytes) => {
          check(request, bytes);
        },
      }),
    }),
    (request, response, next) => {
      if (Array.isArray(request.body)) sendError(response, 400, 'BAD_REQUEST', ONE_BY_ONE);
      else next();
    },
  ];
}

/** What the body's reader throws; damaged compressed data comes without a type. */
const bodyFault = z.object({
  status: z.number().min(400).max(499),
  type: z.string().default('unreadable'),
});

/** The last handler: what the body's reader refuses, and whatever else is thrown before GraphQL. */
export function answerHttpErrors(limit: number, log: Log): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const fault = bodyFault.safeParse(error);
    if (fault.success) {
      const { status, type } = fault.data;
      if (type === BODY_REFUSED) {
        refuseUnproved(response);
        return;
      }
      sendError(response, status, 'BAD_REQUEST', describeBodyFault(type, limit));
      return;
    }
    const requestId = currentRequestId() ?? 'unknown';
    log.error('unplanned error', { requestId }, error);
    const message = `Something went wrong here. Tell the operator the request id ${requestId}.`;
    sendError(response, 500, 'INTERNAL_SERVER_ERROR', message);
  };
}

function describeBodyFault(type: string, limit: number): string {
  switch (type) {
    case 'entity.parse.failed':
      return 'The body is not JSON: send an object with "query" and, if need be, "variables"';
    case 'entity.too.large':
      return `The body is larger than ${limit} bytes`;
    case 'charset.unsupported':
    case 'encoding.unsupported':
      return 'Send the body in UTF-8, plain or compressed with gzip, deflate or br';
    default:
      return 'The body can not be read: send it whole, as JSON';
  }
}

export interface Listening {
  readonly server: Server;
  /** Base address, without a path. */
  readonly url: string;
}

/** @throws StartError that says in one line why nothing can listen there */
export async function listen(
  handler: express.Express,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Listening> {
  const server = createServer(
    { keepAliveTimeout: KEEP_ALIVE_MS, maxHeaderSize: MAX_HEADER_BYTES },
    handler,
  );
  server.on('clientError', answerUnreadable);
  const actual = await listenAt(server, host, port);
  return { server, url: `http://${callableHost(host)}:${actual}` };
}

/**
 * @returns the port that the server listens at: for 0 a free one
 * @throws StartError as `listen` does
 */
export async function listenAt(server: NetServer, host: string, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new StartError(describeListenFault(error, host, port), { cause: error }));
    });
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : port;
}

/** Answers what is no HTTP, or has more headers than are read, in the shape of every other error. */
function answerUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const [status, message] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? ['431 Request Header Fields Too Large', `The headers have over ${MAX_HEADER_BYTES} bytes`]
      : ['400 Bad Request', 'This is no HTTP request'];
  const body = JSON.stringify({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
  );
}

function describeListenFault(error: NodeJS.ErrnoException, host: string, port: number): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `port ${port} on ${host} is taken: end what uses it, or set PORT to another`;
    case 'EACCES':
      return `port ${port} needs rights that this process lacks: set PORT to 1024 or more`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is no address of this machine: set HOST to one that is, such as 127.0.0.1`;
    default:
      return `can't listen on ${host}, port ${port}: ${error.code ?? error.message}`;
  }
}

/** The host to call for a host that something listens on. */
export function callableHost(host: string): string {
  if (['0.0.0.0', '::', '127.0.0.1'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
