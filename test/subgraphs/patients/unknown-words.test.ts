import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openNetwork, type TestNetwork } from './test-network.ts';

/** Generous: only a site that is dead is not to answer. */
const DEADLINE_MS = 30_000;

describe('A word that sites do not know', () => {
  const networks: TestNetwork[] = [];
  const network = (): TestNetwork => {
    const [opened] = networks;
    if (opened === undefined) throw new Error('not open');
    return opened;
  };
  beforeAll(async () => {
    networks.push(await openNetwork(['lakeside', 'northfield'], DEADLINE_MS));
  });
  afterAll(() => network().close());

  const MISSPELLED = 'cohort(filter: { cancerTypes: ["Melanooma"] })';
  const WRONG =
    "'cancerTypes[0]' is no cancer type of OncoTree that is known here, 'Melanooma': did you mean Melanoma?";

  it('is the error of the whole field when every site says so', async () => {
    const { data, errors } = await network().ask(`{ ${MISSPELLED} { count { value } } }`);
    expect(data).toEqual({ cohort: null });
    expect(errors).toMatchObject([
      { message: WRONG, path: ['cohort'], extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  it("is that site's error where another does not answer", async () => {
    const [, northfield] = network().sites;
    if (northfield !== undefined) northfield.mood = 'dead';
    const { data } = await network().ask(
      `{ ${MISSPELLED} { sites { status error { code message } } } }`,
    );
    expect(data).toMatchObject({
      cohort: {
        sites: [
          {
            status: 'REFUSED',
            error: {
              code: 'BAD_USER_INPUT',
              message: `Site lakeside finds the question wrong: ${WRONG}`,
            },
          },
          { status: 'UNAVAILABLE', error: { code: 'SITE_UNAVAILABLE' } },
        ],
      },
    });
  });
});
