import type { RequestInfo } from '../../service/part.ts';
import type { SiteAnswer } from './site-answer.ts';
import type { SiteClient, SiteQuestion } from './site-client.ts';

/**
 * Asks all these sites at once, each its own question, and waits for no site longer than its
 * deadline. One answer a site, in the order of the sites.
 */
export function scatter<T>(
  clients: readonly SiteClient[],
  questionFor: (client: SiteClient) => SiteQuestion<T>,
  request: RequestInfo,
): Promise<SiteAnswer<T>[]> {
  return Promise.all(clients.map((client) => client.ask(questionFor(client), request)));
}
