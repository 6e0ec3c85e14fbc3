import { readFile } from 'node:fs/promises';
import type { Identity } from '../identity/identity.ts';
import { isPersona, PERSONAS } from '../identity/personas.ts';
import { isPurposeOfUse } from '../identity/purpose-of-use.ts';
import { callerWithin, whyRefused } from '../site/policy.ts';
import { OPERATION_KINDS, readSitePolicy, SitePolicyError } from '../site/policy-schema.ts';
import { CommandError } from './failure.ts';
import { openSitePolicy, sitePolicyPath } from './site-policy-file.ts';
import { readKnownSite } from './site-setup.ts';
import type { SiteExplainOptions, SiteRunOptions } from './site.ts';

/** `site policy check FILE`. @throws CommandError that names each key that is wrong */
export async function checkPolicy(file: string): Promise<void> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    throw new CommandError(`can't read ${file}: give a policy's file`);
  }
  try {
    readSitePolicy(text);
  } catch (error) {
    if (!(error instanceof SitePolicyError)) throw error;
    throw new CommandError(error.message.replaceAll(/^/gm, `${file}: `), { cause: error });
  }
  process.stdout.write(
    `${file}: is a policy; copied to its place it holds from the next request\n`,
  );
}

/** `site policy show`: what holds now. */
export async function showPolicy(
  named: string | undefined,
  { config }: SiteRunOptions,
): Promise<void> {
  const { id, env } = await readKnownSite(named, config);
  const state = openSitePolicy(id, env).current();
  if (state.policy === null)
    throw new CommandError(`${sitePolicyPath(id, env)}: everything is refused: ${state.fault}`);
  process.stdout.write(`${sitePolicyPath(id, env)}\n${JSON.stringify(state.policy, null, 2)}\n`);
}

/** `site policy explain`: what the policy leaves a caller, before any patient's consent is looked at. */
export async function explainPolicy(
  named: string | undefined,
  { config, ...who }: SiteExplainOptions,
): Promise<void> {
  const { id, env } = await readKnownSite(named, config);
  const state = openSitePolicy(id, env).current();
  const caller = callerOf(who);
  const scopes = callerWithin(caller, state)?.scopes ?? [];
  const answers = OPERATION_KINDS.map((kind) => {
    const reason = whyRefused(state, caller, kind);
    return `${kind.padEnd(8)} ${reason === null ? 'not refused' : `refused: ${reason}`}`;
  });
  const withheld = state.policy?.refuseFields ?? [];
  const lines = [
    `${who.persona} of ${who.institution} for ${caller.purpose}, at ${id}:`,
    ...answers.map((line) => `  ${line}`),
    `  rights   ${scopes.join(' ')}`,
    `  fields   ${withheld.length === 0 ? 'none withheld' : `withheld: ${withheld.join(' ')}`}`,
    "What is not refused is given within the schema's rules and each patient's consents.",
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function callerOf({
  persona,
  institution,
  purpose,
  role,
}: Omit<SiteExplainOptions, 'config'>): Identity {
  if (!isPersona(persona))
    throw new CommandError(`--persona takes one of ${Object.keys(PERSONAS).join(', ')}`);
  if (purpose !== undefined && !isPurposeOfUse(purpose))
    throw new CommandError(`--purpose: '${purpose}' is no HL7 PurposeOfUse code`);
  const { scopes, purpose: usual } = PERSONAS[persona];
  return {
    subject: persona,
    issuer: 'none',
    institution: { id: institution, name: institution },
    roles: role,
    scopes,
    policies: [],
    purpose: purpose ?? usual,
  };
}
