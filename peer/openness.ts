import { z } from 'zod';
import type { StatedLevel } from './level-match.ts';

const flags = z.object({
  arm_suspended: z.unknown().optional(),
  level_suspended: z.unknown().optional(),
  arm: z.array(z.object({ arm_suspended: z.unknown().optional() })).catch([]),
});

/**
 * Whether the peer takes a level for suspended: by its own flag alone, a step when every one of its arms
 * is (also when it has none), a trial's own clause never.
 */
export function suspensionOf({ kind, written }: StatedLevel): boolean {
  const parsed = flags.safeParse(written);
  if (!parsed.success) return false;
  const { arm, arm_suspended: ofArm, level_suspended: ofLevel } = parsed.data;
  switch (kind) {
    case 'trial':
      return false;
    case 'step':
      return arm.every(({ arm_suspended: flag }) => isYes(flag));
    case 'arm':
      return isYes(ofArm);
    case 'dose':
      return isYes(ofLevel);
  }
}

function isYes(flag: unknown): boolean {
  return typeof flag === 'string' && flag.trim().toLowerCase() === 'y';
}

const summary = z.object({
  _summary: z.object({ status: z.array(z.object({ value: z.string() })).min(1) }),
});

/** Whether the peer takes the trial for open: by its summary alone. */
export function isOpenToPeer({ trial }: StatedLevel): boolean {
  const parsed = summary.safeParse(trial);
  const [first] = parsed.data?._summary.status ?? [];
  return first?.value.trim().toLowerCase() === 'open to accrual';
}
