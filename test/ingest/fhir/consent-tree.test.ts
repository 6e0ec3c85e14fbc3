import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { isWithin } from '../../../identity/purpose-of-use.ts';
import { consentSchema, readConsent } from '../../../ingest/fhir/consent.ts';
import { decide } from '../../../site/consent-decision.ts';
import { useOf } from '../../../site/use.ts';
import { callerAs } from '../../site/callers.ts';

interface Node {
  readonly type: 'permit' | 'deny';
  readonly purpose: readonly { readonly code: string }[];
  readonly period?: { readonly end: string };
  readonly class: readonly string[];
  readonly provision: readonly Node[];
}

const { node: trees } = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.record({
    type: fc.constantFrom('permit', 'deny'),
    purpose: fc.uniqueArray(
      fc.constantFrom('TREAT', 'HRESCH', 'POARCH', 'HMARKT').map((code) => ({ code })),
      { maxLength: 2, selector: ({ code }) => code },
    ),
    period: fc.constantFrom({ end: '2026-03-01' }, { end: '2020' }, { end: '2030' }),
    class: fc.oneof(
      { weight: 4, arbitrary: fc.constant([]) },
      { arbitrary: fc.constant(['x']), weight: 1 },
    ),
    provision: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constant([]),
      fc.array(tie('node'), { maxLength: 2 }),
    ),
  }),
}));

/** FHIR's reading of a tree: the innermost provision that fits decides, a denial beside a permit wins. */
function treePermits(node: Node, purpose: string): boolean | null {
  const fits =
    (node.purpose.length === 0 || node.purpose.some(({ code }) => isWithin(purpose, code))) &&
    (node.period?.end ?? '9999') >= '2026-02';
  if (!fits) return null;
  const inner = node.provision
    .map((each) => treePermits(each, purpose))
    .filter((one) => one !== null);
  if (inner.includes(false)) return false;
  if (inner.includes(true)) return true;
  // What limits a permit and can't be checked makes it none.
  return node.type === 'permit' ? (node.class.length > 0 ? null : true) : false;
}

const purposes = fc.constantFrom('TREAT', 'HRESCH', 'POARCH', 'HMARKT');

function seenBy(tree: Node, purpose: string): boolean {
  const consent = consentSchema.parse({ status: 'active', provision: tree });
  const reading = readConsent(consent, 'k');
  if (reading.kind !== 'CONSENT') throw new Error(reading.kind);
  const caller = { ...callerAs('clinician', 'lakeside'), purpose };
  const use = useOf(caller, { institution: 'northfield', day: '2026-03-01' });
  return decide(reading.consents, use).seen;
}

describe('The rules that a tree of provisions makes', () => {
  it('permit nothing that the tree does not', () => {
    fc.assert(
      fc.property(trees, purposes, (tree, purpose) => {
        if (seenBy(tree, purpose)) expect(treePermits(tree, purpose)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('permit what a tree of one exception permits', () => {
    const simple = fc.record({
      base: fc.constantFrom<Node['type'][]>('permit', 'deny'),
      inner: fc.constantFrom('HRESCH', 'TREAT'),
    });
    fc.assert(
      fc.property(simple, fc.constantFrom('HRESCH', 'TREAT'), ({ base, inner }, purpose) => {
        const exception = base === 'permit' ? 'deny' : 'permit';
        const none = { class: [], provision: [] };
        const tree: Node = {
          type: base,
          purpose: base === 'permit' ? [{ code: 'HRESCH' }, { code: 'TREAT' }] : [],
          class: [],
          provision: [{ ...none, type: exception, purpose: [{ code: inner }] }],
        };
        expect(seenBy(tree, purpose)).toBe(treePermits(tree, purpose));
      }),
    );
  });
});
