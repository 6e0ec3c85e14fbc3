import type { CaseResult } from './case.ts';
import { hasPassed } from './case.ts';
import type { Disagreement, ProtocolResult } from './run-case.ts';
import type { PeerRuleId } from './rules.ts';
import { PEER_RULES, wordsOf } from './rules.ts';

/** A case in lines: its outcome with the numbers of patients, then each difference with its reason. */
export function linesOf(result: CaseResult): readonly string[] {
  const { id, kind, faults, notes, rules, protocols } = result;
  return [
    `${hasPassed(result) ? 'PASS' : 'FAIL'} ${id} (${kind})${protocols.map(countsOf).join('')}`,
    ...faults.map((fault) => `  fault: ${fault}`),
    ...notes.map((note) => `  note: ${note}`),
    ...rules.map((rule) => `  explained: the peer's paths [${rule}]`),
    ...protocols.flatMap(({ protocol, unexplained, explained }) => [
      ...grouped(unexplained.map((each) => [`difference: ${inWords(protocol, each)}`, each])),
      ...grouped(
        explained.map((each) => [
          `explained: ${inWords(protocol, each)} [${each.rules.join(' + ')}]`,
          each,
        ]),
      ),
    ]),
  ];
}

/** The rules that a case's differences were explained by, as often as they were. */
export function rulesMet({ rules, protocols }: CaseResult): readonly PeerRuleId[] {
  return [
    ...rules,
    ...protocols.flatMap(({ explained }) => explained.flatMap((each) => each.rules)),
  ];
}

/** Differences in the same words in one line, with their samples. */
function grouped(lines: readonly (readonly [string, Disagreement])[]): readonly string[] {
  const samples = new Map<string, string[]>();
  for (const [words, { sample }] of lines)
    samples.set(words, [...(samples.get(words) ?? []), sample]);
  return [...samples].map(([words, found]) => `  ${words}: ${found.join(', ')}`);
}

/** Which of the peer's rules explained differences, how often, and what they say. */
export function ruleLines(met: ReadonlyMap<string, number>): readonly string[] {
  return PEER_RULES.filter(({ id }) => met.has(id)).map((rule) => {
    const { peer, ours } = wordsOf(rule);
    return `[${rule.id}] ${met.get(rule.id) ?? 0} differences. The peer: ${peer} We: ${ours}`;
  });
}

function countsOf({ protocol, counts }: ProtocolResult): string {
  const numbers = [...counts].sort().map(([words, number]) => `${number} ${words}`);
  return `; ${protocol}: ${numbers.length === 0 ? 'nobody' : numbers.join(', ')}`;
}

function inWords(protocol: string, { path, isMatched, verdict }: Disagreement): string {
  const where = path === '' ? protocol : `${protocol} ${path}`;
  return `${where}: the peer ${isMatched ? 'matches' : "doesn't match"}, we say ${verdict}`;
}
