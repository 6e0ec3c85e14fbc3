"""
Runs MatchMiner's engine (matchengine-v2) on one protocol and prints what that took, for bench/peer.ts.

Reads {"trial", "clinical", "genomic"} as JSON from the standard input. Its database is mongomock: Python
objects in the engine's own process, so no network and no server is in its time.
"""
import asyncio
import json
import logging
import os
import sys
import time
from contextlib import contextmanager

import mongomock

logging.disable(logging.INFO)

from matchengine.internals import engine as peer  # noqa: E402

COUNTED = {"find": 0}


class Cursor:
    def __init__(self, documents):
        self.documents = documents

    async def to_list(self, _length):
        return self.documents


class AsyncCollection:
    """What the engine calls of motor's collections, answered at once."""

    def __init__(self, collection):
        self.collection = collection

    def find(self, query, projection=None):
        COUNTED["find"] += 1
        return Cursor(list(self.collection.find(query, projection)))


class AsyncDatabase:
    def __init__(self, database):
        self.database = database

    def __getitem__(self, name):
        return AsyncCollection(self.database[name])


DATABASE = mongomock.MongoClient().peer


class Connection:
    def __init__(self, read_only=True, db=None, async_init=True):
        self.database = AsyncDatabase(DATABASE) if async_init else DATABASE

    def __enter__(self):
        return self.database

    def __exit__(self, *_):
        pass


def configuration():
    """The engine's own, without the indexes, which mongomock has none of."""
    folder = os.path.join(os.path.dirname(os.path.dirname(peer.__file__)), "config")
    with open(os.path.join(folder, "dfci_config.json"), encoding="utf-8") as file:
        return {**json.load(file), "indices": {}}


@contextmanager
def engine():
    peer.MongoDBConnection = Connection
    asyncio.set_event_loop(asyncio.new_event_loop())
    options = {"num_workers": 1, "ignore_run_log": True, "skip_run_log_entry": True}
    with peer.MatchEngine(config=configuration(), match_on_deceased=True, **options) as made:
        yield made


given = json.load(sys.stdin)
DATABASE.trial.insert_one(given["trial"])
DATABASE.clinical.insert_many(given["clinical"])
DATABASE.genomic.insert_many(given["genomic"])
with engine() as made:
    begun = time.process_time()
    matches = made.get_matches_for_trial(given["trial"]["protocol_no"])
    seconds = time.process_time() - begun
print(json.dumps({"seconds": seconds, "finds": COUNTED["find"], "samples": sorted(matches)}))
