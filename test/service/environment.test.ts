import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  auditDirectory,
  EnvironmentError,
  ENVIRONMENTS,
  readEnvironment,
} from '../../service/environment.ts';

const ADDRESSES = {
  BIOMARKERS_URL: 'http://localhost:4001/graphql',
  PATIENTS_URL: 'http://localhost:4002/graphql',
  THERAPIES_URL: 'http://localhost:4003/graphql',
  TRIALS_URL: 'https://trials.example/graphql',
};

function faultsOf(read: () => unknown): string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message.split('\n');
    throw error;
  }
  throw new Error('the environment was accepted');
}

describe('The environment', () => {
  it('has defaults for all that can have one', () => {
    const env = readEnvironment(ENVIRONMENTS.start, {});
    expect(env).toMatchObject({ HOST: '127.0.0.1', LOG_LEVEL: 'info', NODE_ENV: 'development' });
    expect(path.isAbsolute(env.DATA_DIR)).toBe(true);
  });

  it('names every fault at once, each in one line that says what would be right', () => {
    const variables = { PORT: '70000', LOG_LEVEL: 'loud', TRIALS_URL: 'trials', NODE_ENV: 'prod' };
    expect(faultsOf(() => readEnvironment(ENVIRONMENTS.gateway, variables))).toEqual([
      'NODE_ENV: "prod" is wrong: give development, production or test',
      expect.stringMatching(/^LOG_LEVEL: "loud" is wrong: give one of trace, debug/),
      'PORT: "70000" is wrong: give a port from 0 (any free one) to 65535',
      'BIOMARKERS_URL is not set: give an http:// or https:// address',
      'PATIENTS_URL is not set: give an http:// or https:// address',
      'THERAPIES_URL is not set: give an http:// or https:// address',
      'TRIALS_URL: "trials" is wrong: give an http:// or https:// address',
    ]);
  });

  it('finds the audit in AUDIT_DIR itself, and without it in the folder audit of DATA_DIR', () => {
    const directory = (variables: Record<string, string>) =>
      auditDirectory(readEnvironment(ENVIRONMENTS.audit, variables));
    expect(directory({ DATA_DIR: '/d', AUDIT_DIR: '/elsewhere' })).toBe('/elsewhere');
    expect(directory({ DATA_DIR: '/d' })).toBe('/d/audit');
  });

  it.each(['-1', '65536', '80a', '4000.5', ' 80', '0x50'])('takes no port %j', (PORT) => {
    expect(faultsOf(() => readEnvironment(ENVIRONMENTS.start, { PORT }))[0]).toMatch(/^PORT: /);
  });

  it('takes port 0 as any free one', () => {
    expect(readEnvironment(ENVIRONMENTS.start, { PORT: '0' }).PORT).toBe(0);
  });

  it('never quotes a MongoDB address, which may hold a password', () => {
    const faults = faultsOf(() =>
      readEnvironment(ENVIRONMENTS.site, { MONGODB_URI: 'mongo://root:hunter2@db' }),
    );
    expect(faults).toEqual([
      'MONGODB_URI: its value is wrong: give a mongodb:// or mongodb+srv:// address',
    ]);
  });

  it('reads the sites with and without their names', () => {
    const SITES =
      'northfield:Northfield Cancer Institute=http://a:1/graphql, lakeside=https://b/graphql?x=1';
    expect(readEnvironment(ENVIRONMENTS.patients, { SITES }).SITES).toEqual([
      { id: 'northfield', name: 'Northfield Cancer Institute', url: 'http://a:1/graphql' },
      { id: 'lakeside', name: undefined, url: 'https://b/graphql?x=1' },
    ]);
  });

  it.each([
    'northfield',
    'northfield=',
    'North=http://a',
    'a=http://a,a=http://b',
    'a=ftp://b',
    ',',
  ])('refuses %j as sites', (SITES) => {
    expect(faultsOf(() => readEnvironment(ENVIRONMENTS.patients, { SITES }))[0]).toMatch(
      /^SITES: /,
    );
  });

  it('leaves variables alone that it does not know, and counts an empty one as not set', () => {
    const variables = { ...ADDRESSES, PROT: 'x', PORT: '', LOG_LEVEL: '' };
    const env = readEnvironment(ENVIRONMENTS.gateway, variables);
    expect(env.PORT).toBeUndefined();
    expect(env.LOG_LEVEL).toBe('info');
  });

  describe('in production', () => {
    const NODE_ENV = 'production';
    const SITES = 'northfield=http://a:1/graphql';
    it.each([
      ['gateway', ADDRESSES, ['ISSUERS_FILE', 'ASSERTION_KEY_FILE']],
      ['knowledge', {}, ['TRUSTED_KEYS_FILE']],
      ['patients', { SITES }, ['ASSERTION_KEY_FILE', 'TRUSTED_KEYS_FILE']],
      ['site', {}, ['TRUSTED_KEYS_FILE']],
    ] as const)('%s states the files that are otherwise made', (name, variables, files) => {
      const stated = Object.fromEntries(files.map((file) => [file, 'here']));
      const read = (more: NodeJS.ProcessEnv) => () =>
        readEnvironment(ENVIRONMENTS[name], { ...variables, ...more });
      expect(faultsOf(read({ NODE_ENV }))).toEqual(
        files.map((file) => expect.stringMatching(new RegExp(`^${file} is not set: give the`))),
      );
      expect(read({ NODE_ENV, ...stated })).not.toThrow();
      expect(read({})).not.toThrow();
    });

    it('is told with all other faults at once', () => {
      const faults = faultsOf(() => readEnvironment(ENVIRONMENTS.site, { NODE_ENV, PORT: 'x' }));
      expect(faults.map((fault) => fault.split(/[: ]/)[0])).toEqual(['PORT', 'TRUSTED_KEYS_FILE']);
    });
  });

  it('reads the origins of web pages, none unless stated', () => {
    const origins = (variables: NodeJS.ProcessEnv) =>
      readEnvironment(ENVIRONMENTS.gateway, { ...ADDRESSES, ...variables }).CORS_ORIGINS;
    expect(origins({})).toEqual([]);
    expect(origins({ CORS_ORIGINS: 'https://a.example, http://localhost:5173' })).toEqual([
      'https://a.example',
      'http://localhost:5173',
    ]);
  });

  it.each(['*', 'null', 'a.example', 'https://a.example/', 'https://A.example', 'https://a,'])(
    'takes no origin %j',
    (CORS_ORIGINS) => {
      const read = () => readEnvironment(ENVIRONMENTS.gateway, { ...ADDRESSES, CORS_ORIGINS });
      expect(faultsOf(read)[0]).toMatch(/^CORS_ORIGINS: .* is wrong: give origins/);
    },
  );
});
