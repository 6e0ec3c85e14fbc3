/**
 * What each policy of this project's schema takes, in words for callers and operators. The decisions are
 * taken where the record is (`site/row-policy.ts`); a policy of another graph has no words here.
 */
export const POLICY_MEANINGS: ReadonlyMap<string, string> = new Map([
  ['own-institution', "the record's own institution, for the purpose TREAT"],
  [
    'consented-purpose',
    "a purpose that the patient's consents allow; treatment at the record's own institution takes no consent",
  ],
  ['own-institution-audit', "the site's own institution, for the purpose HOPERAT"],
]);

/** A requirement in words (`describeRequirement`) with what each policy that it names takes. */
export function explainPolicies(requirement: string): string {
  return requirement.replaceAll(/\bpolicy (\S+)/g, (words, name: string) => {
    const meaning = POLICY_MEANINGS.get(name);
    return meaning === undefined ? words : `${words} (${meaning})`;
  });
}
