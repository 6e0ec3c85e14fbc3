import { therapyId } from '../../genomics/therapy-name.ts';
import type { TreatmentRecord } from '../../site/records.ts';
import { LAST_DAY, toDate, toDays } from './dates.ts';
import type { Random } from './random.ts';
import { REGIMENS, type Regimen } from './regimens.ts';
import type { Tumor } from './tumor.ts';

const MOST_LINES = 4;
/** Chance that a line of treatment is followed by another one. */
const GOES_ON = 0.5;
/** Chance that a tumor with a target is treated at it. */
const TARGETED = 0.8;

/** Treatments from the diagnosis to the last day or to death. */
export function inventTreatments(
  random: Random,
  tumor: Tumor,
  diagnosed: string,
  death: string | null,
): TreatmentRecord[] {
  const end = toDays(death ?? LAST_DAY);
  const start = toDays(diagnosed) + random.integer(10, 60);
  if (start >= end) return [];
  const early = tumor.stage !== null && !tumor.stage.startsWith('IV');
  const local = early ? inventLocal(random, start, end) : [];
  const getsDrugs = early ? random.chance(0.35) : random.chance(0.88);
  return getsDrugs ? [...local, ...inventLines(random, tumor, start + 20, end, early)] : local;
}

function inventLocal(random: Random, start: number, end: number): TreatmentRecord[] {
  const treatments: TreatmentRecord[] = [];
  const done = { code: null, therapyId: null, line: null, status: 'completed' };
  if (random.chance(0.8))
    treatments.push({
      ...done,
      kind: 'SURGERY',
      name: 'Resection of primary tumor',
      start: toDate(start),
      end: toDate(start),
    });
  if (random.chance(0.35) && start + 80 < end)
    treatments.push({
      ...done,
      kind: 'RADIATION',
      name: 'External beam radiation therapy',
      start: toDate(start + 40),
      end: toDate(start + 80),
    });
  return treatments;
}

function inventLines(
  random: Random,
  tumor: Tumor,
  start: number,
  end: number,
  early: boolean,
): TreatmentRecord[] {
  const treatments: TreatmentRecord[] = [];
  const given = new Set<Regimen>();
  let day = start;
  for (let line = 1; line <= (early ? 1 : MOST_LINES) && day < end; line++) {
    const regimen = chooseRegimen(random, tumor, line, given);
    if (regimen === null) break;
    given.add(regimen);
    const stop = day + random.integer(60, 420);
    treatments.push(...agentsOf(random, regimen, line, { start: day, stop, end }));
    if (!random.chance(GOES_ON)) break;
    day = stop + random.integer(7, 60);
  }
  return treatments;
}

function chooseRegimen(
  random: Random,
  tumor: Tumor,
  line: number,
  given: ReadonlySet<Regimen>,
): Regimen | null {
  const possible = REGIMENS.filter(
    ({ cancers, lines: [first, last], suits }) =>
      (cancers === null ? tumor.cancer.tissue === 'solid' : cancers.includes(tumor.cancer.code)) &&
      first <= line &&
      line <= last &&
      suits(tumor),
  ).filter((regimen) => !given.has(regimen));
  const targeted = possible.filter((regimen) => regimen.targeted);
  if (targeted.length > 0 && random.chance(TARGETED)) return random.pick(targeted);
  const general = possible.filter((regimen) => !regimen.targeted);
  return general.length > 0 ? random.pick(general) : null;
}

function agentsOf(
  random: Random,
  { agents }: Regimen,
  line: number,
  { start, stop, end }: { readonly start: number; readonly stop: number; readonly end: number },
): TreatmentRecord[] {
  const ongoing = stop >= end;
  const lineRecorded = !random.chance(0.08);
  return agents.map((name) => ({
    kind: 'MEDICATION',
    name,
    code: null,
    therapyId: therapyId(name),
    line: lineRecorded ? line : null,
    start: toDate(start),
    end: ongoing ? null : toDate(stop),
    status: ongoing ? 'active' : random.chance(0.12) ? 'stopped' : 'completed',
  }));
}
