import { setMaxListeners } from 'node:events';
import { ApolloServer, type ApolloServerOptions, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type Request, type RequestHandler } from 'express';
import {
  answerHttpErrors,
  identifyRequest,
  listen,
  readJsonBody,
  refuseOtherMethods,
  sendError,
  type CheckBody,
} from './http.ts';
import type { Log } from './log.ts';
import { maskError } from './masking.ts';
import { operationLabel } from './operation-label.ts';
import { knownOperationType } from './operation-type-rule.ts';
import type { RequestInfo } from './part.ts';
import { currentRequestId, SITES_ASKED_HEADER } from './request-scope.ts';

/** Where GraphQL is answered, on every part. */
export const GRAPHQL_PATH = '/graphql';

/** How long a stop waits for running requests before it cuts them off. */
const STOP_GRACE_MS = 10_000;

export interface Listener {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly log: Log;
}

export interface Running {
  /** Where GraphQL is answered. */
  readonly url: string;
  /** Takes no new requests, ends the running ones, then closes what the part holds open. */
  stop(): Promise<void>;
}

export interface GraphQLServerOptions<Context extends object> extends Listener {
  /** What Apollo executes: a schema or a gateway, with the limits and rules of its own. */
  readonly apollo: ApolloServerOptions<Context>;
  /** Largest request body in bytes. */
  readonly bodyLimit: number;
  contextFor(info: RequestInfo, request: Request): Context;
  ready(): Promise<void>;
  /** What `/ready` tells besides, to whoever runs the process. */
  readonly about?: () => Readonly<Record<string, string>>;
  close(): Promise<void>;
  /** What comes before GraphQL on its path, such as identity. */
  readonly before?: readonly RequestHandler[];
  /** Who sent a request that came through `before`; nobody unless stated. */
  readonly callerOf?: (request: Request) => Pick<RequestInfo, 'caller' | 'assertion'>;
  readonly checkBody?: CheckBody;
  /** Tells the asking part, by a header, which sites were asked: for the parts of the network only. */
  readonly tellsSitesAsked?: boolean;
}

/**
 * Puts GraphQL on HTTP: `POST /graphql`, `/health` (200 as soon as it listens) and `/ready`.
 * @throws StartError when nothing can listen at the address
 */
export async function startGraphQLServer<Context extends object>(
  options: GraphQLServerOptions<Context>,
): Promise<Running> {
  const { apollo: own, bodyLimit, log } = options;
  const app = express();
  app.disable('x-powered-by');
  app.use(identifyRequest);
  const { server, url } = await listen(app, options);
  const apollo = new ApolloServer<Context & Answering>({
    introspection: true,
    csrfPrevention: true,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    ...own,
    validationRules: [knownOperationType, ...(own.validationRules ?? [])],
    formatError: (formatted, error) => maskError(formatted, error, log),
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginDrainHttpServer({
        httpServer: server,
        stopGracePeriodMillis: STOP_GRACE_MS,
      }),
      ...(own.plugins ?? []),
      tellNotices,
      ...(options.tellsSitesAsked === true ? [tellSitesAsked] : []),
    ],
  });
  addHealth(app, options);
  await apollo.start();
  app.use(
    GRAPHQL_PATH,
    ...(options.before ?? []),
    refuseOtherMethods,
    ...readJsonBody(bodyLimit, options.checkBody),
    expressMiddleware(apollo, {
      context: ({ req }) => {
        const info = requestInfo(req, options.callerOf?.(req) ?? { caller: null });
        return Promise.resolve({ ...options.contextFor(info, req), [ANSWERING]: info });
      },
    }),
  );
  app.use((_request, response) => {
    sendError(response, 404, 'BAD_REQUEST', `Nothing is here: GraphQL is at ${GRAPHQL_PATH}`);
  });
  app.use(answerHttpErrors(bodyLimit, log));
  return {
    url: `${url}${GRAPHQL_PATH}`,
    stop: async () => {
      await apollo.stop();
      await options.close();
    },
  };
}

function addHealth<Context extends object>(
  app: express.Express,
  part: Pick<GraphQLServerOptions<Context>, 'ready' | 'about' | 'log'>,
): void {
  app.get('/health', (_request, response) => {
    response.json({ status: 'ok' });
  });
  app.get('/ready', async (_request, response) => {
    try {
      await part.ready();
      response.json({ status: 'ready', ...part.about?.() });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      part.log.warn('not ready', { reason });
      response.status(503).json({ status: 'not ready', reason, ...part.about?.() });
    }
  });
}

/** The signal aborts when the client goes away before it has its answer. */
function requestInfo(
  request: Request,
  caller: Pick<RequestInfo, 'caller' | 'assertion'>,
): RequestInfo {
  const controller = new AbortController();
  request.res?.once('close', () => {
    if (request.res?.writableFinished !== true) controller.abort();
  });
  setMaxListeners(0, controller.signal);
  return {
    requestId: currentRequestId() ?? 'unknown',
    signal: controller.signal,
    ...caller,
    notices: [],
    sitesAsked: new Set(),
  };
}

/** Where a context keeps the request that is being answered, under no name that a part could take. */
const ANSWERING = Symbol('answering');
interface Answering {
  readonly [ANSWERING]: RequestInfo;
}

const tellSitesAsked: ApolloServerPlugin<Answering> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ contextValue, response: { http } }) => {
        const { sitesAsked = new Set() } = contextValue[ANSWERING];
        if (sitesAsked.size > 0) http.headers.set(SITES_ASKED_HEADER, [...sitesAsked].join(','));
        return Promise.resolve();
      },
    }),
};

/** Adds to an answer's errors what it leaves out. */
const tellNotices: ApolloServerPlugin<Answering> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ contextValue, response: { body } }) => {
        const notices = contextValue[ANSWERING].notices.map((notice) => notice.toJSON());
        if (body.kind === 'single' && notices.length > 0)
          body.singleResult.errors = [...(body.singleResult.errors ?? []), ...notices];
        return Promise.resolve();
      },
    }),
};

/** Logs each answered operation by its name, duration and number of errors. */
export function logOperations<Context extends object>(
  log: Log,
  level: 'debug' | 'info',
): ApolloServerPlugin<Context> {
  return {
    requestDidStart: () => {
      const start = performance.now();
      return Promise.resolve({
        willSendResponse: ({ operationName, response: { body }, errors }) => {
          const operation = operationLabel(operationName);
          log[level]('operation', {
            requestId: currentRequestId() ?? 'unknown',
            ...(operation !== null && { operation }),
            durationMs: Math.round(performance.now() - start),
            count:
              body.kind === 'single'
                ? (body.singleResult.errors?.length ?? 0)
                : (errors?.length ?? 0),
          });
          return Promise.resolve();
        },
      });
    },
  };
}
