import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { RequestHandler } from 'express';

/** For a graph of which we know nothing. */
const NEUTRAL_QUERY = `# Paste a token into "Headers" below: { "authorization": "Bearer <token>" }
# The documentation at the left lists what you may ask.
{ __typename }
`;

const FIRST_QUERY = `# Who you are here, and what you may see. Paste a token into "Headers" below:
#   { "authorization": "Bearer <what bin/precision-graph token researcher prints>" }
query Access {
  viewer { subject institution { id name } roles scopes purpose }
  access(type: "Patient") { field granted requires reason }
}

# What is known about a finding: evidence, therapies, open trials.
query BiomarkerKnowledge {
  biomarkers(filter: { gene: "BRAF", name: "V600E" }, first: 1) {
    edges {
      node {
        id
        name
        evidence(first: 5) { edges { node { level significance therapies { name } } } }
        trials(first: 5) { edges { node { id briefTitle status } } }
      }
    }
  }
}
`;

interface Page {
  readonly html: string;
  readonly gzipped: Buffer;
  readonly policy: string;
}

/**
 * GraphiQL for browsers, at the address that programs send operations to. It loads nothing from elsewhere.
 * @param own whether the graph is this project's own, which its first query is for
 */
export function serveGraphiql({ own }: { readonly own: boolean }): RequestHandler {
  let page: Promise<Page> | undefined;
  return async (request, response, next) => {
    if (
      request.method !== 'GET' ||
      request.query['query'] !== undefined ||
      !acceptsHtml(request.get('accept'))
    ) {
      next();
      return;
    }
    // Some 9 MB and half a second of work: made for the first browser, not at the start.
    const { html, gzipped, policy } = await (page ??= renderPage(
      own ? FIRST_QUERY : NEUTRAL_QUERY,
    ));
    response.setHeader('content-security-policy', policy);
    response.setHeader('vary', 'accept-encoding');
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('referrer-policy', 'no-referrer');
    response.type('html');
    if (request.acceptsEncodings('gzip') === false) response.send(html);
    else response.setHeader('content-encoding', 'gzip').send(gzipped);
  };
}

function acceptsHtml(accept: string | undefined): boolean {
  return accept?.includes('text/html') ?? false;
}

async function renderPage(defaultQuery: string): Promise<Page> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const html = renderGraphiQL({ title: 'PrecisionGraph', defaultQuery });
  const policy = contentSecurityPolicy(html);
  return { html, gzipped: await promisify(gzip)(html), policy };
}

/** Only the page's own script runs, by its hash; the editor styles itself and works in blobs. */
function contentSecurityPolicy(html: string): string {
  const scripts = [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(([, text = '']) =>
    createHash('sha256').update(text).digest('base64'),
  );
  return [
    "default-src 'none'",
    `script-src ${scripts.map((hash) => `'sha256-${hash}'`).join(' ')}`,
    'worker-src blob:',
    "style-src 'unsafe-inline'",
    'img-src data:',
    'font-src data:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
