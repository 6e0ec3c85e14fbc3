import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { describe, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { openEmbeddedStore } from '../../store/embedded.ts';
import { openMongoStore } from '../../store/mongo.ts';
import type { Store } from '../../store/store.ts';

/** An empty database for a test file. It can be opened again, and is gone after `drop`. */
export interface Place {
  readonly open: () => Promise<Store>;
  readonly drop: () => Promise<void>;
  /** What a child process needs to open the same: a directory, or a database's name. */
  readonly address: string;
}

export interface Engine {
  readonly title: 'embedded' | 'mongodb';
  readonly place: () => Promise<Place>;
}

export const embedded: Engine = {
  title: 'embedded',
  place: async () => {
    const directory = await mkdtemp(path.join(os.tmpdir(), 'precision-graph-store-'));
    return {
      address: directory,
      open: () => openEmbeddedStore(directory),
      drop: () => rm(directory, { recursive: true, force: true }),
    };
  },
};

/** The server that `MONGODB_URI` names; each place is a database of its own. */
function mongodb(uri: string): Engine {
  return {
    title: 'mongodb',
    place: () => {
      const database = `precisiongraph_test_${randomBytes(6).toString('hex')}`;
      return Promise.resolve({
        address: database,
        open: () => openMongoStore(uri, database),
        drop: async () => {
          const client = new MongoClient(uri);
          await client.db(database).dropDatabase();
          await client.close();
        },
      });
    },
  };
}

/** Runs the same tests on both engines; without a server, the driver's half says that it skips. */
export function describeEngines(title: string, tests: (engine: Engine) => void): void {
  const uri = process.env['MONGODB_URI'];
  describe(`${title}, on the embedded engine`, () => {
    tests(embedded);
  });
  describe(`${title}, on MongoDB`, () => {
    if (uri !== undefined && uri !== '') tests(mongodb(uri));
    else it.skip('skipped: the driver half needs MONGODB_URI', () => undefined);
  });
}
