"""Asks the current edition without a pause until its input closes: HOME. Prints what it saw.

Exits 1 at the first failure or mixture, which it prints.
"""

import json
import sys
from pathlib import Path
from threading import Event, Thread

from assistant.search.shelf import Shelf
from tests.ingest.crash.stamped import WORDS, mixture


def _wait_for_the_end(over: Event) -> None:
    sys.stdin.read()
    over.set()


if __name__ == "__main__":
    over = Event()
    Thread(target=_wait_for_the_end, args=(over,), daemon=True).start()
    shelf = Shelf(Path(sys.argv[1]), embedder=lambda: WORDS)
    shelf.open()
    shelf.watch(0.01)
    print("ready", flush=True)  # noqa: T201 - read by the test
    questions, versions = 0, set()
    while not over.is_set():
        with shelf.lend() as edition:
            found = mixture(edition)
            if found:
                sys.exit(f"{edition.version} is a mixture: {found}")
            questions += 1
            versions.add(edition.version)
    shelf.close()
    print(json.dumps({"questions": questions, "versions": len(versions)}))  # noqa: T201 - read by the test
