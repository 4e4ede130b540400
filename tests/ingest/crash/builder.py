"""Publishes one small library after another until it is killed: HOME, number of the first."""

import itertools
import sys
from pathlib import Path

from ingest.publish import publish
from tests.ingest.crash.stamped import WORDS, stamped

if __name__ == "__main__":
    home, first = Path(sys.argv[1]), int(sys.argv[2])
    import bm25s
    import langchain_chroma

    print("ready", bm25s.__name__, langchain_chroma.__name__, flush=True)  # noqa: T201 - read by the test
    for number in itertools.count(first):
        publish([stamped(number)], home, embedder=WORDS, vector_weight=0.5)
