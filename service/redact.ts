/** What secrets look like wherever they are, such as in another library's error, and what stands for them. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  // A token or an assertion: the header of a JWT begins with {" in base64url.
  [/\beyJ[\w-]*(\.[\w-]*){0,2}/g, '[token]'],
  // User and password of an address, such as that of a MongoDB server.
  [/(:\/\/)[^\s/@"']+@/g, '$1[credentials]@'],
  // The private member of a JWK, also within JSON that is quoted, and quoted again.
  [/("(?:d|k|p|q|dp|dq|qi)\\*":\s*\\*")[\w-]{16,}/g, '$1[key]'],
];

/**
 * A text for people without what would let its reader pass for somebody. The last line of defence: what
 * writes a text leaves secrets out itself.
 */
export function redact(text: string): string {
  return SECRETS.reduce((rest, [secret, mark]) => rest.replaceAll(secret, mark), text);
}
