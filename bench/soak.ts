/** Many minutes of questions to site processes that are killed, frozen and started again: see soak-run.ts. */
import { randomInt } from 'node:crypto';
import { Command } from 'commander';
import { z } from 'zod';
import { soak } from './soak-run.ts';

const whole = z.coerce.number().int();
const { minutes, sites, patients, seed } = z
  .object({
    minutes: z.coerce.number().positive(),
    sites: whole.min(1).max(20),
    patients: whole.min(20),
    seed: whole,
  })
  .parse(
    new Command()
      .option('--minutes <number>', 'how long sites are hit', '10')
      .option('--sites <number>', 'site processes', '6')
      .option('--patients <number>', 'invented patients of each site', '150')
      .option('--seed <number>', 'which site is hit when, and how', String(randomInt(1e6)))
      .parse()
      .opts(),
  );

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
say(`seed ${seed}, ${sites} sites with ${patients} patients each, ${minutes} minutes`);
const end = performance.now() + minutes * 60_000;
const { checks, wrong } = await soak({
  sites,
  patientsPerSite: patients,
  deadlineMs: 1_500,
  seed,
  isOver: () => performance.now() > end,
  say,
  everyMs: 30_000,
});
for (const each of wrong.slice(0, 20)) say(`wrong: ${each}`);
say(`${checks} checks, ${wrong.length} wrong`);
process.exitCode = wrong.length > 0 ? 1 : 0;
