import { setTimeout } from 'node:timers/promises';
import { Random } from '../demo/patients/random.ts';
import { Checks, readTruth } from './soak-checks.ts';
import { SoakClient } from './soak-client.ts';
import { startSoakNetwork, type SoakOptions, type SoakSite } from './soak-network.ts';

/** More than the patients subgraph takes when every site answers the most that it may be asked here. */
const MAX_MEMORY = 768 * 1024 * 1024;

export interface SoakRun extends SoakOptions {
  /** Decides which site is hit when, and how. */
  readonly seed: number;
  /** Whether to hit no more, after so many blows; all that is asked then ends with every site there. */
  readonly isOver: (blows: number) => boolean;
  /** Told how far it is, in a line. */
  readonly say: (line: string) => void;
  /** How often it is told, in milliseconds. */
  readonly everyMs: number;
}

export interface SoakResult {
  readonly checks: number;
  /** In words, each wrong answer; empty when none was. */
  readonly wrong: readonly string[];
  readonly walks: number;
  /** Answers in which a site was missing. */
  readonly partial: number;
  readonly blows: number;
  /** The most that the patients subgraph's process took, in bytes. */
  readonly memory: number;
}

/** Asks a network of real processes without end while sites are killed, frozen and started again. */
export async function soak(options: SoakRun): Promise<SoakResult> {
  const network = await startSoakNetwork(options);
  try {
    const client = await SoakClient.open(network);
    const checks = new Checks(client, await readTruth(client));
    const state = { blows: 0, memory: 0, over: false };
    const look = (): void => {
      state.memory = Math.max(state.memory, network.memory());
    };
    const tell = (): void => {
      look();
      const { made, wrong, walks, partial } = checks;
      options.say(
        `${made} checks, ${wrong.length} wrong; ${walks} walks, ${partial} partial answers, ${state.blows} blows, at most ${megabytes(state.memory)}`,
      );
    };
    const timers = [setInterval(look, 1_000), setInterval(tell, options.everyMs)];
    const storming = storm(network.sites, options, state);
    await Promise.all([
      storming,
      whileTrue(
        () => !state.over,
        () => checks.round(),
      ),
      whileTrue(
        () => !state.over,
        () => checks.walk(),
      ),
    ]).finally(() => {
      for (const timer of timers) clearInterval(timer);
    });
    tell();
    if (state.memory > MAX_MEMORY)
      checks.wrong.push(`the patients subgraph took ${megabytes(state.memory)}`);
    const { made, wrong, walks, partial } = checks;
    return { checks: made, wrong, walks, partial, blows: state.blows, memory: state.memory };
  } finally {
    await network.close();
  }
}

async function whileTrue(goOn: () => boolean, work: () => Promise<void>): Promise<void> {
  while (goOn()) await work();
}

/** One blow after the other; at the end every site runs. */
async function storm(
  sites: readonly SoakSite[],
  { seed, isOver }: SoakRun,
  state: { blows: number; over: boolean },
): Promise<void> {
  const random = new Random('soak', seed);
  try {
    while (!isOver(state.blows)) {
      state.blows += 1;
      await strike(random.pick(sites), random);
      await setTimeout(random.integer(0, 500));
    }
  } finally {
    state.over = true;
  }
}

async function strike(site: SoakSite, random: Random): Promise<void> {
  const pause = random.integer(0, 3_000);
  if (random.chance(0.5)) {
    await site.kill();
    await setTimeout(pause);
    await site.start();
  } else {
    site.freeze();
    await setTimeout(pause);
    site.thaw();
  }
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}
