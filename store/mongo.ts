import type { Db } from 'mongodb';
import { MongoClient } from 'mongodb';
import { MongoCollection } from './mongo/collection.ts';
import type { Stored } from './mongo/collection.ts';
import type { Failing } from './mongo/failures.ts';
import { failingAt } from './mongo/failures.ts';
import type { Collection, CollectionSpec, Keyed, Store } from './store.ts';
import { StoreError } from './store.ts';

const OPTIONS = {
  appName: 'precision-graph',
  serverSelectionTimeoutMS: 5_000,
  connectTimeoutMS: 5_000,
  // A field that is undefined is left out, as in JSON.
  ignoreUndefined: true,
};

/**
 * Opens a database of a MongoDB deployment and waits until it answers.
 *
 * @throws StoreError where it can't be reached or refuses; the message holds no credentials
 */
export function openMongoStore(uri: string, database: string): Promise<Store> {
  const failing = failingAt(uri);
  return failing(async () => {
    const client = clientOf(uri);
    try {
      await client.connect();
      const store = new MongoStore(client, database, failing);
      await store.ping();
      return store;
    } catch (error) {
      await client.close();
      throw error;
    }
  });
}

function clientOf(uri: string): MongoClient {
  try {
    return new MongoClient(uri, OPTIONS);
  } catch {
    throw new StoreError(
      "the connection string of MongoDB can't be read: it looks like mongodb://host:27017/",
    );
  }
}

class MongoStore implements Store {
  readonly #client: MongoClient;
  readonly #database: Db;
  readonly #failing: Failing;

  constructor(client: MongoClient, database: string, failing: Failing) {
    this.#client = client;
    this.#database = client.db(database);
    this.#failing = failing;
  }

  collection<T extends Keyed>(spec: CollectionSpec): Promise<Collection<T>> {
    return this.#failing(async () => {
      const collection = this.#database.collection<Stored>(spec.name);
      for (const { paths, unique = false } of spec.indexes) {
        const keys = Object.fromEntries(paths.map((path) => [path, 1 as const]));
        await collection.createIndex(keys, unique ? { unique } : {}, {});
      }
      return new MongoCollection<T>(collection, this.#failing);
    });
  }

  ping(): Promise<void> {
    return this.#failing(async () => {
      await this.#database.command({ ping: 1 });
    });
  }

  close(): Promise<void> {
    return this.#failing(() => this.#client.close());
  }
}
