import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { FactStore } from '../../ingest/fhir/fact-store.ts';
import { FACTS, type Fact, type Finding } from '../../ingest/fhir/facts.ts';
import { HAND_CONSENTS } from '../../site/hand-consents.ts';
import { openPatients } from '../../site/patient-store.ts';
import {
  PATIENTS,
  type ConsentRecord,
  type ConsentRule,
  type PatientRecord,
} from '../../site/records.ts';
import { SEARCH_VERSION } from '../../site/search-fields.ts';
import { renewSearchFields } from '../../site/search-upgrade.ts';
import { ConsentDesk, type Stated } from '../../site/set-consent.ts';
import { countCalls } from '../../store/counting.ts';
import type { Store } from '../../store/store.ts';
import { describeEngines, type Place } from '../store/engines.ts';
import { beforeFirstWrite } from '../store/meanwhile.ts';
import { patient, TEST_KEY } from './patient-records.ts';

const AT = '2026-03-01T08:00:00.000Z';
const WITHDRAWAL: ConsentRule = {
  status: 'active',
  decision: 'home-only',
  dataUse: [],
  purposes: [],
  start: null,
  end: null,
};
const PERMIT: ConsentRule = { ...WITHDRAWAL, decision: 'permit', purposes: ['HRESCH'] };
const OTHER_PERMIT: ConsentRule = { ...PERMIT, purposes: ['TREAT'] };
const DENIAL: ConsentRecord = { ...WITHDRAWAL, id: 'k1', decision: 'deny', purposes: ['HRESCH'] };

const { _id: ID, identity, sex, race, ethnicity, state, deceased, deathDate } = patient(1);
const fact = (resource: string, finding: Finding): Fact => ({
  ...{ _id: resource, resource, subject: ID, finding },
});
const PERSON = fact('Patient/1', {
  kind: 'PERSON',
  person: { identity, sex, race, ethnicity, state, deceased, deathDate },
});
const DENIED = fact('Consent/k1', { kind: 'CONSENT', consents: [DENIAL] });

describeEngines('What is written between a read and the write that rests on it', (engine) => {
  let place: Place;
  let store: Store;
  beforeEach(async () => {
    place = await engine.place();
    store = await place.open();
  });
  afterEach(async () => {
    await store.close();
    await place.drop();
  });

  async function record(): Promise<PatientRecord> {
    const [found] = await (await store.collection<PatientRecord>(PATIENTS)).findByKeys([ID]);
    if (found == null) throw new Error('there is no record');
    return found;
  }

  const decisions = async (): Promise<string[]> =>
    (await record()).consents.map(({ decision }) => decision).sort();

  async function set(rule: ConsentRule, at: Store = store): Promise<Stated> {
    return (await ConsentDesk.open(at)).set(await record(), rule, 'staff', AT);
  }

  async function ingest(facts: readonly Fact[], at: Store = store): Promise<void> {
    const run = await FactStore.open(at, TEST_KEY);
    await run.write(facts);
    await run.refreshPatients();
  }

  it('keeps a withdrawal that comes while search fields are made anew', async () => {
    const old = patient(1);
    const search = { ...old.search, version: SEARCH_VERSION - 1 };
    await (await openPatients(store)).bulkUpsert([{ ...old, search }]);
    const busy = beforeFirstWrite(store, PATIENTS.name, () => set(WITHDRAWAL));
    expect(await renewSearchFields(busy)).toBe(1);
    expect(await decisions()).toEqual(['home-only']);
    expect((await record()).search.version).toBe(SEARCH_VERSION);
  });

  it('keeps a withdrawal that comes while an ingestion makes the record', async () => {
    await ingest([PERSON]);
    await ingest(
      [DENIED],
      beforeFirstWrite(store, PATIENTS.name, () => set(WITHDRAWAL)),
    );
    expect(await decisions()).toEqual(['deny', 'home-only']);
  });

  it('is marked anew where its writer was taken for dead meanwhile', async () => {
    const { store: counted, calls } = countCalls(store);
    const writers = await store.collection({ name: 'patient_writes', indexes: [] });
    const forget = async () => {
      await writers.deleteByKeys((await writers.find({})).map(({ _id }) => _id));
    };
    await ingest([PERSON], beforeFirstWrite(counted, PATIENTS.name, forget));
    expect(calls.get('patients.writeWhere')).toBe(2);
    expect(await decisions()).toEqual([]);
    expect(await writers.count({})).toBe(0);
  });

  it('keeps a denial that is ingested while staff state a consent', async () => {
    await ingest([PERSON]);
    await set(
      PERMIT,
      beforeFirstWrite(store, PATIENTS.name, () => ingest([DENIED])),
    );
    expect(await decisions()).toEqual(['deny', 'permit']);
  });

  it.each<[string, ConsentRule, ConsentRule, Stated, string[]]>([
    ['a withdrawal, also after a permit', PERMIT, WITHDRAWAL, 'SET', ['permit', 'home-only']],
    ['both of two permits', PERMIT, OTHER_PERMIT, 'SET', ['permit', 'permit']],
    [
      'a withdrawal and no permit that came with it',
      WITHDRAWAL,
      PERMIT,
      'WITHDRAWN_MEANWHILE',
      ['home-only'],
    ],
  ])(
    'of two statements at once has in the history %s',
    async (_, first, second, stated, history) => {
      await ingest([PERSON]);
      const busy = beforeFirstWrite(store, HAND_CONSENTS.name, () => set(first));
      expect(await set(second, busy)).toBe(stated);
      const statements = await (await ConsentDesk.open(store)).history(await record());
      expect(statements.map(({ consent }) => consent.decision)).toEqual(history);
      expect((await record()).consents).toEqual([statements.at(-1)?.consent]);
      expect(await set(PERMIT)).toBe('SET');
      expect(await set(PERMIT)).toBe('HELD_ALREADY');
    },
  );

  it('keeps a denial that another ingestion brings while this one makes the record', async () => {
    await ingest(
      [PERSON],
      beforeFirstWrite(store, PATIENTS.name, () => ingest([DENIED])),
    );
    expect(await decisions()).toEqual(['deny']);
  });

  it('makes the record of facts that come after another ingestion took the mark away', async () => {
    await ingest([PERSON]);
    await ingest(
      [DENIED],
      beforeFirstWrite(store, FACTS.name, () => ingest([])),
    );
    expect(await decisions()).toEqual(['deny']);
  });

  it('leaves the mark of facts that another ingestion has not made the record of', async () => {
    const other = await FactStore.open(store, TEST_KEY);
    await ingest(
      [PERSON],
      beforeFirstWrite(store, PATIENTS.name, () => other.write([DENIED])),
    );
    await other.refreshPatients();
    expect(await decisions()).toEqual(['deny']);
  });
});
