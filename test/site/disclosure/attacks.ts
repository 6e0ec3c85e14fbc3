import type { CohortFilter } from '../../../schema/generated/site.ts';
import {
  ALTERED,
  dice,
  group,
  onEveryVictim,
  onScene,
  padType,
  SECRETS,
  somePads,
  victim,
  VICTIMS,
  victimType,
  type Oracle,
  type Outcome,
  type Protection,
  type Scene,
} from './adversary.ts';
import { leastSquares } from './least-squares.ts';

/** An attack as the adversary plays it, with the protection off and on. */
export interface Attack {
  readonly name: string;
  /** Questions that it takes for one try. */
  readonly questions: number;
  /** The most that it may find with the protection on, as a share, and why. */
  readonly bound: number;
  readonly because: string;
  play(protection: Protection): Promise<Outcome>;
}

const BLIND = 'half the victims have the secret, so guessing finds half';

function play(attack: (ask: Oracle, scene: Scene) => Promise<Outcome>, others = group('X', 0, 0)) {
  return (protection: Protection) => onScene((scene) => attack(scene[protection], scene), others);
}

const rare: Attack = {
  name: 'a filter on rare attributes finds the victim alone',
  questions: 1,
  bound: 0.5,
  because: BLIND,
  play: play((ask) =>
    onEveryVictim(async (at) => {
      const told = await ask({ cancerTypes: [victimType(at)], ...ALTERED });
      return told !== null && told > 0;
    }),
  ),
};

/** Whether a set with the victim has another number than the same without. */
async function differs(ask: Oracle, pads: readonly string[], at: number): Promise<boolean> {
  const without = await ask({ cancerTypes: [...pads], ...ALTERED });
  const withVictim = await ask({ cancerTypes: [...pads, victimType(at)], ...ALTERED });
  return without !== withVictim;
}

const differencing: Attack = {
  name: 'differencing: a set with the victim against the set without',
  questions: 2,
  bound: 0.5,
  because: BLIND,
  play: play((ask) => onEveryVictim((at) => differs(ask, [padType(0), padType(1)], at))),
};

const padded: Attack = {
  name: 'differencing over 8 padded sets: is any pair unequal',
  questions: 16,
  bound: 0.5,
  because: BLIND,
  play: play((ask) => {
    const roll = dice(1);
    return onEveryVictim(async (at) => {
      let unequal = false;
      for (let pad = 0; pad < 8; pad += 1)
        unequal = (await differs(ask, somePads(roll), at)) || unequal;
      return unequal;
    });
  }),
};

const unpaired: Attack = {
  name: 'averaging over 16 padded sets whose other members are all known',
  questions: 16,
  bound: 0.85,
  because: 'Φ(√16 / 8) is 0.69, with a standard deviation of 0.07 in 40 tries',
  play: play(async (ask) => {
    const roll = dice(2);
    return onEveryVictim(async (at) => {
      const rests = [];
      for (let pad = 0; pad < 16; pad += 1) {
        const pads = [...new Set(somePads(roll))];
        const told = await ask({ cancerTypes: [...pads, victimType(at)], ...ALTERED });
        rests.push((told ?? 0) - 30 * pads.length);
      }
      return mean(rests) > 0.5;
    });
  }),
};

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Guesses the exact size of groups by averaging what the questions of `wordings` are told. */
function averaging(wordings: (type: string) => Parameters<Oracle>[0][]) {
  const sizes = SECRETS.map((_, at) => 30 + ((7 * at) % 23));
  const groups = sizes.flatMap((size, at) => group(`GROUP${at}`, size, 20_000 + 100 * at));
  return play(async (ask) => {
    let found = 0;
    for (const [at, size] of sizes.entries()) {
      const told = [];
      for (const filter of wordings(`GROUP${at}`)) told.push((await ask(filter)) ?? 0);
      if (Math.round(mean(told)) === size) found += 1;
    }
    return { tries: sizes.length, found };
  }, groups);
}

const CHANCE = 'noise is 0 in one of ten sets, and 40 tries are a small sample';

const repeated: Attack = {
  name: 'averaging the same question asked 5 times, for an exact number',
  questions: 5,
  bound: 0.25,
  because: CHANCE,
  play: averaging((type) => Array.from({ length: 5 }, () => ({ cancerTypes: [type] }))),
};

const reworded: Attack = {
  name: 'averaging the same set asked for in 8 different words',
  questions: 8,
  bound: 0.25,
  because: CHANCE,
  play: averaging((type) =>
    Array.from({ length: 4 }, (_, at) => ({ cancerTypes: [type, `NOBODY${at}`] })).flatMap(
      (filter): CohortFilter[] => [
        { ...filter, ...ALTERED },
        { ...filter, sexes: ['FEMALE', 'OTHER'] },
      ],
    ),
  ),
};

const threshold: Attack = {
  name: 'the threshold as an oracle: ten known patients and the victim',
  questions: 1,
  bound: 0.65,
  because: 'a set of 11 is told in one of eight cases: 0.5 + 0.5 / 8, and 40 tries are few',
  play: play(
    (ask) =>
      onEveryVictim(async (at) => {
        const told = await ask({ cancerTypes: [`TEN${at}`, victimType(at)], ...ALTERED });
        return told !== null && told > 10;
      }),
    SECRETS.flatMap((_, at) => group(`TEN${at}`, 10, 30_000 + 100 * at)),
  ),
};

const stepping: Attack = {
  name: 'the threshold stepped up to with known patients, one by one',
  questions: 20,
  bound: 1,
  because: 'a limit that we state: it takes some 14 patients who can be added one by one',
  play: play(
    (ask) =>
      onEveryVictim(async (at) => {
        const known = Array.from({ length: 20 }, (_, step) => `STEP${at}N${step}`);
        const isTold = async (types: string[]) =>
          ((await ask({ cancerTypes: types, ...ALTERED })) ?? 0) > 10;
        let least = 1;
        while (least < known.length && !(await isTold(known.slice(0, least)))) least += 1;
        return isTold([...known.slice(0, least - 1), victimType(at)]);
      }),
    SECRETS.flatMap((_, at) =>
      Array.from({ length: 20 }, (__, step) =>
        group(`STEP${at}N${step}`, 1, 40_000 + 100 * at + step),
      ).flat(),
    ),
  ),
};

const withdrawal: Attack = {
  name: 'a set before and after the victim withdraws consent',
  questions: 2,
  bound: 0.5,
  because: BLIND,
  play: play((ask, { site }) =>
    onEveryVictim(async (at) => {
      const filter = { cancerTypes: [padType(at % 12), victimType(at)], ...ALTERED };
      const before = await ask(filter);
      const denied = { ...DENIAL, id: `withdrawal-${at}` };
      await site.patients.bulkUpsert([victim(at, { consents: [denied] })]);
      return (await ask(filter)) !== before;
    }),
  ),
};

const DENIAL = {
  status: 'active',
  decision: 'deny',
  dataUse: [],
  purposes: [],
  start: null,
  end: null,
} as const;

/** Solves for all victims at once from sums over random sets of them. */
function reconstruction(questions: number) {
  return play(async (ask) => {
    const roll = dice(3);
    const rows: number[][] = [];
    const sums: number[] = [];
    for (let question = 0; question < questions; question += 1) {
      const pads = [...new Set(somePads(roll))];
      const row = SECRETS.map(() => roll(2));
      const types = row.flatMap((chosen, at) => (chosen === 1 ? [victimType(at)] : []));
      const told = await ask({ cancerTypes: [...pads, ...types], ...ALTERED });
      rows.push(row);
      sums.push((told ?? 0) - 30 * pads.length);
    }
    const solved = leastSquares(rows, sums);
    const found = solved.filter((value, at) => value > 0.5 === SECRETS[at]).length;
    return { tries: VICTIMS, found };
  });
}

const linear: Attack = {
  name: "linear reconstruction of 40 victims with one caller's budget of 100",
  questions: 100,
  bound: 0.85,
  because: 'Φ(√60 / 16) is 0.69, with a standard deviation of 0.07 in 40 tries',
  play: reconstruction(100),
};

const collusion: Attack = {
  name: "linear reconstruction with an institution's budget of 300",
  questions: 300,
  bound: 0.95,
  because: 'Φ(√260 / 16) is 0.84: a limit that we state, and a second institution adds as much',
  play: reconstruction(300),
};

/** Attacks on counts; those on breakdowns and on several sites are tests of their own. */
export const COUNT_ATTACKS: readonly Attack[] = [
  rare,
  differencing,
  padded,
  unpaired,
  repeated,
  reworded,
  threshold,
  stepping,
  withdrawal,
  linear,
  collusion,
];
