import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from '@jest/globals';
import { z } from 'zod';
import { clinicalTrials } from '../../ingest/clinicaltrials.ts';
import { ctml } from '../../ingest/ctml.ts';
import type { IngestReport } from '../../ingest/report.ts';
import { trialCriteriaOf } from '../../matching/trial-criteria.ts';
import type { TrialRecord } from '../../subgraphs/trials/records.ts';
import { describeWithSharedData, SHARED } from '../shared-data.ts';
import { withTrials } from './trials.ts';

const STUDIES = path.join(SHARED, 'data/clinicaltrials');
const PROTOCOLS = path.join(SHARED, 'data/ctml/trials');

/** A study as the file has it, read without the code under test. */
const rawSchema = z.looseObject({
  protocolSection: z.looseObject({
    identificationModule: z.looseObject({ nctId: z.string() }),
  }),
});
type Raw = Record<string, unknown>;

function rawStudies(): Map<string, Raw> {
  const lines = readdirSync(STUDIES)
    .filter((name) => name.endsWith('.ndjson.gz'))
    .flatMap((name) =>
      gunzipSync(readFileSync(path.join(STUDIES, name)))
        .toString()
        .split('\n'),
    )
    .filter((line) => line !== '');
  return new Map(
    lines.map((line) => {
      const { protocolSection } = rawSchema.parse(JSON.parse(line));
      return [protocolSection.identificationModule.nctId, protocolSection];
    }),
  );
}

/** What stands at a path of the raw study: null where nothing does. */
function at(raw: Raw | undefined, ...keys: string[]): unknown {
  let value: unknown = raw;
  for (const key of keys) value = z.looseObject({}).safeParse(value).data?.[key];
  return value ?? null;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

interface Ingested {
  readonly trials: TrialRecord[];
  readonly raw: Map<string, Raw>;
  readonly again: IngestReport;
}
let ingested: Promise<Ingested> | undefined;

/** The studies, ingested twice, and the files; once for all tests. */
function studies(): Promise<Ingested> {
  ingested ??= new Promise((resolve, reject) => {
    withTrials(async ({ ingest, trials }) => {
      await ingest(clinicalTrials, STUDIES);
      const again = await ingest(clinicalTrials, STUDIES);
      resolve({ trials: await trials(), raw: rawStudies(), again });
    }).catch(reject);
  });
  return ingested;
}

describeWithSharedData('ClinicalTrials.gov studies as served', () => {
  it('are all accepted, and unchanged when read again', async () => {
    const { trials, raw, again } = await studies();
    expect(raw.size).toBeGreaterThan(400);
    expect(trials.map(({ _id }) => _id).sort()).toEqual([...raw.keys()].sort());
    expect(again).toMatchObject({
      read: raw.size,
      unchanged: raw.size,
      rejected: [],
      refused: [],
    });
  });

  it('lack nothing that the registry states, and have nothing that it does not', async () => {
    const { trials, raw } = await studies();
    for (const { _id, registration } of trials) {
      const study = raw.get(_id);
      const eligibility = (key: string) => at(study, 'eligibilityModule', key);
      expect(registration).toMatchObject({
        briefTitle: at(study, 'identificationModule', 'briefTitle'),
        status: at(study, 'statusModule', 'overallStatus'),
        startDate: at(study, 'statusModule', 'startDateStruct', 'date'),
        statusVerified: at(study, 'statusModule', 'statusVerifiedDate'),
        phases: list(at(study, 'designModule', 'phases')),
        studyType: at(study, 'designModule', 'studyType'),
        sponsor: at(study, 'sponsorCollaboratorsModule', 'leadSponsor', 'name'),
        conditions: list(at(study, 'conditionsModule', 'conditions')),
      });
      expect(registration?.eligibility).toEqual({
        sex: eligibility('sex'),
        minimumAge: eligibility('minimumAge'),
        maximumAge: eligibility('maximumAge'),
        healthyVolunteers: eligibility('healthyVolunteers'),
        criteriaText: eligibility('eligibilityCriteria'),
      });
      const { locations = [], interventions = [], arms = [] } = registration ?? {};
      const rawLocations = list(at(study, 'contactsLocationsModule', 'locations'));
      expect(locations.map(({ country, status }) => [country, status])).toEqual(
        rawLocations.map((location) => [
          at({ location }, 'location', 'country'),
          at({ location }, 'location', 'status'),
        ]),
      );
      expect(interventions).toHaveLength(
        list(at(study, 'armsInterventionsModule', 'interventions')).length,
      );
      expect(arms).toHaveLength(list(at(study, 'armsInterventionsModule', 'armGroups')).length);
    }
  });

  it('keep what is missing missing, and what is odd as it is', async () => {
    const { trials } = await studies();
    const eligibilities = trials.map(({ registration }) => registration?.eligibility);
    const registrations = trials.map(({ registration }) => registration);
    const number = <T>(values: readonly T[], holds: (value: T) => boolean) =>
      values.filter(holds).length;
    expect(number(eligibilities, (each) => each?.minimumAge === null)).toBe(25);
    expect(number(eligibilities, (each) => each?.maximumAge === null)).toBe(215);
    expect(number(eligibilities, (each) => each?.healthyVolunteers === null)).toBe(9);
    expect(number(registrations, (each) => each?.status === 'UNKNOWN')).toBe(41);
    expect(number(registrations, (each) => each?.phases.length === 2)).toBe(33);
    expect(number(registrations, (each) => each?.phases.includes('NA') === true)).toBe(150);
    expect(number(registrations, (each) => each?.phases.length === 0)).toBe(70);
    expect(
      number(registrations, (each) => /^\d{4}-\d\d$/.test(each?.startDate ?? '')),
    ).toBeGreaterThan(100);
    const texts = eligibilities.map((each) => each?.criteriaText ?? '');
    expect(number(texts, (text) => /\\[<>]/.test(text))).toBeGreaterThan(100);
    expect(number(texts, (text) => text.includes('≥'))).toBeGreaterThan(100);
  });

  it('leave contact persons and officials behind', async () => {
    const { trials, raw } = await studies();
    // Names and numbers may stand in a sponsor's free text too; a mail address is a person's own.
    const addresses = [...raw.values()]
      .flatMap((study) => list(at(study, 'contactsLocationsModule', 'centralContacts')))
      .map((person) => at({ person }, 'person', 'email'))
      .filter((address) => typeof address === 'string');
    expect(addresses.length).toBeGreaterThan(50);
    const stored = JSON.stringify(
      trials.map(({ registration }) => ({ ...registration, eligibility: null })),
    );
    expect(addresses.filter((address) => stored.includes(address)).length).toBe(0);
  });

  it('have every age in a unit that is understood', async () => {
    const { trials } = await studies();
    const criteria = trials.map((trial) => trialCriteriaOf(trial));
    expect(criteria.length).toBeGreaterThan(400);
    expect(JSON.stringify(criteria)).not.toMatch(/minimum age|maximum age/);
  });
});

describeWithSharedData('CTML files of a peer engine', () => {
  const files = readdirSync(PROTOCOLS).map((name) => path.join(PROTOCOLS, name));

  it('are read to the last record, once and again', async () => {
    let records = 0;
    for (const file of files)
      await withTrials(async ({ ingest }) => {
        const { read, inserted, updated, rejected, refused } = await ingest(ctml, file);
        expect(refused).toEqual([]);
        expect(read).toBe(inserted + updated + rejected.length);
        // A bare match clause is no trial; all else is.
        const isClause = file.includes('boolean_cases');
        expect(rejected.map(({ reason }) => /match clause alone/.test(reason))).toEqual(
          isClause ? [true] : [],
        );
        expect(await ingest(ctml, file)).toMatchObject({ read, unchanged: inserted });
        records += read;
      });
    expect(records).toBeGreaterThanOrEqual(files.length);
  });

  it('are open where trial, arm and dose are', async () => {
    const openArms = async (name: string) => {
      let arms: unknown;
      await withTrials(async ({ ingest, trials }) => {
        await ingest(ctml, path.join(PROTOCOLS, name));
        arms = (await trials()).map(({ protocol }) => [
          protocol?.open,
          protocol?.arms.filter(({ open }) => open).map(({ code }) => code),
        ]);
      });
      return arms;
    };
    expect(await openArms('integration_trials__all_open.json')).toEqual([
      [true, ['ARM 1', 'ARM 1, LEVEL 1']],
    ]);
    expect(await openArms('integration_trials__all_closed.json')).toEqual([[true, []]]);
    expect(await openArms('integration_trials__all_closed_trial_closed.json')).toEqual([
      [false, []],
    ]);
    expect(await openArms('integration_trials__closed_dose.json')).toEqual([[true, []]]);
    expect(await openArms('integration_trials__closed_step_arm.json')).toEqual([[true, []]]);
  });

  it('say the same in YAML as in JSON', async () => {
    const protocols = await Promise.all(
      ['trials__11-111.json', 'yaml__11-111.yaml'].map(async (name) => {
        let found: TrialRecord[] = [];
        await withTrials(async ({ ingest, trials }) => {
          await ingest(ctml, path.join(PROTOCOLS, name));
          found = await trials();
        });
        return found;
      }),
    );
    expect(protocols[0]).toEqual(protocols[1]);
    expect(protocols[0]?.[0]?.protocol?.arms).toEqual([
      {
        code: 'EXP 3',
        open: true,
        criteria: {
          not: { kind: 'genomic', gene: 'NRAS', category: 'MUTATION', proteinChange: 'p.G12D' },
        },
      },
    ]);
  });
});
