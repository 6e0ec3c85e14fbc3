import { describe, expect, it } from '@jest/globals';
import { ruleOf } from '../../cli/consent-set.ts';

type Options = Parameters<typeof ruleOf>[0];

const NONE: Options = {
  purpose: [],
  duo: [],
  disease: [],
  country: [],
  institution: [],
  user: [],
  project: [],
};
const permit: Options = { ...NONE, permit: true };

describe('consent set', () => {
  it.each<[string, Options, RegExp]>([
    ['nothing decided', NONE, /give one of --permit, --deny and --withdraw/],
    ['a permit of nothing', permit, /--permit takes what is permitted/],
    [
      'a permit by terms that only limit',
      { ...permit, duo: ['NMDS', 'GS'], country: ['DE'] },
      /nothing would be permitted: give --purpose/,
    ],
    ['no purpose of HL7', { ...permit, purpose: ['RESERCH'] }, /--purpose: 'RESERCH' is no HL7/],
    ['no term of DUO', { ...permit, duo: ['GRUU'] }, /--duo: 'GRUU' is no term/],
    ['a term without its value', { ...permit, duo: ['DS'] }, /takes a value: give --disease/],
    [
      'a value without its term',
      { ...permit, duo: ['GRU'], disease: ['LUAD'] },
      /--disease goes with --duo DUO:0000007/,
    ],
    [
      'a country by its name',
      { ...permit, duo: ['GRU', 'GS'], country: ['Germany'] },
      /'Germany' is no ISO 3166-1 code/,
    ],
    [
      'a user without an institution',
      { ...permit, duo: ['GRU', 'US'], user: ['ada'] },
      /write INSTITUTION\/SUBJECT/,
    ],
    [
      'a withdrawal from one use',
      { ...NONE, withdraw: true, purpose: ['HRESCH'] },
      /--withdraw is from everything/,
    ],
    [
      'an end before the beginning',
      { ...permit, duo: ['GRU'], from: '2026-02', until: '2026-01' },
      /--until: the last day is before/,
    ],
    ['no date', { ...permit, duo: ['GRU'], until: 'May' }, /--until: 'May' is no date/],
  ])('refuses %s, and says what would be right', (_what, options, message) => {
    expect(() => ruleOf(options)).toThrow(message);
  });

  it('states what it is given, terms by their ids, values in order', () => {
    const options = {
      ...permit,
      duo: ['GRU', 'GS', 'US'],
      country: ['US', 'DE'],
      user: ['lakeside/u-17'],
    };
    expect(ruleOf({ ...options, until: '2030' })).toEqual({
      status: 'active',
      decision: 'permit',
      dataUse: ['DUO:0000022', 'DUO:0000026', 'DUO:0000042'],
      purposes: [],
      limitedTo: { country: ['DE', 'US'], user: ['lakeside/u-17'] },
      start: null,
      end: '2030',
    });
  });
});
