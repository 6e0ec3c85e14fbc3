import type { RequestHandler } from 'express';
import { sendError } from './http.ts';

/** What a web page of another origin may send, and see of the answer, beyond what browsers always allow. */
const ASKED_HEADERS =
  'authorization, content-type, x-purpose-of-use, x-research-disease, x-request-id';
const SEEN_HEADERS = 'www-authenticate, x-request-id';

/**
 * Lets web pages of these origins ask from a browser. Pages of all others get no permission, which makes
 * their browser keep the answer from them, and the reason as the answer to what it asks first (the
 * preflight). Cookies are never meant: a token proves who asks.
 */
export function allowOrigins(origins: readonly string[]): RequestHandler {
  return (request, response, next) => {
    response.vary('origin');
    const origin = request.get('origin');
    if (origin === undefined || !origins.includes(origin)) {
      if (origin === undefined || request.method !== 'OPTIONS') next();
      else
        sendError(
          response,
          403,
          'BAD_REQUEST',
          "Web pages of this origin may not ask: the gateway's operator lists those that may in CORS_ORIGINS",
        );
      return;
    }
    response.setHeader('access-control-allow-origin', origin);
    if (request.method !== 'OPTIONS') {
      response.setHeader('access-control-expose-headers', SEEN_HEADERS);
      next();
      return;
    }
    response.setHeader('access-control-allow-methods', 'POST');
    response.setHeader('access-control-allow-headers', ASKED_HEADERS);
    response.setHeader('access-control-max-age', '600');
    response.status(204).end();
  };
}
