import { GraphQLError, responsePathAsArray, type GraphQLResolveInfo } from 'graphql';

import type { Selection } from './selection.ts';
import { assertRight, siteError, type SiteAnswer } from './site-answer.ts';
import type { Asking, SiteClient, SiteQuestion } from './site-client.ts';

/**
 * Asks all these sites at once, each its own question, and waits for no site longer than its
 * deadline. One answer a site, in the order of the sites.
 * @throws GraphQLError BAD_USER_INPUT when every site finds the question wrong
 */
export async function scatter<T>(
  clients: readonly SiteClient[],
  questionFor: (client: SiteClient) => SiteQuestion<T>,
  request: Asking,
): Promise<SiteAnswer<T>[]> {
  const answers = await Promise.all(
    clients.map((client) => client.ask(questionFor(client), request)),
  );
  assertRight(answers);
  return answers;
}

/**
 * A list over sites tells under `sites` which of them are missing. A client who doesn't ask for that is
 * told by errors: silence would pass a part for the whole.
 */
export function tellMissingSites(
  parts: readonly SiteAnswer<unknown>[],
  list: Selection,
  info: GraphQLResolveInfo,
  request: Asking,
): void {
  const sites = list.fields.get('sites') ?? [];
  if (sites.length > 0) return;
  for (const part of parts) {
    if (part.status === 'OK') continue;
    const { message, extensions } = siteError(part);
    request.notices.push(
      new GraphQLError(message, { path: responsePathAsArray(info.path), extensions }),
    );
  }
}
