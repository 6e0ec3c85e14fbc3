import { describe, expect, it } from '@jest/globals';
import { operationLabel } from '../../service/operation-label.ts';

describe('The name of an operation in logs and audit', () => {
  it.each([
    ['EligibleForBRAF2', 'EligibleForBRAF2'],
    ['Patient_MRN100054575_19610723', 'Patient_MRN#_#'],
    ['x'.repeat(5_000), 'x'.repeat(100)],
    [null, null],
    [undefined, null],
  ])('of %p holds no number that may be a patient’s', (name, label) => {
    expect(operationLabel(name)).toBe(label);
  });
});
