import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Criteria, Leaf } from '../matching/criteria.ts';
import type { Question } from './question.ts';
import type { StatedLevel } from './level-match.ts';
import { inPeersPaths } from './nested.ts';
import type { PeerDocument, PeerPatient } from './patient.ts';
import { keyOf, textOf } from './patient.ts';
import { isOpenToPeer, suspensionOf } from './openness.ts';
import type table from './rules.json';

export type PeerRuleId = keyof typeof table;

const TABLE = z
  .record(z.string(), z.object({ peer: z.string(), ours: z.string() }))
  .parse(JSON.parse(readFileSync(path.join(import.meta.dirname, 'rules.json'), 'utf8')));

/**
 * A rule of the peer's that we hold for wrong, as a change of the question: what our evaluation would be
 * asked if it held. What it says and why we differ stands in `rules.json`.
 */
export interface PeerRule {
  readonly id: PeerRuleId;
  readonly see: (question: Question) => Question;
}

/** From the most particular to the most general: the first that explains a difference is told. */
export const PEER_RULES: readonly PeerRule[] = [
  { id: 'own-suspension-only', see: levels((level) => ({ ...level, open: !suspensionOf(level) })) },
  {
    id: 'status-in-summary-only',
    see: levels((level) => ({ ...level, isTrialOpen: isOpenToPeer(level) })),
  },
  { id: 'as-of-the-engine', see: (question) => ({ ...question, patient: question.earlier }) },
  { id: 'nested-alternatives', see: levels(inPeersPaths) },
  { id: 'birthday-on-both-sides', see: leaves(birthdayOnBothSides) },
  { id: 'age-of-one-day', see: leaves(ageOfOneDay) },
  { id: 'any-variation-but-structural', see: leaves(anyButStructural) },
  { id: 'receptors-ignored', see: leaves(receptorsIgnored) },
  { id: 'wild-type-counts-as-variant', see: results((stated) => without(stated, 'WILDTYPE')) },
  { id: 'structural-since-december-2018', see: patient(structuralByDate) },
  { id: 'letters-of-words', see: clinical(inPeersLetters) },
  { id: 'numbers-as-text', see: patient(withoutTextNumbers) },
  { id: 'one-field-for-each-fact', see: clinical(firstFieldsOnly) },
  { id: 'texts-not-meanings', see: patient(literalTextsOnly) },
];

/** What `rules.json` says of a rule. */
export function wordsOf({ id }: PeerRule): { readonly peer: string; readonly ours: string } {
  return TABLE[id] ?? { peer: '', ours: '' };
}

type See = PeerRule['see'];

function levels(change: (level: StatedLevel) => StatedLevel): See {
  return (question) => ({ ...question, levels: question.levels.map(change) });
}

function leaves(change: (leaf: Leaf) => Criteria): See {
  const walk = (criteria: Criteria): Criteria => {
    if ('all' in criteria) return { all: criteria.all.map(walk) };
    if ('any' in criteria) return { any: criteria.any.map(walk) };
    return 'not' in criteria ? { not: walk(criteria.not) } : change(criteria);
  };
  return levels((level) => ({ ...level, criteria: walk(level.criteria) }));
}

/** @param change gets the trials as they are written, too */
function patient(change: (patient: PeerPatient, text: string) => PeerPatient): See {
  return (question) => {
    const text = JSON.stringify(question.levels.map(({ trial }) => trial));
    return { ...question, patient: change(question.patient, text) };
  };
}

function clinical(change: (stated: PeerDocument) => PeerDocument): See {
  return patient((seen) => ({ ...seen, clinical: change(seen.clinical) }));
}

function results(change: (stated: PeerDocument) => PeerDocument): See {
  return patient((seen) => ({ ...seen, genomic: seen.genomic.map(change) }));
}

function birthdayOnBothSides(leaf: Leaf): Criteria {
  if (leaf.kind !== 'age') return leaf;
  if (leaf.comparison === '>') return { ...leaf, comparison: '>=' };
  return leaf.comparison === '<' ? { ...leaf, comparison: '<=' } : leaf;
}

function ageOfOneDay(leaf: Leaf): Criteria {
  if (leaf.kind !== 'age' || leaf.comparison !== '==') return leaf;
  return {
    all: [
      { ...leaf, comparison: '>=' },
      { ...leaf, comparison: '<=' },
    ],
  };
}

function anyButStructural(leaf: Leaf): Criteria {
  if (leaf.kind !== 'genomic' || leaf.category !== null) return leaf;
  return {
    any: [
      { ...leaf, category: 'MUTATION' },
      { ...leaf, category: 'COPY_NUMBER' },
    ],
  };
}

function receptorsIgnored(leaf: Leaf): Criteria {
  return leaf.kind === 'tumorMarker' ? { all: [] } : leaf;
}

const STRUCTURED_SINCE = '2018-12-01';

function structuralByDate({ clinical, genomic }: PeerPatient): PeerPatient {
  const isSince = (textOf(clinical['REPORT_DATE']) ?? '') >= STRUCTURED_SINCE;
  const isStructural = (stated: PeerDocument) => stated['VARIANT_CATEGORY'] === 'SV';
  return { clinical, genomic: genomic.filter((stated) => isSince || !isStructural(stated)) };
}

/** `Deceased` passes for alive, and `female` for nothing. */
function inPeersLetters(clinical: PeerDocument): PeerDocument {
  const isDead = clinical['VITAL_STATUS'] === 'deceased';
  const gender = ['Female', 'Male'].find((word) => word === clinical['GENDER']) ?? null;
  return { ...clinical, VITAL_STATUS: isDead ? 'deceased' : 'alive', GENDER: gender };
}

function withoutTextNumbers({ clinical, genomic }: PeerPatient): PeerPatient {
  return {
    clinical: withoutText(clinical, [
      'TUMOR_MUTATIONAL_BURDEN_PER_MEGABASE',
      'AGE',
      'BIRTH_DATE_INT',
    ]),
    genomic: genomic.map((stated) =>
      withoutText(stated, [keyOf(stated, 'TRANSCRIPT_EXON') ?? 'TRANSCRIPT_EXON']),
    ),
  };
}

function withoutText(stated: PeerDocument, keys: readonly string[]): PeerDocument {
  const texts = keys.filter((key) => typeof stated[key] === 'string');
  return without(stated, ...texts);
}

/** Only the fields that its configuration names: no other place where the same fact stands. */
function firstFieldsOnly(clinical: PeerDocument): PeerDocument {
  return without(clinical, 'BIRTH_DATE', 'AGE', 'MMR_STATUS', 'MS_STATUS');
}

/** The fields that are compared as texts with what the trial says. */
const COMPARED = [
  'HUGO_SYMBOL',
  'PROTEIN_CHANGE',
  'VARIANT_CLASSIFICATION',
  'LEFT_PARTNER_GENE',
  'RIGHT_PARTNER_GENE',
];

/** A value that doesn't stand in the trial in these very letters is another value. */
function literalTextsOnly({ clinical, genomic }: PeerPatient, text: string): PeerPatient {
  const isLiteral = (value: unknown): boolean =>
    text.includes(JSON.stringify(value).replace(/^"/, ''));
  return {
    clinical,
    genomic: genomic.map((stated) => {
      const keys = COMPARED.map((name) => keyOf(stated, name)).filter((key) => key !== null);
      return without(stated, ...keys.filter((key) => !isLiteral(stated[key])));
    }),
  };
}

function without(stated: PeerDocument, ...keys: readonly string[]): PeerDocument {
  return Object.fromEntries(Object.entries(stated).filter(([key]) => !keys.includes(key)));
}
