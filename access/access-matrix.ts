import { isObjectType } from 'graphql';
import { POLICY_MEANINGS } from './policies.ts';
import { conjunction, describeRequirement, unmetClauses, type Grants } from './requirement.ts';
import type { AccessRules } from './rules.ts';

/**
 * Who may see which field: a Markdown table with a line a field of every object type, and a column a
 * caller, below what its words mean and what each policy takes. `by record` is where a policy is decided
 * where the record is.
 * @param callers what each kind of caller brings, by name
 */
export function formatAccessMatrix(
  { schema, requirements }: AccessRules,
  callers: ReadonlyMap<string, Grants>,
): string {
  const names = [...callers.keys()];
  const lines = [
    '`yes`: for every record; `by record`: where the policy holds; `–`: withheld.',
    '',
    ...[...POLICY_MEANINGS].map(([policy, meaning]) => `- policy ${policy}: ${meaning}`),
    '',
    `| field | requires | ${names.join(' | ')} |`,
    `| --- | --- | ${names.map(() => '---').join(' | ')} |`,
  ];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.keys(type.getFields())) {
      const requirement = conjunction([
        requirements.ofType(type.name),
        requirements.ofField(type.name, field),
      ]);
      const byRecord = requirement.some(({ kind }) => kind === 'policies');
      const cells = [...callers.values()].map((grants) => {
        if (unmetClauses(requirement, grants).length > 0) return '–';
        return byRecord ? 'by record' : 'yes';
      });
      const requires = describeRequirement(requirement).join(', ');
      lines.push(`| ${type.name}.${field} | ${requires} | ${cells.join(' | ')} |`);
    }
  }
  return `${lines.join('\n')}\n`;
}
